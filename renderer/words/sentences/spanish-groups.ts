import type { Group } from '../phrasebook.ts';
import type { Sentence } from '../template.ts';
import { changedFieldsGroup, changesGroup } from './spanish-changes.ts';
import { spanishBrokenCsv, spanishUnclearLines } from './spanish-files.ts';

const months = [
  ['Jan', 'ene'],
  ['Feb', 'feb'],
  ['Mar', 'mar'],
  ['Apr', 'abr'],
  ['May', 'may'],
  ['Jun', 'jun'],
  ['Jul', 'jul'],
  ['Aug', 'ago'],
  ['Sep', 'sep'],
  ['Oct', 'oct'],
  ['Nov', 'nov'],
  ['Dec', 'dic'],
] as const;

const disk: readonly Sentence[] = [
  ['this user may not write there', 'este usuario no puede escribir ahí'],
  ['the disk is read-only', 'el disco es de solo lectura'],
  ['the disk is full', 'el disco está lleno'],
  ["this user's share of the disk is used up", 'la parte del disco de este usuario está agotada'],
  ['part of its path is a file, not a folder', 'una parte de su ruta es un archivo y no una carpeta'],
  ['a file stands where its folder should be', 'hay un archivo donde debería estar su carpeta'],
  ['a folder stands where a file should be', 'hay una carpeta donde debería haber un archivo'],
  ['its path leads in a circle', 'su ruta da vueltas sobre sí misma'],
  ['its path is too long', 'su ruta es demasiado larga'],
  ['the disk reports an error', 'el disco comunica un error'],
  ['it is read-only', 'es de solo lectura'],
  ['its file cannot be opened', 'su archivo no se puede abrir'],
];

const fields: readonly Sentence[] = [
  ['Cledara id', 'identificador de Cledara'],
  ['currency', 'moneda'],
  ['currency at the merchant', 'moneda en el comercio'],
  ['account type', 'tipo de cuenta'],
  ['type', 'tipo'],
  ['description', 'descripción'],
  ['comment', 'comentario'],
  ['application', 'aplicación'],
  ['date', 'fecha'],
  ['settlement date', 'fecha de liquidación'],
  ['card', 'tarjeta'],
  ['mark for an invoice', 'indicación de factura'],
  ['invoice data', 'datos de factura'],
];

const amountProblems: readonly Sentence[] = [
  ['The amount "{0}" is text, not a number', 'El importe «{0}» es texto y no un número'],
  ['The amount is not a number', 'El importe no es un número'],
  ['The amount {0} is too large', 'El importe {0} es demasiado grande'],
  ['The amount {0} has more decimals than {1} has', 'El importe {0} tiene más decimales que la moneda {1}'],
  ['"{0}" is not an amount', '«{0}» no es un importe'],
];

/** Why a movement was not understood: told in its reason, and one by one beside its facts. */
export const spanishUnclear: readonly Sentence[] = [
  ...amountProblems,
  ...spanishUnclearLines,
  ['its amount, currency or account is missing', 'falta su importe, moneda o cuenta'],
  [
    'Cledara sent a row that is no record of a movement',
    'Cledara envió una fila que no es el registro de un movimiento',
  ],
  ['Its {0:field} cannot be read', 'No se puede leer este dato: {0}'],
  ['Its {0:field} is missing', 'Falta este dato: {0}'],
  [
    'Cledara gives its currency as "{0}", which this version does not know',
    'Cledara indica la moneda «{0}», que esta versión no conoce',
  ],
  [
    'Cledara gives its account type as "{0}", which this version does not know',
    'Cledara indica el tipo de cuenta «{0}», que esta versión no conoce',
  ],
  [
    'Cledara lists {0:n} different movements under one id: {1}',
    'Cledara muestra {0} movimientos distintos con un mismo id: {1}',
  ],
  [
    'Cledara lists it under the id of another movement, which went to Xero as {0}',
    'Cledara lo muestra con el id de otro movimiento, que fue a Xero como {0}',
  ],
  [
    'Cledara gives its type as "{0}", which this version does not know',
    'Cledara indica el tipo «{0}», que esta versión no conoce',
  ],
  [
    'Cledara gives its type as "other", and it has neither the form of a repayment nor that of a reward',
    'Cledara indica el tipo «other», y no tiene la forma de un reembolso de saldo ni la de una recompensa',
  ],
  [
    'Its amount says money {0:direction}, but its type "{1}" says money {2:direction}',
    'Su importe es de dinero {0}, pero su tipo «{1}» es de dinero {2}',
  ],
];

