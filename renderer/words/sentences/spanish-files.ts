import type { Sentence } from '../template.ts';

/** Files that were exported from Cledara: what is wrong with them, what was left out, and what came of them. */
export const spanishFiles: readonly Sentence[] = [
  [
    'It may be the same as the one of {0:day} ({1}), which is in the books too.',
    'Puede ser el mismo que el de {0} ({1}), que también está en los libros.',
  ],
  [
    'It may be the same as {0} of {1:day} ({2}), which is in the books too.',
    'Puede ser el mismo que {0} del {1} ({2}), que también está en los libros.',
  ],
  [
    'It may be the same as {0}, which is in the books too.',
    'Puede ser el mismo que {0}, que también está en los libros.',
  ],
  [
    'It may be the same as the one of {0:day} ({1}) or one of {2:n} more, which are in the books too.',
    'Puede ser el mismo que el de {0} ({1}) o que otro de {2} más, que también están en los libros.',
  ],
  [
    'It may be the same as {0} of {1:day} ({2}) or one of {3:n} more, which are in the books too.',
    'Puede ser el mismo que {0} del {1} ({2}) o que otro de {3} más, que también están en los libros.',
  ],
  [
    'It may be the same as {0} or one of {1:n} more, which are in the books too.',
    'Puede ser el mismo que {0} o que otro de {1} más, que también están en los libros.',
  ],
  [
    'Cledara lists this one since it does not list that one any more.',
    'Cledara muestra este desde que ya no muestra aquel.',
  ],
  [
    "Cledara's API and an imported file tell of them, and nothing tells them apart.",
    'La API de Cledara y un archivo importado los mencionan, y nada permite distinguirlos.',
  ],
  [
    'If it is another payment, approve it; if it is the same one, leave it out.',
    'Si es otro pago, apruébelo; si es el mismo, exclúyalo.',
  ],
  [
    'Not by its API: the movements come from files that were imported.',
    'No mediante su API: los movimientos vienen de archivos importados.',
  ],
  [
    'What happened in Cledara since the last file is not known here.',
    'Lo que ha ocurrido en Cledara desde el último archivo no se conoce aquí.',
  ],
  ['Last file', 'Último archivo'],
  ['Imported on', 'Importado el'],
  [
    '{0} imported {1}: {2:n} new, {3:n} known, {4:n} left out.',
    '{0} importó {1}: {2} nuevos, {3} conocidos, {4} omitidos.',
  ],
  ['Nothing was imported, because not all of it can be read.', 'No se importó nada, porque no se puede leer todo.'],
  [
    '{0} is no account: it is written as a currency and saas or spend, such as GBP:saas.',
    '{0} no es una cuenta: se escribe como una moneda y saas o spend, por ejemplo GBP:saas.',
  ],
  [
    'It is larger than 50 MB, and so no CSV export of Cledara’s.',
    'Ocupa más de 50 MB, así que no es una exportación CSV de Cledara.',
  ],
  ['It has two columns for the same thing, "{0}" and "{1}".', 'Tiene dos columnas para lo mismo, «{0}» y «{1}».'],
  ['Export it again with one of them.', 'Expórtelo de nuevo con una de ellas.'],
  ['It is not text in UTF-8, as Cledara writes it.', 'No es texto en UTF-8, como lo escribe Cledara.'],
  ['Export it from Cledara again.', 'Expórtelo de nuevo desde Cledara.'],
  [
    'It is not a CSV file that can be read: near line {0:n} {1:brokenCsv}.',
    'No es un archivo CSV que se pueda leer: cerca de la línea {0} {1}.',
  ],
  [
    'It is no CSV export of Cledara’s: it has no columns "Transaction date" and "Transaction amount".',
    'No es una exportación CSV de Cledara: no tiene las columnas «Transaction date» y «Transaction amount».',
  ],
  ['In Cledara, choose Transactions, Export, CSV file.', 'En Cledara, elija Transactions, Export, CSV file.'],
  ['No column says the currency.', 'Ninguna columna indica la moneda.'],
  [
    'Say which account it is of, such as GBP:saas, or export it with the currency.',
    'Indique de qué cuenta es, por ejemplo GBP:saas, o expórtelo con la moneda.',
  ],
  ['{0:n} more of its lines are like these.', 'Otras {0} de sus líneas son como estas.'],
  ['It has more cells than there are columns.', 'Tiene más celdas que columnas.'],
  ['Its date "{0}" cannot be read.', 'No se puede leer su fecha «{0}».'],
  ['Its date is missing.', 'Falta su fecha.'],
  ['Its amount "{0}" cannot be read.', 'No se puede leer su importe «{0}».'],
  ['Its amount is missing.', 'Falta su importe.'],
  ['Its settlement date "{0}" cannot be read.', 'No se puede leer su fecha de liquidación «{0}».'],
  ['Its currency is missing.', 'Falta su moneda.'],
  ['Its currency "{0}" is none of GBP, EUR and USD.', 'Su moneda «{0}» no es GBP, EUR ni USD.'],
  ['It is in {0}, and {1} was named as its account.', 'Está en {0}, y como cuenta se indicó {1}.'],
  ['Name no account, or the right one.', 'No indique ninguna cuenta, o indique la correcta.'],
  ['"{0}" is a number as another language writes it.', '«{0}» es un número escrito como en otro idioma.'],
  [
    'Numbers in an export have a decimal point, as in 1,234.56: set Cledara to English, and export again.',
    'Los números de una exportación llevan punto decimal, como 1,234.56: ponga Cledara en inglés y exporte de nuevo.',
  ],
  ['"{0}" is a day as another country writes it.', '«{0}» es una fecha escrita como en otro país.'],
  [
    'Days in an export are dd/mm/yyyy: export again, and do not save the file in a spreadsheet program.',
    'Las fechas de una exportación son dd/mm/aaaa: exporte de nuevo y no guarde el archivo con una hoja de cálculo.',
  ],
  [
    'It has the Cledara ID of line {0:n} and says something else.',
    'Tiene el Cledara ID de la línea {0} y dice otra cosa.',
  ],
  ['Look at both in Cledara.', 'Mire las dos en Cledara.'],
  ['It is not a ZIP file that can be read.', 'No es un archivo ZIP que se pueda leer.'],
  ['Export the invoices from Cledara again.', 'Exporte de nuevo las facturas desde Cledara.'],
  [
    'It has {0:n} files in it, more than the {1:n} that are taken at once.',
    'Contiene {0} archivos, más de los {1} que se aceptan a la vez.',
  ],
  ['Export fewer.', 'Exporte menos.'],
  ['It unpacks to more than 500 MB.', 'Descomprimido ocupa más de 500 MB.'],
  ['Export fewer invoices at once.', 'Exporte menos facturas a la vez.'],
  ['The ZIP file is broken after its file {0:n}.', 'El archivo ZIP está dañado después de su archivo {0}.'],
  ['{0}: It is locked with a password.', '{0}: está protegido con una contraseña.'],
  ['Save it without one, and import it again.', 'Guárdelo sin ella e impórtelo de nuevo.'],
  [
    '{0}: It is larger than 10 MB, the most that Xero takes as an attachment.',
    '{0}: ocupa más de 10 MB, lo máximo que Xero acepta como adjunto.',
  ],
  ['Save a smaller one.', 'Guarde uno más pequeño.'],
  ['{0}: It is packed in a way that is not known here.', '{0}: está comprimido de una forma que aquí no se conoce.'],
  ['Pack it again as an ordinary ZIP.', 'Comprímalo de nuevo como un ZIP corriente.'],
  ['{0}: It is empty.', '{0}: está vacío.'],
  ['{0}: It is damaged within the ZIP.', '{0}: está dañado dentro del ZIP.'],
  [
    '{0}: Its name leads out of the ZIP, as no export of Cledara’s does.',
    '{0}: su nombre lleva fuera del ZIP, como en ninguna exportación de Cledara.',
  ],
  ['Look at where the file comes from.', 'Compruebe de dónde viene el archivo.'],
  [
    '{0}: its name tells of no transaction in the books.',
    '{0}: su nombre no indica ninguna transacción de los libros.',
  ],
  [
    'Import the transactions first, or upload it in Cledara or Xero by hand.',
    'Importe primero las transacciones, o súbalo a mano en Cledara o en Xero.',
  ],
  ['{0}: its name may tell of {1} and of {2}.', '{0}: su nombre puede indicar {1} y {2}.'],
  ['Put the Cledara ID into its name, and import it again.', 'Ponga el Cledara ID en su nombre e impórtelo de nuevo.'],
  ['{0}: it belongs to {1}, which has {2} already.', '{0}: pertenece a {1}, que ya tiene {2}.'],
  [
    'A transaction has one invoice here; add it in Xero by hand.',
    'Aquí una transacción tiene una sola factura; añádala a mano en Xero.',
  ],
  [
    'The invoice that was imported is no longer on this computer.',
    'La factura que se importó ya no está en este equipo.',
  ],
  ['Import the ZIP with the invoices again.', 'Importe de nuevo el ZIP con las facturas.'],
];

