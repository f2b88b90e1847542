import type { Sentence } from '../template.ts';

/** Accounts, tax rates, tracking and contacts: what is wrong with them, what to do, and why they were chosen. */
export const spanishCoding: readonly Sentence[] = [
  ['Xero has no account with the code {0}', 'Xero no tiene ninguna cuenta con el código {0}'],
  ['Account {0} is archived in Xero', 'La cuenta {0} está archivada en Xero'],
  [
    'Account {0} is a bank account; nothing can be coded to it',
    'La cuenta {0} es una cuenta bancaria; no se le puede asignar nada',
  ],
  ['Account {0} is one that Xero keeps for itself', 'La cuenta {0} es una de las que Xero reserva para sí'],
  ['Xero has no bank account with the code {0}', 'Xero no tiene ninguna cuenta bancaria con el código {0}'],
  ['Account {0} is not a bank account in Xero', 'La cuenta {0} no es una cuenta bancaria en Xero'],
  ['Bank account {0} is archived in Xero', 'La cuenta bancaria {0} está archivada en Xero'],
  ['Bank account {0} is in {1}, not in {2}', 'La cuenta bancaria {0} está en {1}, no en {2}'],
  [
    'The account {0} has no bank account in Xero yet',
    'La cuenta {0} aún no tiene ninguna cuenta bancaria vinculada en Xero',
  ],
  ['Xero has no tax rate {0}', 'Xero no tiene el tipo impositivo {0}'],
  ['The tax rate {0} is no longer in use in Xero', 'El tipo impositivo {0} ya no se usa en Xero'],
  [
    "The account's own tax rate in Xero, {0}, is set instead.",
    'En su lugar se pone el tipo propio de la cuenta en Xero, {0}.',
  ],
  [
    'The tax rate that it had before, {0}, is set for it instead.',
    'En su lugar se le pone el tipo impositivo que tenía antes, {0}.',
  ],
  ['Xero does not allow the tax rate {0} on account {1}', 'Xero no permite el tipo impositivo {0} en la cuenta {1}'],
  [
    'Xero takes at most two tracking categories on a line; {0} is one too many',
    'Xero admite como máximo dos categorías de seguimiento por línea; {0} sobra',
  ],
  ['Xero has no tracking category {0}', 'Xero no tiene la categoría de seguimiento {0}'],
  ['The tracking category {0} is archived in Xero', 'La categoría de seguimiento {0} está archivada en Xero'],
  [
    'The tracking category {0} has no option {1} in Xero',
    'La categoría de seguimiento {0} no tiene la opción {1} en Xero',
  ],
  [
    'The option {0} of the tracking category {1} is archived in Xero',
    'La opción {0} de la categoría de seguimiento {1} está archivada en Xero',
  ],
  ['Xero has no contact called {0}', 'Xero no tiene ningún contacto llamado {0}'],
  ['The contact {0} is archived in Xero', 'El contacto {0} está archivado en Xero'],
  ['The contact {0} is archived', 'El contacto {0} está archivado'],
  ['The contact {0} could not be made.', 'No se pudo crear el contacto {0}.'],
  [
    'No {0:unset} is chosen, neither for this nor as a default',
    'No se ha elegido {0}, ni para esta ni como valor predeterminado',
  ],
  [
    'It belongs to no application in Cledara, so there is no contact to name',
    'No pertenece a ninguna aplicación de Cledara, así que no hay contacto que indicar',
  ],
  [
    'Its application has no name that Xero takes for a contact',
    'Su aplicación no tiene un nombre que Xero admita para un contacto',
  ],
  ['The transfer would go from a bank account to itself', 'La transferencia iría de una cuenta bancaria a ella misma'],

  ['Choose another account.', 'Elija otra cuenta.'],
  ['Choose another account, or restore it in Xero.', 'Elija otra cuenta o restáurela en Xero.'],
  ['Choose an account that Xero has.', 'Elija una cuenta que exista en Xero.'],
  ['Link a bank account.', 'Vincule una cuenta bancaria.'],
  ['Link another bank account, or restore it in Xero.', 'Vincule otra cuenta bancaria o restáurela en Xero.'],
  ['Link a bank account of its currency.', 'Vincule una cuenta bancaria de su moneda.'],
  ['Choose another tax rate.', 'Elija otro tipo impositivo.'],
  ['Choose another tax rate, or another account.', 'Elija otro tipo impositivo u otra cuenta.'],
  ['Choose tracking that Xero has, or restore it there.', 'Elija un seguimiento que exista en Xero o restáurelo allí.'],
  ['Choose a tracking option that Xero has.', 'Elija una opción de seguimiento que exista en Xero.'],
  ['Choose a contact that Xero has, or make it there.', 'Elija un contacto que exista en Xero o créelo allí.'],
  ['Choose another contact, or restore it in Xero.', 'Elija otro contacto o restáurelo en Xero.'],
  ['Restore the contact in Xero, or choose another one.', 'Restaure el contacto en Xero o elija otro.'],
  ['Choose one, or set a default.', 'Elija uno o fije un valor predeterminado.'],

  ['Nobody has chosen one.', 'Nadie ha elegido uno.'],
  ['Nobody has chosen any.', 'Nadie ha elegido ninguno.'],
  ['Nothing else was chosen.', 'No se ha elegido otra cosa.'],
  ['Set for {0:subject}.', 'Fijado para {0}.'],
  ['The default for all applications.', 'El valor predeterminado para todas las aplicaciones.'],
  ['Chosen by hand by {0:author}, for this transaction alone.', 'Elegido a mano por {0}, solo para esta transacción.'],
  [
    'Its end was cut, because Xero takes 4,000 characters at most.',
    'Se cortó el final, porque Xero admite 4000 caracteres como máximo.',
  ],
  ['Template: {0:rest}', 'Plantilla: {0}'],
  [
    'No contact is named, so it is the application by its own name.',
    'No se ha indicado ningún contacto, así que es la aplicación con su propio nombre.',
  ],
  ['No contact is named, so it is Cledara itself.', 'No se ha indicado ningún contacto, así que es la propia Cledara.'],
  [
    'It belongs to no application, and no contact is named for such.',
    'No pertenece a ninguna aplicación y para ese caso no se ha indicado ningún contacto.',
  ],
  [
    'Xero has no such contact yet; it is made when the first document for it is sent.',
    'Xero aún no tiene ese contacto; se crea al enviar su primer documento.',
  ],
  ['Xero calls it {0} now.', 'Ahora Xero lo llama {0}.'],
  ["Cledara's own description.", 'La descripción de la propia Cledara.'],
  [
    'What Cledara took from or added to the account, tax included.',
    'Lo que Cledara cargó o abonó en la cuenta, impuestos incluidos.',
  ],
  [
    'The day it settled, by the time zone of the organisation ({0}).',
    'El día en que se liquidó, según la zona horaria de la organización ({0}).',
  ],
  [
    'The day it was authorised; it has no settlement day, by the time zone of the organisation ({0}).',
    'El día en que se autorizó, porque no tiene día de liquidación, según la zona horaria de la organización ({0}).',
  ],
  ['The bank account that {0} is linked to.', 'La cuenta bancaria a la que está vinculada {0}.'],
  ['none', 'ninguno'],
  ['The default of the account {0}.', 'El valor predeterminado de la cuenta {0}.'],
  [
    'It is set to go out only with its invoice, and Cledara has none yet.',
    'Solo debe salir con su factura, y Cledara aún no la tiene.',
  ],
  ['Upload it in Cledara, or approve this one as it is.', 'Súbala a Cledara o apruebe esta tal como está.'],
  [
    'It is set to go out only once its VAT is confirmed in Cledara.',
    'Solo debe salir cuando su IVA esté confirmado en Cledara.',
  ],
  ['Confirm it there, or approve this one as it is.', 'Confírmelo allí o apruebe esta tal como está.'],
  [
    'It is set to go out only with its accounting fields in Cledara, and lacks {0}.',
    'Solo debe salir con sus campos contables de Cledara, y le faltan: {0}.',
  ],
  ['Fill them in there, or approve this one as it is.', 'Rellénelos allí o apruebe esta tal como está.'],
  [
    'It is set to go out only with an accounting field in Cledara, and has none.',
    'Solo debe salir con un campo contable de Cledara, y no tiene ninguno.',
  ],
  ['Fill one in there, or approve this one as it is.', 'Rellene uno allí o apruebe esta tal como está.'],
];