/** Phrases that complete a sentence, by the name that its places have. */
export const spanishGroups: Readonly<Record<string, Group>> = {
  day: { phrases: months.map(([english, spanish]) => [`{0:n} ${english} {1:n}`, `{0} ${spanish} {1}`]) },
  brokenCsv: { phrases: spanishBrokenCsv },
  service: {
    phrases: [
      ['Cledara', 'Cledara'],
      ['Xero', 'Xero'],
      ['This computer', 'Este equipo'],
    ],
  },
  role: {
    phrases: [
      ['an Adviser', 'usuario Adviser'],
      ['a Standard user', 'usuario Standard'],
      ['a Read only user', 'usuario Read only'],
      ['an Invoice only user', 'usuario Invoice only'],
      ['a Managed client', 'usuario Managed client'],
      ['a Cashbook client', 'usuario Cashbook client'],
      ['a user with the role {0}', 'usuario con el rol {0}'],
    ],
  },
  state: {
    phrases: [
      ['not settled yet', 'aún sin liquidar'],
      ['waiting for review', 'por revisar'],
      ['set aside', 'apartada'],
      ['approved already', 'ya aprobada'],
      ['on its way to Xero', 'en camino a Xero'],
      ['on its way to Xero with the answer lost', 'en camino a Xero y su respuesta se perdió'],
      ['approved and waiting for its turn', 'aprobada y a la espera de su turno'],
      ['blocked', 'bloqueada'],
      ['in Xero already', 'ya en Xero'],
      ['left out already', 'ya descartada'],
      ['taken out of Xero', 'retirada de Xero'],
    ],
  },
  decision: {
    phrases: [
      ['approved', 'aprobar'],
      ['set aside', 'apartar'],
      ['left out', 'descartar'],
      ['marked as booked elsewhere', 'marcar como contabilizada en otro sitio'],
      ['taken for the one in Xero', 'reconocer como la que está en Xero'],
      ['put back', 'devolver a revisión'],
    ],
  },
  subject: {
    isOpen: true,
    phrases: [
      ['movements without an application', 'los movimientos sin aplicación'],
      ['top-ups', 'las recargas'],
      ['withdrawals', 'las retiradas de fondos'],
      ['rewards', 'las recompensas'],
    ],
  },
  approver: { isOpen: true, phrases: [['someone who approved all', 'quien aprobó todo']] },
  author: { isOpen: true, phrases: [['someone', 'alguien']] },
  names: { isOpen: true, phrases: [['none', 'ninguna']] },
  disk: { isOpen: true, phrases: disk },
  store: {
    isOpen: true,
    phrases: [
      ['an encrypted file', 'un archivo cifrado'],
      ['the system keychain', 'el llavero del sistema'],
    ],
  },
  field: { isOpen: true, phrases: fields },
  direction: {
    phrases: [
      ['in', 'entrante'],
      ['out', 'saliente'],
    ],
  },
  unclear: {
    isOpen: true,
    separator: '; ',
    phrases: spanishUnclear,
  },
  /** Why Xero refused a document: mostly its own words. */
  refusal: {
    isOpen: true,
    phrases: [
      ['no reason given', 'sin indicar el motivo'],
      ['The contact {0} is archived', 'El contacto {0} está archivado'],
    ],
  },
  remark: {
    isOpen: true,
    separator: '; ',
    phrases: [
      [
        'there is more than one document with this reference in Xero; look at them there',
        'en Xero hay más de un documento con esta referencia; véalos allí',
      ],
    ],
  },
  changedFields: changedFieldsGroup,
  changes: changesGroup,
  /** What was chosen by hand. */
  chosen: {
    isOpen: true,
    separator: ', ',
    phrases: ['account', 'tax rate', 'contact', 'tracking', 'description'].flatMap((english, place): Sentence[] => {
      const spanish = ['cuenta', 'tipo impositivo', 'contacto', 'seguimiento', 'descripción'][place] ?? english;
      return [
        [`${english} as its application has it`, `${spanish} según su aplicación`],
        [`${english} as the default`, `${spanish} según el valor predeterminado`],
        [`${english} none`, `${spanish}: ninguno`],
        [`${english} {0}`, `${spanish} {0}`],
      ];
    }),
  },
  unset: {
    phrases: [
      ['account', 'una cuenta'],
      ['tax rate', 'un tipo impositivo'],
    ],
  },
  movements: {
    isOpen: true,
    phrases: [
      ['topUps', 'las recargas (topUps)'],
      ['withdrawals', 'las retiradas de fondos (withdrawals)'],
      ['rewards', 'las recompensas (rewards)'],
    ],
  },
  examples: {
    phrases: [
      ['Cledara has {0}', 'Cledara tiene {0}'],
      ['such as GBP:saas', 'por ejemplo GBP:saas'],
    ],
  },
  day0: {
    phrases: [
      ['the day Xero was connected', 'el día en que se conectó Xero'],
      ['the day set in the settings', 'el día fijado en los ajustes'],
    ],
  },
  bank: { isOpen: true, phrases: [['no bank account', 'ninguna cuenta bancaria']] },
  count: {
    phrases: [
      ['1 movement', '1 movimiento'],
      ['{0:n} movements', '{0} movimientos'],
    ],
  },
  /** What of an answer was not understood. */
  answerPart: {
    isOpen: true,
    phrases: [
      ['the organisation', 'la organización'],
      ["the organisation's time zone ({0})", 'la zona horaria de la organización ({0})'],
      ['the organisations', 'las organizaciones'],
      ['the statements', 'los extractos'],
      ['the statement', 'el extracto'],
      ['the bank feeds', 'las conexiones bancarias'],
      ['the accounts', 'las cuentas'],
      ['the contacts', 'los contactos'],
      ['the files on a document', 'los archivos de un documento'],
      ['the users', 'los usuarios'],
      ['the tax rates', 'los tipos impositivos'],
      ['the tracking categories', 'las categorías de seguimiento'],
      ['the currencies', 'las monedas'],
      ['the bank transactions', 'las transacciones bancarias'],
      ['the bank transfers', 'las transferencias bancarias'],
      ['the bills', 'las facturas de compra'],
      ['the credit notes', 'las notas de crédito'],
      ['the payments of bills', 'los pagos de las facturas de compra'],
      ['what the organisation may do', 'lo que la organización puede hacer'],
      ['what this belongs to', 'aquello a lo que esto pertenece'],
      ['signing in', 'el inicio de sesión'],
      ['the renewed connection', 'la conexión renovada'],
    ],
  },
  cledaraPart: {
    isOpen: true,
    phrases: [
      ['it answered with {0:n} where its data should be', 'respondió con {0} donde deberían estar los datos'],
      ['its answer ends in the middle', 'su respuesta se corta a la mitad'],
      ['its answer is not in the form that is agreed', 'su respuesta no tiene la forma acordada'],
      ['the applications are not a list', 'las aplicaciones no son una lista'],
      ['the list of movements has no usable "{0}"', 'la lista de movimientos no tiene un «{0}» utilizable'],
      ['the list of movements does not come to an end', 'la lista de movimientos no termina'],
      [
        'the list of movements has more, but does not say where',
        'la lista de movimientos continúa, pero no dice dónde',
      ],
      ['it says there is an invoice, but not where', 'dice que hay una factura, pero no dónde'],
    ],
  },
  download: {
    isOpen: true,
    phrases: [
      [
        'its address leads from one place to the next without end',
        'su dirección lleva de un sitio a otro sin terminar',
      ],
      ['the file is empty', 'el archivo está vacío'],
      ['the place where it is kept answered with {0:n}', 'el sitio donde se guarda respondió con {0}'],
      [
        'its address is not one that files may be fetched from',
        'su dirección no es una de la que se puedan traer archivos',
      ],
    ],
  },
};
