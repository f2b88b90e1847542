import type { Sentence } from '../template.ts';

/** Movements before the day that an account starts on. */
export const spanishBackfill: readonly Sentence[] = [
  ['{0:author} asked for a contact in Xero: {1}.', '{0} pidió un contacto en Xero: {1}.'],
  ['No contact {0} was made in Xero. {1}', 'No se creó en Xero el contacto {0}. {1}'],
  ['Xero has the contact {0}.', 'Xero tiene el contacto {0}.'],
  ['Type the name of the contact.', 'Escriba el nombre del contacto.'],
  ['Xero did not make the contact {0}.', 'Xero no creó el contacto {0}.'],
  ['Xero did not make the contact {0}. It says: {1:rest}', 'Xero no creó el contacto {0}. Dice: {1}'],
  [
    'Xero has the contact {0}, and it is archived there. Restore it in Xero, or choose another name.',
    'Xero tiene el contacto {0}, y está archivado allí. Restáurelo en Xero o elija otro nombre.',
  ],
  ['{0:author} asked for a bank account in Xero: {1} ({2}).', '{0} pidió una cuenta bancaria en Xero: {1} ({2}).'],
  ['Xero has made no bank account {0}. {1}', 'Xero no ha creado la cuenta bancaria {0}. {1}'],
  ['Xero has the bank account {0} ({1}).', 'Xero tiene la cuenta bancaria {0} ({1}).'],
  [
    '{0} is not subscribed to {1} in Xero, so no bank account was made. Add the currency there under Settings, Currencies, then try again.',
    '{0} no tiene {1} en Xero, así que no se creó ninguna cuenta bancaria. Añada la moneda allí en Settings, Currencies, y vuelva a intentarlo.',
  ],
  [
    "{0} is no account of Cledara's: it is written CURRENCY:saas or CURRENCY:spend, such as GBP:saas.",
    '{0} no es una cuenta de Cledara: se escribe MONEDA:saas o MONEDA:spend, como GBP:saas.',
  ],
  [
    "Xero says that it has made {0}, and does not list it yet. Read Xero's lists again in a moment.",
    'Xero dice que ha creado {0} y aún no la muestra. Lea las listas de Xero de nuevo en un momento.',
  ],
  [
    'What was agreed to in Xero does not cover adding a bank account. Connect Xero again and agree to it, or add the bank account in Xero yourself.',
    'Lo acordado en Xero no incluye añadir una cuenta bancaria. Conecte Xero de nuevo y acéptelo, o añada usted la cuenta bancaria en Xero.',
  ],
  [
    "Xero did not answer, so we don't know yet whether it has made the bank account. Read Xero's lists again in some minutes and choose it if it is there; asking again makes no second one.",
    'Xero no respondió, así que aún no sabemos si ha creado la cuenta bancaria. Lea las listas de Xero de nuevo dentro de unos minutos y elíjala si está; pedirlo otra vez no crea una segunda.',
  ],
  [
    '{0} asked for earlier movements of {1}, from {2:day} on.',
    '{0} pidió los movimientos anteriores de {1}, desde el {2}.',
  ],
  [
    'The account {0} is off, so nothing of it is posted. Turn it on first.',
    'La cuenta {0} está desactivada, así que no se contabiliza nada de ella. Actívela antes.',
  ],
  [
    'Earlier movements of {0} were asked for already. Stop that first.',
    'Los movimientos anteriores de {0} ya se pidieron. Detenga eso antes.',
  ],
  [
    'Posting of {0} starts on {1:day} already. Choose a day before that.',
    'La contabilización de {0} ya empieza el {1}. Elija un día anterior.',
  ],
  [
    'This is over, or never was: there is nothing left to decide about it.',
    'Esto ha terminado o nunca existió: ya no hay nada que decidir.',
  ],
  [
    '{0} paused the earlier movements of {1}. They are open from {2:day} on.',
    '{0} pausó los movimientos anteriores de {1}. Están abiertos desde el {2}.',
  ],
  ['{0} let the earlier movements of {1} go on.', '{0} dejó continuar los movimientos anteriores de {1}.'],
  [
    '{0} stopped the earlier movements of {1}. They stay open from {2:day} on.',
    '{0} detuvo los movimientos anteriores de {1}. Siguen abiertos desde el {2}.',
  ],
  [
    'Movements of {0} are open from {1:day} on, as {2} asked.',
    'Los movimientos de {0} están abiertos desde el {1}, como pidió {2}.',
  ],
];
