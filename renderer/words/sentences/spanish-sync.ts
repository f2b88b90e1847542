import type { Sentence } from '../template.ts';

/** What a sync says: on the way to Xero, invoices, and why it waits or ended early. */
export const spanishSync: readonly Sentence[] = [
  ['On its way to Xero.', 'En camino a Xero.'],
  ['In Xero.', 'En Xero.'],
  ['In Xero, with a remark: {0:remark}', 'En Xero, con una observación: {0}'],
  ['Asking Xero again for the same answer.', 'Se pide de nuevo a Xero la misma respuesta.'],
  [
    'Xero refused the whole request because of another document in it. It goes alone now.',
    'Xero rechazó el envío completo por otro documento que contenía. Ahora va sola.',
  ],
  [
    'Xero did not answer. What was sent is looked up before anything is sent again; nothing goes out twice.',
    'Xero no respondió. Lo enviado se comprueba antes de enviar nada de nuevo; nada sale dos veces.',
  ],
  [
    "The program stopped while this was on its way, so we don't know yet whether Xero has it.",
    'El programa se detuvo mientras esta iba de camino, así que aún no se sabe si Xero la tiene.',
  ],
  [
    'The clock of this computer is wrong, or went back. What was on its way to Xero is looked up after a full wait.',
    'El reloj de este equipo está mal, o retrocedió. Lo que iba camino de Xero se comprueba tras una espera completa.',
  ],
  [
    'Cledara calls the application “{0}” “{1}” now. What was set for it goes on holding.',
    'Cledara llama ahora «{1}» a la aplicación «{0}». Lo que se configuró para ella sigue vigente.',
  ],
  [
    'Xero does not have it: the request never arrived. It goes out with the next batch.',
    'Xero no la tiene: el envío no llegó. Sale con el próximo lote.',
  ],
  [
    'Items were decided about again and again while Xero was being read. Nothing was sent; sync again.',
    'Se decidió sobre elementos una y otra vez mientras se leía Xero. No se envió nada; sincronice de nuevo.',
  ],
  [
    "Cledara's list of transactions did not end after {0:n} pages. Nothing was changed; try again later.",
    'La lista de transacciones de Cledara no terminó tras {0} páginas. No se ha cambiado nada; inténtelo más tarde.',
  ],
  [
    'This belongs to the desktop app, and Tallybridge is open in a browser here. Open the desktop app to change it.',
    'Esto es de la aplicación de escritorio, y aquí Tallybridge está abierto en un navegador. Abra la aplicación de escritorio para cambiarlo.',
  ],
  [
    'Nothing is synced in the background, because this window was opened without it. Sync by hand.',
    'No se sincroniza nada en segundo plano, porque esta ventana se abrió sin ello. Sincronice a mano.',
  ],
  [
    'Nothing was changed: this company is not synced in the background. It was removed, or it is the sample. Choose a company from the list.',
    'No se ha cambiado nada: esta empresa no se sincroniza en segundo plano. Se quitó, o es la de ejemplo. Elija una empresa de la lista.',
  ],
  [
    'The sync ended early because something went wrong inside Tallybridge. Nothing was lost: the next sync goes on from here.',
    'La sincronización terminó antes de tiempo por un fallo dentro de Tallybridge. No se ha perdido nada: la próxima sigue desde aquí.',
  ],
  [
    'Something waits until {0}. Nothing was lost; run again then.',
    'Algo espera hasta {0}. No se ha perdido nada; sincronice de nuevo entonces.',
  ],
  [
    'Another sync of this company is running. Wait until it has ended.',
    'Ya hay otra sincronización de esta empresa en marcha. Espere a que termine.',
  ],
  [
    'Another sync of this company is running. Wait until it has ended, then try again.',
    'Ya hay otra sincronización de esta empresa en marcha. Espere a que termine e inténtelo de nuevo.',
  ],

  ['Attached {0}.', 'Adjuntada: {0}.'],
  [
    'The invoice was replaced in Cledara, so {0} was attached again in place of the first.',
    'La factura se sustituyó en Cledara, así que {0} se adjuntó de nuevo en lugar de la primera.',
  ],
  ['The old invoice is no longer on the document; {0} is.', 'La factura antigua ya no está en el documento; {0} sí.'],
  [
    'The invoice was replaced in Cledara by a file of another type. The new one, {0}, is attached; the old one, {1}, is still there because Xero lets no program remove a file. Remove it in Xero.',
    'La factura se sustituyó en Cledara por un archivo de otro tipo. La nueva, {0}, está adjunta; la antigua, {1}, sigue ahí porque Xero no deja que ningún programa quite un archivo. Quítela en Xero.',
  ],
  [
    'The document has {0:n} files already, and Xero takes no more than {1:n}. Remove one there, or attach the invoice to another document.',
    'El documento ya tiene {0} archivos y Xero no admite más de {1}. Quite uno allí o adjunte la factura a otro documento.',
  ],
  [
    'Xero did not answer when the invoice was sent, so it may be there or not. It is sent again with the next sync and takes the place of the first.',
    'Xero no respondió al enviar la factura, así que puede estar o no. Se envía de nuevo con la próxima sincronización y sustituye a la primera.',
  ],
  ['It is tried again with the next sync.', 'Se volverá a intentar en la próxima sincronización.'],
  [
    'The invoice is of a type that could not be told, so it was not attached. Save it as a PDF and upload that to Cledara, or attach it in Xero by hand.',
    'No se pudo saber de qué tipo es la factura, así que no se adjuntó. Guárdela como PDF y súbala a Cledara o adjúntela en Xero a mano.',
  ],
  [
    'Xero does not take {0} files. Upload the invoice to Cledara as a PDF or JPG.',
    'Xero no admite archivos {0}. Suba la factura a Cledara como PDF o JPG.',
  ],
  [
    'Cledara says there is an invoice but does not have the file. Upload it there again.',
    'Cledara dice que hay una factura, pero no tiene el archivo. Súbala allí de nuevo.',
  ],
  [
    'Cledara says there is an invoice but does not have the file. Upload it in Cledara again.',
    'Cledara dice que hay una factura, pero no tiene el archivo. Súbala de nuevo en Cledara.',
  ],
  [
    'The document is no longer in Xero, so its invoice cannot be attached. Look at it in Xero.',
    'El documento ya no está en Xero, así que no se puede adjuntar su factura. Véalo en Xero.',
  ],
  ['Xero refused the file.', 'Xero rechazó el archivo.'],
  ['Xero refused the file: {0:refusal}.', 'Xero rechazó el archivo: {0}.'],
  [
    'This transaction is not in the books. Sync, then look again.',
    'Esta transacción no está en los libros. Sincronice y mire de nuevo.',
  ],
  [
    'Cledara has no invoice for this transaction. Upload it in Cledara, then sync.',
    'Cledara no tiene factura de esta transacción. Súbala en Cledara y sincronice.',
  ],
  ['Cledara has no invoice for this movement.', 'Cledara no tiene factura de este movimiento.'],
  [
    'The invoice is not on this computer yet, and Cledara could not be reached. Open it again when you are online.',
    'La factura aún no está en este equipo y no se pudo contactar con Cledara. Ábrala de nuevo cuando tenga conexión.',
  ],
  [
    'The invoice is not on this computer yet, and its download from Cledara broke off. Open it again in a moment.',
    'La factura aún no está en este equipo y su descarga de Cledara se cortó. Ábrala de nuevo en un momento.',
  ],
  [
    'The invoice is larger than 10 MB, so it was not downloaded; Xero would not take it either. Look at it in Cledara, or upload a smaller file there.',
    'La factura supera los 10 MB, así que no se descargó; Xero tampoco la admitiría. Véala en Cledara o suba allí un archivo menor.',
  ],
  [
    'The invoice is larger than 10 MB, the most that Xero takes as an attachment. Upload a smaller file to Cledara, for example a PDF with smaller pictures.',
    'La factura supera los 10 MB, el máximo que Xero admite como adjunto. Suba a Cledara un archivo menor, por ejemplo un PDF con imágenes más pequeñas.',
  ],
  ['Look at it in Cledara, or upload it there again.', 'Véala en Cledara o súbala allí de nuevo.'],
  [
    'The invoice could not be kept on this computer ({0:disk}). It can be looked at while Cledara can be reached.',
    'La factura no se pudo guardar en este equipo ({0}). Se puede ver mientras haya conexión con Cledara.',
  ],
  [
    'The place where Cledara keeps invoices has a fault of its own at the moment (it answered with {0:n}).',
    'El sitio donde Cledara guarda las facturas tiene un fallo propio en este momento (respondió con {0}).',
  ],
  [
    'Cledara says where the invoice is, but the file is not there.',
    'Cledara dice dónde está la factura, pero el archivo no está ahí.',
  ],
  [
    "The invoice's file could not be downloaded: the connection to the place where Cledara keeps it failed.",
    'No se pudo descargar el archivo de la factura: falló la conexión con el sitio donde Cledara lo guarda.',
  ],
  ['The invoice could not be downloaded: {0:download}.', 'No se pudo descargar la factura: {0}.'],
];
