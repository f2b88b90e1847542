import type { Sentence } from '../template.ts';

/** What speaks for a suggestion. */
export const spanishSuggestions: readonly Sentence[] = [
  ['In Xero, {0:n} of {1:n} documents of {2} use {3}.', 'En Xero, {0} de {1} documentos de {2} usan {3}.'],
  [
    'In Xero, {0:n} of {1:n} documents of {2} on this account use {3}.',
    'En Xero, {0} de {1} documentos de {2} en esta cuenta usan {3}.',
  ],
  ['In Xero, {0:n} of {1:n} documents of {2} have {3}.', 'En Xero, {0} de {1} documentos de {2} llevan {3}.'],
  [
    'In Cledara, the field {0} says {1} on {2:n} of {3:n} transactions that have it.',
    'En Cledara, el campo {0} dice {1} en {2} de {3} transacciones que lo llevan.',
  ],
  [
    'Xero has no contact in use called {0}; the nearest in name is {1}.',
    'Xero no tiene ningún contacto en uso llamado {0}; el de nombre más parecido es {1}.',
  ],
  ['Applications with a similar name use {0}: {1}.', 'Aplicaciones de nombre parecido usan {0}: {1}.'],
  [
    '{0:n} of {1:n} coded applications of the team {2} use {3}.',
    '{0} de {1} aplicaciones codificadas del equipo {2} usan {3}.',
  ],
  ['It is the tax rate that Xero has for {0}.', 'Es el tipo impositivo que Xero tiene para {0}.'],
  [
    'This is not suggested any more: something has changed since.',
    'Esto ya no se sugiere: algo ha cambiado desde entonces.',
  ],
  ['Look at the suggestions again.', 'Mire de nuevo las sugerencias.'],
  ['The field {0} is listed twice', 'El campo {0} figura dos veces'],
];