/** The folder that is looked into for exported files. */
export const spanishFolder: readonly Sentence[] = [
  ['The folder is not watched.', 'La carpeta no se vigila.'],
  ['It is no whole path.', 'No es una ruta completa.'],
  ['Give it from its beginning.', 'Indíquela desde el principio.'],
  ['It cannot be read.', 'No se puede leer.'],
  ['Look whether this computer can open it.', 'Compruebe si este equipo puede abrirla.'],
  ['There is no such folder.', 'No existe esa carpeta.'],
  ['Make it, or choose another one.', 'Créela o elija otra.'],
  ['It is a file, and no folder.', 'Es un archivo y no una carpeta.'],
  ['Choose a folder.', 'Elija una carpeta.'],
  ['This user may not read it.', 'Este usuario no puede leerla.'],
  ['Choose another one, or ask for the right to read it.', 'Elija otra o pida permiso para leerla.'],
  ['{0:n} of its rows were left out.', 'Se omitieron {0} de sus filas.'],
  ['They are named under Settings, Connections.', 'Se indican en Ajustes, Conexiones.'],
  ['The watched folder {0} brings nothing.', 'La carpeta vigilada {0} no aporta nada.'],
  ['In the watched folder, {0}: {1:say}', 'En la carpeta vigilada, {0}: {1}'],
  ['Does the watched folder bring its files?', '¿Aporta sus archivos la carpeta vigilada?'],
  ['Watched folder', 'Carpeta vigilada'],
  ['Files taken', 'Archivos tomados'],
  ['Files with a problem', 'Archivos con un problema'],
  ['Choose the folder again under Settings, Connections.', 'Vuelva a elegir la carpeta en Ajustes, Conexiones.'],
  ['{0:n} of its files could not be taken as a whole.', 'No se pudo tomar todo de {0} de sus archivos.'],
  ['{0}: {1:say}', '{0}: {1}'],
  [
    'Export them from Cledara again, and put them in place of these.',
    'Expórtelos de nuevo desde Cledara y póngalos en lugar de estos.',
  ],
  [
    'Each sync looks into it, and everything in it was taken.',
    'Cada sincronización busca en ella, y se ha tomado todo su contenido.',
  ],
];

/** Why a CSV file cannot be read. */
export const spanishBrokenCsv: readonly Sentence[] = [
  ['a quotation mark stands where none can be', 'hay unas comillas donde no puede haberlas'],
  ['a quotation mark is missing', 'faltan unas comillas'],
  ['a row is longer than a million letters', 'una fila tiene más de un millón de letras'],
  ['its form is broken', 'su forma está dañada'],
];

/** Why a line of a file was not understood. */
export const spanishUnclearLines: readonly Sentence[] = [
  [
    'Its "Money move" says money out, but its amount says money in',
    'Su «Money move» es de dinero saliente, pero su importe es de dinero entrante',
  ],
  [
    'Its "Money move" says money in, but its amount says money out',
    'Su «Money move» es de dinero entrante, pero su importe es de dinero saliente',
  ],
  [
    "It names an application but no card, so it may be a move between the main account and the application's own balance",
    'Nombra una aplicación pero ninguna tarjeta, así que puede ser un traspaso entre la cuenta principal y el saldo propio de la aplicación',
  ],
  [
    'It names neither an application nor a card, so it may be a card payment or a transfer',
    'No nombra ni aplicación ni tarjeta, así que puede ser un pago con tarjeta o una transferencia',
  ],
];
