import { expect, it } from 'vitest';
import { standingDoubts } from '../../../electron/engine/standing-doubts.ts';
import type { ToldDoubt } from '../../../electron/ports/file-imports.ts';
import { movement } from '../domain/example-company.ts';

/** Doubts among movements, of which files told of some and Cledara lists some no more. */
function books(doubts: readonly ToldDoubt[], { ofFile = [], unlisted = [] }: Record<string, readonly string[]>) {
  return {
    toldDoubts: () => doubts,
    toldMovement: (movementId: string) =>
      ofFile.includes(movementId)
        ? { movementId, beganInFile: true, fileId: null, cledaraId: null, invoiceSha256: null }
        : null,
    unlistedMovements: () => unlisted.map((id) => movement({ id })),
  };
}

const doubt = { movementId: 'new', among: ['a', 'b'] };

function among(told: Record<string, readonly string[]>): readonly string[] | undefined {
  return standingDoubts(books([doubt], told)).toldDoubts.get('new');
}

it('a doubt between movements of Cledara alone is about those that it lists no more', () => {
  expect(among({ unlisted: ['a', 'b'] })).toEqual(['a', 'b']);
  expect(among({ unlisted: ['b', 'other'] })).toEqual(['b']);
  expect(among({})).toEqual([]); // both are listed again: then they are two
});

it('a doubt that a file has to do with stands whatever Cledara lists', () => {
  expect(among({ ofFile: ['new'] })).toEqual(['a', 'b']);
  expect(among({ ofFile: ['b'] })).toEqual(['a', 'b']);
  expect(among({ ofFile: ['other'], unlisted: ['a'] })).toEqual(['a']);
});

it('what is listed no more is told, doubts or not', () => {
  const { toldDoubts, unlisted } = standingDoubts(books([], { unlisted: ['a', 'b'] }));
  expect([toldDoubts.size, [...unlisted]]).toEqual([0, ['a', 'b']]);
});
