import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Book, createPhrasebook } from '../../../renderer/words/phrasebook.ts';
import { pseudoBook } from '../../../renderer/words/say.ts';
import { spanish } from '../../../renderer/words/sentences/spanish.ts';
import type { Sentence } from '../../../renderer/words/template.ts';

const { say } = createPhrasebook(spanish);

function bookOf(sentences: readonly Sentence[], groups: Book['groups'] = {}) {
  return createPhrasebook({ sentences, groups });
}

describe('the phrase book', () => {
  it('says a sentence again with its data as it was', () => {
    expect(say('Account 463 (IT Software) is archived in Xero. Choose another account, or restore it in Xero.')).toBe(
      'La cuenta 463 (IT Software) está archivada en Xero. Elija otra cuenta o restáurela en Xero.',
    );
  });

  it('leaves what is in no book', () => {
    const unknown = 'The widget was frobbed. Ask again.';
    expect(say(unknown)).toBe(unknown);
    expect(say('')).toBe('');
    expect(say(' ')).toBe(' ');
    expect(say('. . .')).toBe('. . .');
  });

  it('says what it knows beside what it does not know', () => {
    expect(say('Xero refused this. Xero says: The Total is wrong. Really. It is tried again with the next sync.')).toBe(
      'Xero rechazó esto. Xero dice: The Total is wrong. Really. Se volverá a intentar en la próxima sincronización.',
    );
    expect(say('Xero refused it: The account code 999 is not a valid code. Choose an account that Xero has.')).toBe(
      'Xero la rechazó: The account code 999 is not a valid code. Elija una cuenta que exista en Xero.',
    );
  });

  it('takes the most specific sentence, whatever the order of the book', () => {
    const sentences: readonly Sentence[] = [
      ['It is {0}', 'general {0}'],
      ['It is {0} already', 'ya {0}'],
      ['It is here already', 'aquí'],
    ];
    for (const book of [bookOf(sentences), bookOf(sentences.toReversed())]) {
      expect(book.say('It is here already')).toBe('aquí');
      expect(book.say('It is there already.')).toBe('ya there.');
      expect(book.say('It is there')).toBe('general there');
    }
  });

  it('does not take a sentence for another that begins with it', () => {
    expect(say('In Xero.')).toBe('En Xero.');
    expect(say('In Xero, as it seems.')).toBe('In Xero, as it seems.');
    expect(say('In Xeroland.')).toBe('In Xeroland.');
  });

  it('keeps a full stop where there was one, and makes none', () => {
    expect(say('Account 1 is archived in Xero')).toBe('La cuenta 1 está archivada en Xero');
    expect(say('Account 1 is archived in Xero.')).toBe('La cuenta 1 está archivada en Xero.');
  });

  it('says days, roles, states and lists', () => {
    expect(say('Not posted: 31 Aug 2026 is on or before the lock date (1 Sep 2026).')).toBe(
      'Sin registrar: el 31 ago 2026 es anterior o igual a la fecha de cierre (1 sep 2026).',
    );
    expect(say('It is approved and waiting for its turn and cannot be marked as booked elsewhere.')).toBe(
      'Está aprobada y a la espera de su turno y no se puede marcar como contabilizada en otro sitio.',
    );
    expect(say('Coded by hand by Ann, Bob: account 463 IT, Software, tax rate as its application has it')).toBe(
      'Codificada a mano por Ann, Bob: cuenta 463 IT, Software, tipo impositivo según su aplicación',
    );
    expect(
      say(
        'Not posted, because not all of it was understood: Its date is missing; The amount is not a number. Enter it in Xero by hand if it belongs there, or leave it out.',
      ),
    ).toBe(
      'Sin registrar, porque no se entendió todo: Falta este dato: fecha; El importe no es un número. Introdúzcala en Xero a mano si debe estar allí o descártela.',
    );
  });

  it('never says a note or a template of a person again, even where it is a sentence of ours', () => {
    expect(say('Set aside by Ann. In Xero. It is left out already.')).toBe(
      'Apartada por Ann. In Xero. It is left out already.',
    );
    expect(say('Set for top-ups. Template: In Xero. {merchant}')).toBe(
      'Fijado para las recargas. Plantilla: In Xero. {merchant}',
    );
  });

  it('says dollars and backslashes of data as they are', () => {
    expect(say("Approved by $& $1 \\ $' {0}.")).toBe("Aprobada por $& $1 \\ $' {0}.");
  });

  it('refuses a group that there is not', () => {
    expect(() => bookOf([['It is {0:nothing}', 'Es {0}']]).say('It is so')).toThrow('nothing');
  });
});

