import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListedMovement } from '../../../shared/domain/listed-movement.ts';
import { MovementColumns } from '../../../shared/domain/movement-columns.ts';
import { MovementSearch } from '../../../shared/domain/movement-search.ts';

const descriptions = ['figma monthly', 'figma yearly', 'git', 'github', 'slack', 'ab', 'a b', ''];

function columnsOf(...texts: readonly string[]): MovementColumns {
  const columns = new MovementColumns(['proposed']);
  for (const [index, description] of texts.entries()) columns.append(aRow(String(index), description));
  return columns;
}

function aRow(id: string, description: string): ListedMovement {
  return {
    id,
    proposalId: null,
    stamp: null,
    state: 'proposed',
    reason: null,
    day: '2026-11-20',
    kind: 'purchase',
    accountId: null,
    application: null,
    description,
    comment: null,
    ownerName: null,
    amountMinor: null,
    currency: null,
    coding: null,
    invoice: 'none',
    invoiceProblem: null,
    isSettled: true,
  };
}

function found(search: MovementSearch, words: string): readonly string[] | null {
  const marks = search.find(words);
  return marks === null ? null : descriptions.filter((_, position) => marks[position] === 1);
}

test('rows are found in which every word occurs, in any part of a word', () => {
  const search = new MovementSearch(columnsOf(...descriptions));
  expect(found(search, 'fig')).toEqual(['figma monthly', 'figma yearly']);
  expect(found(search, 'YEAR fig')).toEqual(['figma yearly']);
  expect(found(search, 'nothing')).toEqual([]);
  expect(found(search, '  ')).toBeNull();
});

test('whoever types on, or anew, finds what a first search for it finds', () => {
  const columns = columnsOf(...descriptions);
  const word = fc.constantFrom('f', 'fi', 'fig', 'git', 'gith', 'hub', 'year', 'a', 'b', 'ab', 'slack', 'm');
  const searches = fc.array(
    fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(searches, (typed) => {
      const going = new MovementSearch(columns);
      for (const words of typed) expect(found(going, words)).toEqual(found(new MovementSearch(columns), words));
    }),
  );
});

test('one word is not two: what was found for the one says nothing about the other', () => {
  const search = new MovementSearch(columnsOf(...descriptions));
  expect(found(search, 'a b')).toEqual(['github', 'slack', 'ab', 'a b'].filter((text) => /a.*b|b.*a/.test(text)));
  expect(found(search, 'ab')).toEqual(['ab']);
  expect(found(search, 'a b')).toEqual(['github', 'slack', 'ab', 'a b'].filter((text) => /a.*b|b.*a/.test(text)));
});

test('whoever types on has only those rows looked at that were found before, and for the same words none', () => {
  const looks: (string | undefined)[] = [];
  class WatchedColumns extends MovementColumns {
    override ownText(position: number): string {
      looks.push(descriptions[position]);
      return super.ownText(position);
    }
  }
  const columns = new WatchedColumns(['proposed']);
  for (const [index, description] of descriptions.entries()) columns.append(aRow(String(index), description));
  const search = new MovementSearch(columns);
  const lookedAt = (words: string) => {
    looks.length = 0;
    search.find(words);
    return new Set(looks);
  };
  expect(lookedAt('fig')).toEqual(new Set(descriptions));
  const figma = new Set(['figma monthly', 'figma yearly']);
  expect(lookedAt('figma')).toEqual(figma);
  expect(lookedAt('figma year')).toEqual(figma);
  expect(lookedAt('Year  FIGMA')).toEqual(new Set(['figma yearly']));
  expect(lookedAt('year figma')).toEqual(new Set());
  expect(lookedAt('slack')).toEqual(new Set(descriptions)); // other words begin with all rows again
});

test('a row that has changed is looked at again once the search is told', () => {
  const columns = columnsOf('figma', 'slack');
  const search = new MovementSearch(columns);
  const marks = () => [...(search.find('figma') ?? [])];
  expect(marks()).toEqual([1, 0]);
  columns.replace(1, aRow('1', 'figma too'));
  expect(marks()).toEqual([1, 0]);
  search.forget();
  expect(marks()).toEqual([1, 1]);
});

test('what was found before stays as it was given while someone types on', () => {
  const search = new MovementSearch(columnsOf(...descriptions));
  const before = search.find('fig');
  expect(found(search, 'figma year')).toEqual(['figma yearly']);
  expect(descriptions.filter((_, position) => before?.[position] === 1)).toEqual(['figma monthly', 'figma yearly']);
});
