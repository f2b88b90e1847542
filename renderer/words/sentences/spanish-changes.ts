import type { Group } from '../phrasebook.ts';
import type { Sentence } from '../template.ts';

const parts: readonly Sentence[] = [
  ['kind', 'tipo'],
  ['number', 'número'],
  ['date', 'fecha'],
  ['due date', 'vencimiento'],
  ['amount', 'importe'],
  ['bank account', 'cuenta bancaria'],
  ['contact', 'contacto'],
  ['lines', 'líneas'],
  ['description', 'descripción'],
  ['account', 'cuenta'],
  ['tax rate', 'tipo impositivo'],
  ['tracking', 'seguimiento'],
  ['reference', 'referencia'],
  ['day of payment', 'día de pago'],
  ['amount due', 'importe pendiente'],
  ['payments', 'pagos'],
];

/** What several of them were, and are now. */
export const changesGroup: Group = {
  isOpen: true,
  separator: '; ',
  phrases: parts.map(([english, spanish]): Sentence => [`${english}: {0} → {1}`, `${spanish}: {0} → {1}`]),
};

/** Parts of a document, where several of them may have changed. */
export const changedFieldsGroup: Group = {
  isOpen: true,
  separator: ', ',
  phrases: parts,
};

/** What becomes of documents that are in Xero already: taken out, changed, changed there by others. */
export const spanishChanges: readonly Sentence[] = [
  [
    'Cledara says something else of it since it was posted. Leave it in Xero as it was posted, or change it there from here.',
    'Cledara dice otra cosa de él desde que se contabilizó. Déjelo en Xero como se contabilizó o cámbielo allí desde aquí.',
  ],
  ['Cledara says of it again what was posted.', 'Cledara vuelve a decir de él lo que se contabilizó.'],
  ['{0:author} leaves it in Xero as it was posted.', '{0} lo deja en Xero como se contabilizó.'],
  [
    'Nothing about it is open: it is in Xero as it was posted, or was decided about since.',
    'No hay nada pendiente: está en Xero como se contabilizó o ya se decidió después.',
  ],
  [
    'It was not taken out of Xero, because your role there does not allow it.',
    'No se ha retirado de Xero, porque su rol allí no lo permite.',
  ],
  [
    'It was not changed in Xero, because your role there does not allow it.',
    'No se ha cambiado en Xero, porque su rol allí no lo permite.',
  ],
  [
    'It was not taken out of Xero, because it is reconciled there.',
    'No se ha retirado de Xero, porque allí está conciliado.',
  ],
  [
    'It was not changed in Xero, because it is reconciled there.',
    'No se ha cambiado en Xero, porque allí está conciliado.',
  ],
  [
    'Open it in Xero, choose Unreconcile under Options, then try again here.',
    'Ábralo en Xero, elija Unreconcile en Options y vuelva a intentarlo aquí.',
  ],
  [
    'It was not taken out of Xero: {0:day} is on or before the end-of-year lock date ({1:day}), and nobody can change anything there.',
    'No se ha retirado de Xero: el {0} es anterior o igual a la fecha de cierre del ejercicio ({1}), y nadie puede cambiar nada ahí.',
  ],
  [
    'It was not changed in Xero: {0:day} is on or before the end-of-year lock date ({1:day}), and nobody can change anything there.',
    'No se ha cambiado en Xero: el {0} es anterior o igual a la fecha de cierre del ejercicio ({1}), y nadie puede cambiar nada ahí.',
  ],
  ['Move the lock date in Xero, then try again here.', 'Cambie la fecha de cierre en Xero y vuelva a intentarlo aquí.'],
  [
    'It was not taken out of Xero: {0:day} is on or before the lock date ({1:day}), and only an Adviser can change anything there.',
    'No se ha retirado de Xero: el {0} es anterior o igual a la fecha de cierre ({1}), y solo un Adviser puede cambiar algo ahí.',
  ],
  [
    'It was not changed in Xero: {0:day} is on or before the lock date ({1:day}), and only an Adviser can change anything there.',
    'No se ha cambiado en Xero: el {0} es anterior o igual a la fecha de cierre ({1}), y solo un Adviser puede cambiar algo ahí.',
  ],
  [
    'Ask an Adviser to connect, or move the lock date in Xero.',
    'Pida a un Adviser que se conecte o cambie la fecha de cierre en Xero.',
  ],
  ['Remove its payments in Xero, then try again here.', 'Quite sus pagos en Xero y vuelva a intentarlo aquí.'],
  ['Look for it in Xero.', 'Búsquelo en Xero.'],
  ['Correct it in Xero.', 'Corríjalo en Xero.'],
  ['It was not taken out of Xero. Xero says: {0}.', 'No se ha retirado de Xero. Xero dice: {0}.'],
  ['It was not changed in Xero. Xero says: {0}.', 'No se ha cambiado en Xero. Xero dice: {0}.'],
  [
    'It is on its way to Xero. Undo it when the next sync has ended.',
    'Va camino de Xero. Deshágalo cuando haya terminado la próxima sincronización.',
  ],
  ['It was taken out of Xero already.', 'Ya se había retirado de Xero.'],
  ['It is not in Xero, so there is nothing to undo.', 'No está en Xero, así que no hay nada que deshacer.'],
  [
    'Someone else posted it in Xero, so it is not undone from here. Delete it in Xero if it should go.',
    'Otra persona lo registró en Xero, así que no se deshace desde aquí. Elimínelo en Xero si no debe estar.',
  ],
  [
    "Xero did not answer when it was last changed, so we don't know yet how it stands there. The next sync looks; try again after it.",
    'Xero no respondió la última vez que se cambió, así que aún no sabemos cómo está allí. La próxima sincronización lo comprueba; vuelva a intentarlo después.',
  ],
  [
    'Xero does not have it any more, so it was not undone. Look for it in Xero before you post it again by hand.',
    'Xero ya no lo tiene, así que no se ha deshecho. Búsquelo en Xero antes de volver a registrarlo a mano.',
  ],
  [
    'Taken out of Xero by {0}. It is not sent again unless you approve it.',
    'Retirado de Xero por {0}. No se vuelve a enviar si usted no lo aprueba.',
  ],
  [
    'It had been deleted in Xero already when {0} undid it. It is not sent again unless you approve it.',
    'Ya estaba eliminado en Xero cuando {0} lo deshizo. No se vuelve a enviar si usted no lo aprueba.',
  ],
  [
    'Xero still has it as it was: the request never arrived there. Try again.',
    'Xero lo tiene todavía como estaba: la petición nunca llegó. Vuelva a intentarlo.',
  ],
  [
    'A sync of this company is running, so nothing in Xero is changed beside it. Try again when it has ended.',
    'Hay una sincronización de esta empresa en marcha, así que no se cambia nada en Xero al mismo tiempo. Vuelva a intentarlo cuando termine.',
  ],
  [
    'Someone deleted it in Xero after it was posted. It is not sent again unless you approve it; leave it out if that is right.',
    'Alguien la eliminó en Xero después de registrarla. No se vuelve a enviar si usted no la aprueba; descártela si es correcto.',
  ],
  [
    'Someone changed it in Xero after it was posted: {0:changedFields}. Take Xero’s version for the right one, or send ours again.',
    'Alguien la cambió en Xero después de registrarla: {0}. Dé por buena la versión de Xero o vuelva a enviar la nuestra.',
  ],
  ['In Xero it is as it was sent again.', 'En Xero vuelve a estar como se envió.'],
  ['{0} takes Xero’s version for the right one.', '{0} da por buena la versión de Xero.'],
  [
    'Changed in Xero by {0}: it is as it was posted first.',
    'Cambiado en Xero por {0}: está como se registró al principio.',
  ],
  ['Changed in Xero by {0}: {1:changes}.', 'Cambiado en Xero por {0}: {1}.'],
  [
    'Someone changed it in Xero, so it was left alone. Take Xero’s version for the right one, or send ours again first.',
    'Alguien la cambió en Xero, así que no se ha tocado. Antes dé por buena la versión de Xero o vuelva a enviar la nuestra.',
  ],
  [
    'You took Xero’s version of it for the right one, so it was left alone. Change it in Xero.',
    'Usted dio por buena la versión de Xero, así que no se ha tocado. Cámbiela en Xero.',
  ],
  [
    'By the present settings it could not be posted as it is.',
    'Con los ajustes actuales no se podría registrar tal cual.',
  ],
  [
    'The settings have changed since you looked. Look at the differences again.',
    'Los ajustes han cambiado desde que los miró. Vuelva a ver las diferencias.',
  ],
  ['By the present settings nothing about it changes.', 'Con los ajustes actuales no cambia nada en ella.'],
  [
    'It was deleted in Xero. Approve it to send it anew, or leave it out.',
    'Se eliminó en Xero. Apruébela para enviarla de nuevo o descártela.',
  ],
  [
    'It is not in Xero, so nothing of it can have changed there.',
    'No está en Xero, así que allí no puede haber cambiado nada de ella.',
  ],
  ['Nobody is known to have changed it in Xero.', 'No se sabe que nadie la haya cambiado en Xero.'],
  [
    'Xero does not have it any more, so it was not changed there. Look for it in Xero.',
    'Xero ya no lo tiene, así que no se ha cambiado allí. Búsquelo en Xero.',
  ],
  [
    'It was deleted in Xero, so there is nothing to change. Look for changes in Xero, then approve it to send it anew.',
    'Se eliminó en Xero, así que no hay nada que cambiar. Busque cambios en Xero y apruébela para enviarla de nuevo.',
  ],
  [
    'These books have not sent it to Xero, so it is not changed there from here.',
    'Estos libros no lo han enviado a Xero, así que no se cambia allí desde aquí.',
  ],
  [
    'Xero lets no program change a transfer. Take it out of Xero, then approve it again.',
    'Xero no deja que ningún programa cambie una transferencia. Retírela de Xero y apruébela de nuevo.',
  ],
  [
    'Xero cannot move a document to another bank account, nor turn Spend Money into Receive Money. Take it out of Xero, then approve it again.',
    'Xero no puede pasar un documento a otra cuenta bancaria, ni convertir un gasto en un ingreso. Retírelo de Xero y apruébelo de nuevo.',
  ],
  [
    'Xero has no active contact {0} yet, so it was not changed there. Make it in Xero, or choose another one.',
    'Xero no tiene todavía ningún contacto activo {0}, así que no se ha cambiado allí. Créelo en Xero o elija otro.',
  ],
  [
    'Xero cannot turn a bill or credit note into another kind of document, or back. Take it out of Xero, then approve it again.',
    'Xero no puede convertir una factura de compra o nota de crédito en otro tipo de documento, ni al revés. Retírela de Xero y apruébela de nuevo.',
  ],
  ['Has anybody changed in Xero what was posted?', '¿Ha cambiado alguien en Xero lo que se registró?'],
  [
    'Nobody has looked yet: the next sync does, and then once a day.',
    'Nadie lo ha comprobado todavía: lo hace la próxima sincronización, y después una vez al día.',
  ],
  ['No: nothing was posted yet.', 'No: aún no se ha registrado nada.'],
  ['Changed in Xero', 'Cambiados en Xero'],
  ['Deleted in Xero', 'Eliminados en Xero'],
  ['Last look', 'Última comprobación'],
  [
    'Look at the differences under Applications, “Apply to pushed”, and choose which to change in Xero.',
    'Mire las diferencias en Aplicaciones, «Aplicar a lo enviado», y elija cuáles cambiar en Xero.',
  ],
  ['Would be changed', 'Cambiarían'],
  ['Sync once.', 'Sincronice una vez.'],
  [
    'No: at the last look everything was as it was posted, or you have agreed to it.',
    'No: en la última comprobación todo estaba como se registró, o usted lo había aceptado.',
  ],
  ['Yes: {0} was changed there, and {1} deleted.', 'Sí: allí se cambió {0} y se eliminaron {1}.'],
  ['Yes: {0} were changed there, and {1} deleted.', 'Sí: allí se cambiaron {0} y se eliminaron {1}.'],
  [
    'Look through them in Review: take Xero’s version for the right one, or send ours again.',
    'Repáselas en Revisión: dé por buena la versión de Xero o vuelva a enviar la nuestra.',
  ],
];
