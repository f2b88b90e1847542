import type { Sentence } from '../template.ts';

/** Why an item is where it is, and what happened to it: reasons, decisions and the log. */
export const spanishItems: readonly Sentence[] = [
  [
    'Not posted: {0:day} is on or before the end-of-year lock date ({1:day}).',
    'Sin registrar: el {0} es anterior o igual a la fecha de cierre del ejercicio ({1}).',
  ],
  [
    'Not posted: {0:day}, the day that was chosen for it, is on or before the end-of-year lock date ({1:day}).',
    'Sin registrar: el {0}, la fecha elegida para ella, es anterior o igual a la fecha de cierre del ejercicio ({1}).',
  ],
  [
    'Not posted: {0:day}, the day that was chosen for it, is on or before the lock date ({1:day}).',
    'Sin registrar: el {0}, la fecha elegida para ella, es anterior o igual a la fecha de cierre ({1}).',
  ],
  [
    'Not posted: {0:day} lies in the future, because today is {1:day} for {2}.',
    'Sin registrar: el {0} está en el futuro, porque hoy es {1} para {2}.',
  ],
  [
    'The first sync on that day goes on with it; where today is wrong, set the clock of this computer.',
    'La primera sincronización de ese día seguirá con ella; si la fecha de hoy no es correcta, ajuste el reloj de este equipo.',
  ],
  [
    'Not posted: the plan of {0} in Xero is for {1} only, and this is in {2}. Change the plan in Xero, or turn its account off.',
    'Sin registrar: el plan de {0} en Xero es solo para {1}, y esta es en {2}. Cambie el plan en Xero o desactive su cuenta.',
  ],
  [
    'Not posted: {0} is not subscribed to {1} in Xero. Add the currency there under Settings, Currencies; the next sync goes on with it.',
    'Sin registrar: {0} no tiene añadida la moneda {1} en Xero. Añádala allí en Settings, Currencies; la próxima sincronización seguirá con ella.',
  ],
  ['Link a bank account that Xero has.', 'Vincule una cuenta bancaria que exista en Xero.'],
  ['Choose a contact that Xero has.', 'Elija un contacto que exista en Xero.'],
  [
    'No item has an open day that could be taken back.',
    'Ningún elemento tiene un primer día abierto que se pueda retirar.',
  ],
  [
    'No item is blocked by a lock date with that first open day. Look again, then choose.',
    'Ningún elemento está bloqueado por una fecha de cierre con ese primer día abierto. Mire de nuevo y elija.',
  ],
  [
    'By the lock dates as they were last read its day is open. Sync, and it is planned again.',
    'Según las fechas de cierre leídas la última vez, su día está abierto. Sincronice y se preparará de nuevo.',
  ],
  [
    'No lock date stands in its way, so its day stays as it is.',
    'Ninguna fecha de cierre la bloquea, así que conserva su fecha.',
  ],
  [
    'The first open day is {0:day}, not {1:day}. Look at it again, then choose.',
    'El primer día abierto es el {0}, no el {1}. Mírela otra vez y elija.',
  ],
  ['It has its own day, so there is nothing to take back.', 'Tiene su propia fecha, así que no hay nada que retirar.'],
  ['It is approved with that day. Put it back first.', 'Está aprobada con esa fecha. Devuélvala primero.'],
  [
    'It has left for Xero with that day. Change the day there.',
    'Ha salido hacia Xero con esa fecha. Cambie la fecha allí.',
  ],
  [
    '{0:author} took the chosen day back. It is dated {1:day} again, the day of the movement.',
    '{0} retiró la fecha elegida. Vuelve a tener fecha {1}, el día del movimiento.',
  ],
  [
    '{0:author} took the chosen day back. It is dated {1:day} again, the day of its invoice.',
    '{0} retiró la fecha elegida. Vuelve a tener fecha {1}, el día de su factura.',
  ],
  [
    '{0:author} chose to post it on {1:day}, the first open day. Its own day is {2:day}.',
    '{0} eligió registrarla con fecha {1}, el primer día abierto. Su propia fecha es {2}.',
  ],
  ['That day goes into the description.', 'Esa fecha va en la descripción.'],
  [
    'A transfer in Xero has no description, so that day stands here alone.',
    'Una transferencia en Xero no tiene descripción, así que esa fecha consta solo aquí.',
  ],
  [
    'Chosen by hand by {0:author}: the first open day, because a lock date in Xero closed its own, {1:day}.',
    'Elegido a mano por {0}: el primer día abierto, porque una fecha de cierre en Xero bloquea el suyo, {1}.',
  ],
  [
    'The original date was added, because the document has a later one.',
    'Se añadió la fecha original, porque el documento tiene otra posterior.',
  ],
  [
    'Xero lets nobody post there. Change the lock date in Xero, post it on {0:day}, or leave it out.',
    'Xero no deja registrar nada ahí. Cambie la fecha de cierre en Xero, regístrela con fecha {0} o descártela.',
  ],
  [
    'Not posted: {0:day} is on or before the lock date ({1:day}).',
    'Sin registrar: el {0} es anterior o igual a la fecha de cierre ({1}).',
  ],
  [
    'Xero lets only an Adviser post there, and you are connected as {0:role}.',
    'Xero solo deja registrar ahí a un Adviser, y usted está conectado como {0}.',
  ],
  [
    'Xero lets only an Adviser post there, and Xero does not say which role you are connected with.',
    'Xero solo deja registrar ahí a un Adviser, y no dice con qué rol está usted conectado.',
  ],
  [
    'Ask an Adviser to connect, post it on {0:day}, or leave it out.',
    'Pida a un Adviser que se conecte, regístrela con fecha {0} o descártela.',
  ],
  [
    'Ask an Adviser to connect, move the lock date in Xero, or leave it out.',
    'Pida a un Adviser que se conecte, cambie la fecha de cierre en Xero o descártela.',
  ],
  [
    'Not posted: you were removed from this organisation in Xero, so nothing can be posted.',
    'Sin registrar: usted ya no es usuario de esta organización en Xero, así que no se puede registrar nada.',
  ],
  [
    'Not posted: you are connected as {0:role}, and Xero lets such a user post no bank transactions.',
    'Sin registrar: usted está conectado como {0}, y Xero no deja que ese usuario registre transacciones bancarias.',
  ],
  [
    'Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.',
    'Pida que le cambien el rol en Xero a Standard o Adviser, o que se conecte alguien que lo tenga.',
  ],
  [
    'Since it was posted, not all that Cledara says of it was understood: {0:unclear}. Look at it in Cledara, and change it in Xero by hand or leave it as it was posted.',
    'Desde que se registró no se entendió todo lo que Cledara dice de ella: {0}. Compruébela en Cledara y cámbiela en Xero a mano o déjela como se registró.',
  ],
  [
    'Not posted, because not all of it was understood: {0:unclear}. Enter it in Xero by hand if it belongs there, or leave it out.',
    'Sin registrar, porque no se entendió todo: {0}. Introdúzcala en Xero a mano si debe estar allí o descártela.',
  ],
  [
    'Money out cannot be posted as Receive Money. Choose a transfer for withdrawals, or none.',
    'El dinero que sale no se puede registrar como ingreso (Receive Money). Elija una transferencia para las retiradas de fondos o no las registre.',
  ],
  [
    'The invoice confirmed in Cledara has VAT at {0}, and the tax rate {1} is {2}. Choose another tax rate, or approve it as it is.',
    'La factura confirmada en Cledara tiene un IVA del {0}, y el tipo impositivo {1} es del {2}. Elija otro tipo impositivo o apruébela tal como está.',
  ],
  ['Xero refused it: {0:refusal}.', 'Xero la rechazó: {0}.'],
  [
    'Correct it in Xero or in the settings; it is tried again with the next sync.',
    'Corríjalo en Xero o en los ajustes; se volverá a intentar en la próxima sincronización.',
  ],
  [
    'It was in Xero and someone deleted it there. It is not sent again unless you approve it.',
    'Estaba en Xero y alguien la eliminó allí. No se envía de nuevo a menos que usted la apruebe.',
  ],
  [
    'Xero had it, and someone deleted it there. It is not sent again unless you approve it.',
    'Xero la tenía y alguien la eliminó allí. No se envía de nuevo a menos que usted la apruebe.',
  ],
  [
    'Xero may have this one already. If it is the same, say so; if not, approve it. The next sync looks again.',
    'Quizá Xero ya tenga esta. Si es la misma, descarte esta; si no, apruébela. La próxima sincronización lo comprobará de nuevo.',
  ],
  [
    'Xero has one of the same amount for {0} on {1:day}. If it is the same, say so; if not, approve it.',
    'Xero tiene una del mismo importe para {0} con fecha {1}. Si es la misma, descarte esta; si no, apruébela.',
  ],
  [
    'Xero has one of the same amount on {0:day}. If it is the same, say so; if not, approve it.',
    'Xero tiene una del mismo importe con fecha {0}. Si es la misma, descarte esta; si no, apruébela.',
  ],
  [
    'It is in Xero already under its own reference, posted by an earlier installation. It was adopted, not posted again.',
    'Ya está en Xero con su propia referencia, registrada por una instalación anterior. Se ha reconocido y no se registra de nuevo.',
  ],
  [
    'Someone else has posted it in Xero already: same bank account, amount, day and contact. It was adopted, not posted again.',
    'Otra persona ya la registró en Xero: misma cuenta bancaria, importe, día y contacto. Se ha reconocido y no se registra de nuevo.',
  ],
  ['Its account is off, so it is not posted.', 'Su cuenta está desactivada, así que no se registra.'],
  [
    'Cledara changed the movement after it was approved. It is planned again.',
    'Cledara cambió el movimiento después de su aprobación. Se prepara de nuevo.',
  ],
  ['The wait is over.', 'La espera ha terminado.'],
  [
    'Not settled yet. It is posted once the merchant has collected the money.',
    'Aún sin liquidar. Se registra cuando el comercio haya cobrado el dinero.',
  ],
  ['Complete.', 'Completa.'],
  ['Complete. It waits for your review.', 'Completa. Espera su revisión.'],
  [
    'Complete. It is set to automatic: the next sync approves it, unless Xero has it already.',
    'Completa. Es automática: la próxima sincronización la aprueba, salvo que Xero ya la tenga.',
  ],
  [
    'The merchant did not collect the money; Cledara no longer lists it.',
    'El comercio no cobró el dinero; Cledara ya no la muestra.',
  ],
  [
    'Cledara listed it and does not any more: it may have been deleted or merged there, or the API key is from someone who cannot see it. Look for it in Cledara. If it stands all the same, approve it; if not, leave it out.',
    'Cledara la mostraba y ya no: puede haberse eliminado o fusionado allí, o la clave de API es de alguien que no la ve. Búsquela en Cledara. Si aun así es válida, apruébela; si no, descártela.',
  ],
  [
    'Cledara listed it and does not any more: it may have been deleted or merged there, or the API key is from someone who cannot see it. Look for it in Cledara. If it stands all the same, leave it in Xero as it was posted; if not, take it out of Xero.',
    'Cledara la mostraba y ya no: puede haberse eliminado o fusionado allí, o la clave de API es de alguien que no la ve. Búsquela en Cledara. Si aun así es válida, déjela en Xero como se contabilizó; si no, retírela de Xero.',
  ],
  [
    'Its bill or credit note is in Xero without its payment or refund, and Cledara does not list the movement any more. Look for it in Cledara. If it stands all the same, enter the payment in Xero; if not, void the document there.',
    'Su factura o nota de crédito está en Xero sin su pago o reembolso, y Cledara ya no muestra el movimiento. Búsquelo en Cledara. Si aun así es válido, introduzca el pago en Xero; si no, anule allí el documento.',
  ],
  ['The settings say that it is not posted any more.', 'Según los ajustes, ya no se registra.'],

  ['Approved: its application is set to automatic.', 'Aprobada: su aplicación es automática.'],
  ['Approved by {0:approver}.', 'Aprobada por {0}.'],
  ['Approved by {0:approver}. {1:rest}', 'Aprobada por {0}. {1}'],
  ['Set aside by {0}.', 'Apartada por {0}.'],
  ['Set aside by {0}. {1:rest}', 'Apartada por {0}. {1}'],
  ['Left out by {0}.', 'Descartada por {0}.'],
  ['Left out by {0}. {1:rest}', 'Descartada por {0}. {1}'],
  [
    '{0} says that it is this one in Xero. It is not posted again.',
    'Según {0}, es esta la que está en Xero. No se vuelve a contabilizar.',
  ],
  [
    '{0} says that it is this one in Xero. It is not posted again. {1:rest}',
    'Según {0}, es esta la que está en Xero. No se vuelve a contabilizar. {1}',
  ],
  [
    'Nothing was found in Xero that it may be the same as. Sync to look again, or mark it as booked elsewhere.',
    'No se ha encontrado en Xero ninguna que pueda ser la misma. Sincronice para mirar de nuevo o márquela como contabilizada en otro sitio.',
  ],
  [
    'The one in Xero was deleted there. Approve it to send it again, or leave it out.',
    'La que estaba en Xero se eliminó allí. Apruébela para enviarla de nuevo o descártela.',
  ],
  [
    'That one in Xero belongs to another transaction already. Look at both.',
    'Esa de Xero ya pertenece a otra transacción. Mire ambas.',
  ],
  ['It is that one already.', 'Ya se ha reconocido como esa.'],
  ['{0} says it was booked elsewhere.', 'Según {0}, se contabilizó en otro sitio.'],
  ['{0} says it was booked elsewhere. {1:rest}', 'Según {0}, se contabilizó en otro sitio. {1}'],
  ['Put back by {0}.', 'Devuelta a revisión por {0}.'],
  ['Put back by {0}. {1:rest}', 'Devuelta a revisión por {0}. {1}'],

  ['There is no such item.', 'No existe tal elemento.'],
  ['Nothing was changed.', 'No se ha cambiado nada.'],
  ['It is {0:state} and cannot be {1:decision}.', 'Está {0} y no se puede {1}.'],
  [
    'The settings have changed, and it is coded anew under them. Look at it again, then approve it.',
    'Los ajustes han cambiado y se ha codificado de nuevo según ellos. Mírela otra vez y apruébela.',
  ],
  ['It has no document yet.', 'Aún no tiene documento.'],
  [
    'It was in Xero before. Approve it to send it again, or leave it as it is.',
    'Ya estuvo en Xero. Apruébela para enviarla de nuevo o déjela como está.',
  ],
  [
    'It has changed since you looked at it. Look at it again, then approve it.',
    'Ha cambiado desde que la miró. Revísela otra vez y apruébela.',
  ],
  [
    'Nobody has decided about it, so there is nothing to take back.',
    'Nadie ha decidido sobre ella, así que no hay nada que deshacer.',
  ],
  [
    "Xero's lists were not read yet, so nothing can be planned. Connect Xero, apply settings and sync once.",
    'Aún no se han leído las listas de Xero, así que no se puede preparar nada. Conecte Xero, aplique los ajustes y sincronice una vez.',
  ],
  ['It is approved already.', 'Ya está aprobada.'],
  ['It is set aside already.', 'Ya está apartada.'],
  ['It is left out already.', 'Ya está descartada.'],
  ['It is marked as booked elsewhere already.', 'Ya está marcada como contabilizada en otro sitio.'],
  [
    'Nothing is proposed for it: the settings do not post it, or no sync has looked at it yet. Look at the settings, then sync.',
    'No hay nada propuesto para ella: los ajustes no la registran o ninguna sincronización la ha visto aún. Mire los ajustes y sincronice.',
  ],
  [
    'Nothing was set up yet, so there is nothing to choose from. Set the company up first.',
    'Aún no se ha configurado nada, así que no hay nada que elegir. Configure antes la empresa.',
  ],
  [
    'This transaction is not in the books: it belongs to another company, or no sync has read it yet. Sync, then look again.',
    'Esta transacción no está en los libros: es de otra empresa o ninguna sincronización la ha leído aún. Sincronice y mire de nuevo.',
  ],

  ['It is approved already. Put it back first.', 'Ya está aprobada. Devuélvala antes a revisión.'],
  [
    'It is approved and waiting for its turn. Put it back first.',
    'Está aprobada y espera su turno. Devuélvala antes a revisión.',
  ],
  [
    'It is on its way to Xero, so its coding stays as it was approved.',
    'Va camino de Xero, así que su codificación queda como se aprobó.',
  ],
  ['It is in Xero already. Change it there.', 'Ya está en Xero. Cámbiela allí.'],
  ['It is left out. Put it back first.', 'Está descartada. Devuélvala antes a revisión.'],
  ['It is not posted.', 'No se registra.'],
  [
    'Nothing is posted for it, so there is nothing to code.',
    'No se registra nada por ella, así que no hay nada que codificar.',
  ],
  [
    'It is a transfer between bank accounts, which has no account, tax rate or contact to choose.',
    'Es una transferencia entre cuentas bancarias, sin cuenta, tipo impositivo ni contacto que elegir.',
  ],
  [
    'It is no card payment, so it is not coded by an application. Change its rule in the settings.',
    'No es un pago con tarjeta, así que no se codifica por aplicación. Cambie su regla en los ajustes.',
  ],
  [
    'It belongs to no application. Choose for this transaction alone, or set a default.',
    'No pertenece a ninguna aplicación. Elija solo para esta transacción o fije un valor predeterminado.',
  ],
  [
    'Nothing was chosen. Choose an account, a tax rate or another part.',
    'No se ha elegido nada. Elija una cuenta, un tipo impositivo u otra parte.',
  ],
  [
    'Nothing is proposed for it, so there is nothing to code.',
    'No hay nada propuesto para ella, así que no hay nada que codificar.',
  ],
  ['Coded by hand by {0}: {1:chosen}', 'Codificada a mano por {0}: {1}'],
  [
    'Coded by hand by {0}: {1:chosen}; for {2} from now on (version {3:n} of the settings)',
    'Codificada a mano por {0}: {1}; para {2} desde ahora (versión {3} de los ajustes)',
  ],
];
