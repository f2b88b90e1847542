import type { Sentence } from '../template.ts';

/** Xero's bank feeds: which way statement lines take, and what becomes of them. */
export const spanishFeed: readonly Sentence[] = [
  [
    'The bank feed has a line of {0:day}, {1}, with {2}, and Cledara says {3} now. Correct the line in Xero, and say so under Export.',
    'La conexión bancaria tiene una línea del {0}, {1}, de {2}, y Cledara dice ahora {3}. Corrija la línea en Xero y dígalo en Exportar.',
  ],
  [
    'The bank feed has a line of {0:day}, {1}, with {2}, and Cledara says {3} on {4:day} now, which is another month. Correct the line in Xero, and say so under Export.',
    'La conexión bancaria tiene una línea del {0}, {1}, de {2}, y Cledara dice ahora {3} el {4}, que es otro mes. Corrija la línea en Xero y dígalo en Exportar.',
  ],
  [
    'The bank feed has a line of {0:day}, {1}, with {2}, and Cledara does not have it as settled any more. Delete the line in Xero, and say so under Export.',
    'La conexión bancaria tiene una línea del {0}, {1}, de {2}, y Cledara ya no la tiene por liquidada. Elimine la línea en Xero y dígalo en Exportar.',
  ],
  [
    'The bank feed has a line of {0:day}, {1}, with {2}, and Cledara counts it under {3} now. Delete the line in Xero, enter it in the other bank account there, and say so under Export.',
    'La conexión bancaria tiene una línea del {0}, {1}, de {2}, y Cledara la cuenta ahora en {3}. Elimine la línea en Xero, introdúzcala allí en la otra cuenta bancaria y dígalo en Exportar.',
  ],
  [
    'The bank feed has a line of {0:day}, {1}, with {2}, and what Cledara says of it now is not understood. Look at it in Cledara, correct the line in Xero if need be, and say so under Export.',
    'La conexión bancaria tiene una línea del {0}, {1}, de {2}, y no se entiende lo que Cledara dice ahora de ella. Mírela en Cledara, corrija la línea en Xero si hace falta y dígalo en Exportar.',
  ],
  [
    "Cledara says {0:day} now, and the bank feed's line has {1:day}. Nothing has to be corrected: its amount is the same.",
    'Cledara dice ahora {0}, y la línea de la conexión bancaria tiene {1}. No hay que corregir nada: su importe es el mismo.',
  ],
  [
    "Cledara says again what the bank feed's line says. Nothing has to be corrected.",
    'Cledara dice otra vez lo que dice la línea de la conexión bancaria. No hay que corregir nada.',
  ],
  [
    'It has changed since you looked at it. Look at it again, then say that it was corrected.',
    'Ha cambiado desde que lo miró. Mírelo otra vez y diga después que se corrigió.',
  ],
  [
    'Nothing about its line in the bank feed has to be corrected.',
    'No hay que corregir nada de su línea en la conexión bancaria.',
  ],
  ['Single lines are named only where they were corrected.', 'Solo se nombran líneas sueltas cuando se han corregido.'],
  ['{0} said that the line was corrected in Xero.', '{0} dijo que la línea se había corregido en Xero.'],
  [
    'Statement lines do not go into a bank feed. Use statement files meanwhile.',
    'Las líneas de extracto no van a ninguna conexión bancaria. Use entretanto archivos de extracto.',
  ],
  [
    'Statement files are the way: Xero takes a bank feed only from apps of its partners, and nobody said that your Xero app is one.',
    'El camino son los archivos de extracto: Xero solo admite una conexión bancaria de las aplicaciones de sus socios, y nadie ha dicho que la suya lo sea.',
  ],
  ['Export a file for each month and import it in Xero.', 'Exporte un archivo por cada mes e impórtelo en Xero.'],
  [
    'Statement files are the way: what was agreed to in Xero does not cover bank feeds.',
    'El camino son los archivos de extracto: lo acordado en Xero no incluye conexiones bancarias.',
  ],
  [
    'Connect Xero again and agree to it, or go on with files.',
    'Conecte Xero de nuevo y acéptelo, o siga con los archivos.',
  ],
  [
    'Statement files are the way so far: Xero allows your app bank feeds, and no account uses one.',
    'De momento el camino son los archivos de extracto: Xero permite conexiones bancarias a su aplicación, y ninguna cuenta usa una.',
  ],
  [
    'Turn “Bank feed” on for an account under Settings, Accounts.',
    'Active «Conexión bancaria» en una cuenta en Ajustes, Cuentas.',
  ],
  [
    'The bank feed is the way for {0}: each sync gives Xero the settled movements of the days that are over, so no file is needed.',
    'El camino de {0} es la conexión bancaria: cada sincronización da a Xero los movimientos liquidados de los días ya terminados, así que no hace falta ningún archivo.',
  ],
  [
    'The account is linked to no bank account that Xero has, so it has no bank feed. Link it under Settings, Accounts.',
    'La cuenta no está vinculada a ninguna cuenta bancaria que tenga Xero, así que no tiene conexión bancaria. Vincúlela en Ajustes, Cuentas.',
  ],
  [
    '1 movement is more than a year old, which no bank feed takes. Export its day as a statement file and import that in Xero.',
    '1 movimiento tiene más de un año, y ninguna conexión bancaria lo admite. Exporte su día como archivo de extracto e impórtelo en Xero.',
  ],
  [
    '{0:n} movements are more than a year old, which no bank feed takes. Export those days as a statement file and import it in Xero.',
    '{0} movimientos tienen más de un año, y ninguna conexión bancaria los admite. Exporte esos días como archivo de extracto e impórtelo en Xero.',
  ],
  [
    'What was agreed to in Xero does not cover bank feeds. Say under Settings, Connections that your Xero app has them, and connect Xero again; until then statement files are the way.',
    'Lo acordado en Xero no incluye conexiones bancarias. Diga en Ajustes, Conexiones que su aplicación de Xero las tiene y conecte Xero de nuevo; hasta entonces el camino son los archivos de extracto.',
  ],
  [
    'Xero has not opened bank feeds for your Xero app (invalid-application): that takes a partnership with Xero. Until it has, statement files are the way.',
    'Xero no ha abierto las conexiones bancarias a su aplicación de Xero (invalid-application): para eso hay que ser socio de Xero. Hasta entonces el camino son los archivos de extracto.',
  ],
  [
    "Xero did not answer about the bank feed, so we don't know yet whether it has this. We'll look in Xero before anything is sent again, and won't send it twice.",
    'Xero no respondió sobre la conexión bancaria, así que aún no sabemos si tiene esto. Miraremos en Xero antes de enviar nada otra vez y no lo enviaremos dos veces.',
  ],
  [
    'Xero does not let this app ask for bank feeds: that takes a partnership with Xero. Connect again without them; statement files do the same by hand.',
    'Xero no deja que esta aplicación pida conexiones bancarias: para eso hay que ser socio de Xero. Conecte de nuevo sin ellas; los archivos de extracto hacen lo mismo a mano.',
  ],
  [
    'Xero says that it has these statement lines already. Look at the bank account in Xero: if they are there, say so under Export; if not, try again there.',
    'Xero dice que ya tiene estas líneas de extracto. Mire la cuenta bancaria en Xero: si están, dígalo en Exportar; si no, inténtelo de nuevo allí.',
  ],
  [
    'Xero does not know this statement any more. Look at the bank account in Xero: if its lines are there, say so under Export; if not, try again there.',
    'Xero ya no conoce este extracto. Mire la cuenta bancaria en Xero: si sus líneas están, dígalo en Exportar; si no, inténtelo de nuevo allí.',
  ],
  [
    'Xero says that the balances of the statement do not add up. Nothing of it is in Xero. Send the report of Diagnostics to us, and use a statement file meanwhile.',
    'Xero dice que los saldos del extracto no cuadran. Nada de él está en Xero. Envíenos el informe de Diagnóstico y use mientras tanto un archivo de extracto.',
  ],
  [
    'Xero does not take a statement of days so long ago. Export them as a statement file.',
    'Xero no admite un extracto de días tan antiguos. Expórtelos como archivo de extracto.',
  ],
  ['Then try again under Export.', 'Después inténtelo de nuevo en Exportar.'],
  [
    "Xero says that the statement's last day is wrong. Check this computer's clock.",
    'Xero dice que el último día del extracto no es correcto. Compruebe el reloj de este ordenador.',
  ],
  [
    "Xero says that the statement's days are wrong. Check this computer's clock.",
    'Xero dice que los días del extracto no son correctos. Compruebe el reloj de este ordenador.',
  ],
  [
    'The bank feed of this account is not connected in Xero any more: somebody may have ended it there.',
    'La conexión bancaria de esta cuenta ya no existe en Xero: puede que alguien la terminara allí.',
  ],
  [
    'This bank feed belongs to another organisation in Xero.',
    'Esta conexión bancaria pertenece a otra organización en Xero.',
  ],
  ['Xero does not know this bank feed any more.', 'Xero ya no conoce esta conexión bancaria.'],
  ['This bank feed was ended in Xero.', 'Esta conexión bancaria se terminó en Xero.'],
  [
    'The bank account has another bank feed in Xero already. End that one in Xero, or link the account to another bank account.',
    'La cuenta bancaria ya tiene otra conexión bancaria en Xero. Termínela en Xero, o vincule la cuenta a otra cuenta bancaria.',
  ],
  [
    'This bank feed is connected to a bank account of another organisation in Xero. End it there.',
    'Esta conexión bancaria está unida a una cuenta bancaria de otra organización en Xero. Termínela allí.',
  ],
  [
    "Xero does not allow this app bank feeds in the organisation's country. Use statement files.",
    'Xero no permite a esta aplicación conexiones bancarias en el país de la organización. Use archivos de extracto.',
  ],
  [
    "The organisation's plan in Xero has no bank feeds. Use statement files.",
    'El plan de la organización en Xero no tiene conexiones bancarias. Use archivos de extracto.',
  ],
  [
    "The organisation's plan in Xero does not include this currency. Change the plan, or use statement files.",
    'El plan de la organización en Xero no incluye esta moneda. Cambie el plan o use archivos de extracto.',
  ],
  [
    'Your role in Xero may not connect bank feeds. Have it changed to Standard or Adviser, or let an Adviser connect.',
    'Su rol en Xero no puede crear conexiones bancarias. Pida que lo cambien a Standard o Adviser, o deje que conecte un Adviser.',
  ],
  [
    'Xero does not take this bank account for a bank feed. Link the account to another one.',
    'Xero no admite esta cuenta bancaria para una conexión bancaria. Vincule la cuenta a otra.',
  ],
  [
    'The bank feed belongs to the bank account that this account was linked to before. Link it back, or try again under Export: then a new feed is connected to the present one.',
    'La conexión bancaria pertenece a la cuenta bancaria a la que esta cuenta estaba vinculada antes. Vincúlela de nuevo a ella, o inténtelo otra vez en Exportar: entonces se crea una conexión nueva con la actual.',
  ],
  ['Xero is asked for a bank feed for {0}.', 'Se pide a Xero una conexión bancaria para {0}.'],
  ['The bank feed of {0} is connected in Xero.', 'La conexión bancaria de {0} está hecha en Xero.'],
  ['There is no bank feed for {0}. {1:say}', 'No hay conexión bancaria para {0}. {1}'],
  ["The bank feed's statement {0} is in Xero.", 'El extracto {0} de la conexión bancaria está en Xero.'],
  ["Xero rejected the bank feed's statement {0}. {1:say}", 'Xero rechazó el extracto {0} de la conexión bancaria. {1}'],
  [
    "The bank feed's statement {0} did not reach Xero. Its lines go with the next one.",
    'El extracto {0} de la conexión bancaria no llegó a Xero. Sus líneas van con el siguiente.',
  ],
  ["The bank feed's statement {0} is sent to Xero.", 'El extracto {0} de la conexión bancaria se envía a Xero.'],
  [
    "Xero did not answer about the bank feed's statement {0}. It is looked up before anything is sent again.",
    'Xero no respondió sobre el extracto {0} de la conexión bancaria. Se busca antes de enviar nada otra vez.',
  ],
  [
    "{0:author} said that Xero has the bank feed's statement {1}.",
    '{0} dijo que Xero tiene el extracto {1} de la conexión bancaria.',
  ],
  ['{0:author} asked to try the bank feed of {1} again.', '{0} pidió intentar otra vez la conexión bancaria de {1}.'],
  [
    'Nothing about the bank feed of {0} waits for a decision.',
    'Nada sobre la conexión bancaria de {0} espera una decisión.',
  ],
  [
    'The bank feed of {0} is off, or the account is linked to no bank account that Xero has. Turn it on under Settings, Accounts first.',
    'La conexión bancaria de {0} está desactivada, o la cuenta no está vinculada a ninguna cuenta bancaria que tenga Xero. Actívela antes en Ajustes, Cuentas.',
  ],
  ['How do statement lines get into Xero?', '¿Cómo llegan las líneas de extracto a Xero?'],
  ['Look at the bank feed under Export.', 'Mire la conexión bancaria en Exportar.'],
  ['Bank feed on for', 'Conexión bancaria activa en'],
  ['Statement files made', 'Archivos de extracto hechos'],
  ['Statements in Xero', 'Extractos en Xero'],
  ['Last day in Xero', 'Último día en Xero'],
  ['Movements that wait', 'Movimientos que esperan'],
];
