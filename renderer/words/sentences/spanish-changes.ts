import type { Sentence } from '../template.ts';

/** What becomes of documents that are in Xero already: taken out, changed, changed there by others. */
export const spanishChanges: readonly Sentence[] = [
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
];