describe('hostile texts', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
    fc
      .constantFrom('. ', 'Set for ', 'Approved by . ', 'is archived in Xero', '; ', ', ')
      .chain((piece) => fc.integer({ min: 1, max: 4000 }).map((times) => piece.repeat(times).slice(0, 4000))),
  );

  it('come through every sentence unchanged', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        // Data that is itself a sentence with data in it may be said again at its end; here none is.
        const said = say(`The tracking category ${name} is archived in Xero. Choose another account.`);
        expect(said).toContain(name);
        expect(said.endsWith('Elija otra cuenta.')).toBe(true);
      }),
    );
  });

  it('never throw and never take more than the allowed steps', () => {
    fc.assert(fc.property(hostile, (text) => typeof say(text) === 'string'));
    expect(say(`${'Account '.repeat(50_000)}`)).toContain('Account');
  });
});

describe('the Spanish book', () => {
  const all = [...spanish.sentences, ...Object.values(spanish.groups).flatMap((group) => group.phrases)];

  it('has each place of each sentence once in both languages', () => {
    for (const [english, translated] of all) {
      const places = [...english.matchAll(/\{(\d)/g)].map(([, slot]) => slot).sort();
      expect([...translated.matchAll(/\{(\d)\}/g)].map(([, slot]) => slot).sort(), english).toEqual(places);
    }
  });

  it('names no sentence twice', () => {
    const english = spanish.sentences.map(([sentence]) => sentence);
    expect(english.filter((sentence, place) => english.indexOf(sentence) !== place)).toEqual([]);
  });

  it('names only groups that there are', () => {
    const named = all.flatMap(([english]) => [...english.matchAll(/\{\d:(\w+)\}/g)].map(([, kind = '']) => kind));
    const known = new Set([...Object.keys(spanish.groups), 'n', 'rest', 'say']);
    expect(named.filter((kind) => !known.has(kind))).toEqual([]);
    const used = new Set(named);
    expect(Object.keys(spanish.groups).filter((name) => !used.has(name))).toEqual([]);
  });

  it('says every sentence of its own by itself and not by another', () => {
    for (const [english, translated] of spanish.sentences) {
      const values = sampleOf(english);
      if (values === null) continue;
      expect(say(filled(english, values.english)), english).toBe(filled(translated, values.spanish));
    }
  });

  it('speaks to the person as usted', () => {
    const informal = /\b(tú|tu|tus|puedes|tienes|elige|haz|mira)\b/i;
    expect(all.filter(([, translated]) => informal.test(translated))).toEqual([]);
  });
});

describe('the pseudo-language', () => {
  it('changes every letter of ours and marks what is data', () => {
    const said = pseudoBook(spanish).say('Account 463 is archived in Xero. Choose another account.');
    expect(said).toContain('⟦463⟧');
    expect(said.replaceAll(/⟦[^⟧]*⟧/g, '')).not.toMatch(/[A-Za-z]{2}/);
  });
});

/** Values for the places of a sentence, in both languages; null where a group has nothing without further places. */
function sampleOf(english: string): { english: Record<string, string>; spanish: Record<string, string> } | null {
  const values = { english: {} as Record<string, string>, spanish: {} as Record<string, string> };
  for (const [, slot = '', kind = 'data'] of english.matchAll(/\{(\d)(?::(\w+))?\}/g)) {
    const sample = samples[kind] ?? spanish.groups[kind]?.phrases.find(([phrase]) => !phrase.includes('{'));
    if (sample === undefined) return null;
    [values.english[slot], values.spanish[slot]] = sample;
  }
  return values;
}

const samples: Readonly<Record<string, readonly [string, string]>> = {
  data: ['Zz9', 'Zz9'],
  rest: ['Zz9. In Xero.', 'Zz9. In Xero.'],
  n: ['12', '12'],
  day: ['31 Aug 2026', '31 ago 2026'],
};

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\d)(?::\w+)?\}/g, (_, slot: string) => values[slot] ?? '');
}
