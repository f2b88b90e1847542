import type { Sentence } from '../template.ts';

/** Movements before the day that an account starts on. */
export const spanishBackfill: readonly Sentence[] = [
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
