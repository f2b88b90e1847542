import type { Sentence } from '../template.ts';

/** What is wrong with settings and setup files. */
export const spanishSetup: readonly Sentence[] = [
  [
    'One thing is wrong with the setup file. Nothing was changed.',
    'Hay una cosa mal en el archivo de configuración. No se ha cambiado nada.',
  ],
  [
    '{0:n} things are wrong with the setup file. Nothing was changed.',
    'Hay {0} cosas mal en el archivo de configuración. No se ha cambiado nada.',
  ],
  [
    'One thing is wrong with the settings. Nothing was changed.',
    'Hay una cosa mal en los ajustes. No se ha cambiado nada.',
  ],
  [
    '{0:n} things are wrong with the settings. Nothing was changed.',
    'Hay {0} cosas mal en los ajustes. No se ha cambiado nada.',
  ],
  [
    'No settings are in force any more. Look at them and make your change again.',
    'Ya no hay ajustes en vigor. Mírelos y haga su cambio de nuevo.',
  ],
  [
    'The settings were changed meanwhile (version {0:n} by {1}). Look at them and make your change again.',
    'Los ajustes cambiaron mientras tanto (versión {0} de {1}). Mírelos y haga su cambio de nuevo.',
  ],
  ['There is no version {0:n} of the settings.', 'No hay ninguna versión {0} de los ajustes.'],
  [
    'Xero gave access to no organisation "{0}". It gave access to: {1:names}.',
    'Xero no dio acceso a ninguna organización «{0}». Dio acceso a: {1}.',
  ],
  [
    'Two organisations are called "{0}". Give the tenant\'s id instead.',
    'Dos organizaciones se llaman «{0}». Indique el identificador de la organización.',
  ],
  [
    'Xero gave access to no organisation. Connect Xero again and choose one.',
    'Xero no dio acceso a ninguna organización. Vuelva a conectar Xero y elija una.',
  ],
  [
    'Name the organisation to post to. Xero gave access to: {0}.',
    'Indique la organización en la que registrar. Xero dio acceso a: {0}.',
  ],
  [
    'This company already belongs to another Xero organisation. Use a company of its own (--company NAME) for this one.',
    'Esta empresa ya pertenece a otra organización de Xero. Use para esta una empresa propia (--company NAME).',
  ],
  [
    'Xero is not connected to an organisation "{0}". Connect Xero and choose it there.',
    'Xero no está conectado a ninguna organización «{0}». Conecte Xero y elíjala allí.',
  ],
  [
    'This company belongs to {0}, not to "{1}". Use a company of its own for another organisation.',
    'Esta empresa pertenece a {0}, no a «{1}». Use una empresa propia para otra organización.',
  ],

  [
    'Withdrawals are money out and cannot be posted as receive-money',
    'Las retiradas de fondos son dinero que sale y no se pueden registrar como receive-money',
  ],
  ['{0:movements} take {1}, not {2}', 'Para {0} se usa {1}, no {2}'],
  ['A transfer of {0:movements} needs {1}', 'Una transferencia para {0} necesita {1}'],
  ['No bank account is named for any currency', 'No se ha indicado ninguna cuenta bancaria para ninguna moneda'],
  ['{0} is not a day of the calendar', '{0} no es un día del calendario'],
  [
    '{0} is no account: it is written as a currency and saas or spend ({1:examples})',
    '{0} no es una cuenta: se escribe como una moneda y saas o spend ({1})',
  ],
  ['{0} is listed twice', '{0} aparece dos veces'],
  [
    'Cledara has {0:n} applications called {1}; name the one by its id ({2})',
    'Cledara tiene {0} aplicaciones llamadas {1}; indique una por su identificador ({2})',
  ],
  [
    'The settings have {0:n} applications called {1}; name the one by its id ({2})',
    'Los ajustes tienen {0} aplicaciones llamadas {1}; indique una por su identificador ({2})',
  ],
  [
    'Cledara calls the application with the id {0} {1}, not {2}',
    'Cledara llama a la aplicación con el identificador {0} {1}, no {2}',
  ],
  ['{0} is listed twice; the other one is applications[{1}]', '{0} aparece dos veces; la otra es applications[{1}]'],
  ['Cledara has no application with the id {0}', 'Cledara no tiene ninguna aplicación con el identificador {0}'],
  [
    'Cledara has no application called {0}; it is called {1} there now',
    'Cledara no tiene ninguna aplicación llamada {0}; ahora se llama allí {1}',
  ],
  ['Cledara has no application called {0}', 'Cledara no tiene ninguna aplicación llamada {0}'],
  ['The file is empty.', 'El archivo está vacío.'],
  ['An application is named by its name or its id', 'Una aplicación se indica por su nombre o su identificador'],
  ['an application is named by "name" or "id"', 'una aplicación se indica con «name» o «id»'],
  ['a day is written YYYY-MM-DD', 'un día se escribe AAAA-MM-DD'],
  ['a currency code has three capitals', 'un código de moneda tiene tres mayúsculas'],
  ['"{0}" is not a setting.', '«{0}» no es un ajuste.'],
  ['This is not JSON: {0}', 'Esto no es JSON: {0}'],
  [
    'a key begins with a small letter and has up to 200 letters',
    'una clave empieza por minúscula y tiene hasta 200 letras',
  ],
  ['this is no JSON, or more than 200 kB of it', 'esto no es JSON, o son más de 200 kB'],

  ['this is nested too deeply', 'esto tiene demasiados niveles'],
  ['"__proto__" is not a name', '«__proto__» no es un nombre'],

  ['as the defaults', 'como los valores predeterminados'],
  ['on', 'activado'],
  ['off', 'desactivado'],
  ['automatic', 'automático'],

  ['It is missing', 'Falta'],
  ['It is empty', 'Está vacío'],
  ['It has to be {0}', 'Tiene que ser {0}'],
  ['It has to be one of: {0}', 'Tiene que ser uno de estos: {0}'],
  ['It has to be at least {0:n}', 'Tiene que ser al menos {0}'],
  ['It has to be at most {0:n}', 'Tiene que ser como máximo {0}'],
  ['It is too long: at most {0:n}', 'Es demasiado largo: como máximo {0}'],
  ['It is not written as it has to be', 'No está escrito como tiene que estar'],
  ['It has to be a text', 'Tiene que ser un texto'],
  ['It has to be a number', 'Tiene que ser un número'],
  ['It has to be a whole number', 'Tiene que ser un número entero'],
  ['It has to be true or false', 'Tiene que ser true o false'],
  ['It has to be a list, in square brackets', 'Tiene que ser una lista, entre corchetes'],
  ['It has to be a group of settings, in braces', 'Tiene que ser un grupo de ajustes, entre llaves'],
  ['It has to be texts by name, in braces', 'Tiene que ser textos por nombre, entre llaves'],
  [
    'One thing is wrong with the table of applications. Nothing was changed.',
    'Hay una cosa mal en la tabla de aplicaciones. No se ha cambiado nada.',
  ],
  [
    '{0:n} things are wrong with the table of applications. Nothing was changed.',
    'Hay {0} cosas mal en la tabla de aplicaciones. No se ha cambiado nada.',
  ],
  ['The column {0} is there twice.', 'La columna {0} está dos veces.'],
  [
    'There is no column called “{0}” in a mapping table.',
    'Una tabla de aplicaciones no tiene ninguna columna llamada «{0}».',
  ],
  [
    'A column called {0} or {1} has to name the application.',
    'Una columna llamada {0} o {1} tiene que indicar la aplicación.',
  ],
  [
    'It has {0:n} cells, and the first line names {1:n} columns.',
    'Tiene {0} celdas, y la primera línea indica {1} columnas.',
  ],
  ['The line names no application.', 'La línea no indica ninguna aplicación.'],
  ['It is in the file twice; see line {0:n}.', 'Está dos veces en el archivo; vea la línea {0}.'],
  ['“{0}” is neither yes nor no', '«{0}» no es ni yes (sí) ni no'],
  ['“{0}” is none of {1}', '«{0}» no es ninguno de {1}'],
  ['It cannot be left empty on purpose', 'No se puede dejar vacío a propósito'],
  ['It is longer than {0:n} characters', 'Tiene más de {0} caracteres'],
  [
    'The quotes of this line do not close, or stand in the middle of a cell.',
    'Las comillas de esta línea no se cierran o están en medio de una celda.',
  ],
  [
    'This client has no application called {0} in Cledara.',
    'Este cliente no tiene ninguna aplicación llamada {0} en Cledara.',
  ],
  [
    'This client has several applications called {0} in Cledara; set them one by one.',
    'Este cliente tiene varias aplicaciones llamadas {0} en Cledara; configúrelas una a una.',
  ],
];
