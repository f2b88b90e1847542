import { describe, expect, test } from 'vitest';
import { recognisePulled, timeZoneOf } from '../../../electron/engine/recognise-pulled.ts';
import type { ObservedMovement } from '../../../electron/ports/cledara.ts';
import type { ToldMovement } from '../../../electron/ports/file-imports.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { movement, reference } from '../../unit/domain/example-company.ts';
import { scriptedEngine } from './scripted-engine.ts';

/** In a file its days stand at noon. */
const fromFile = { authorisedAt: '2026-11-01T12:00:00.000Z', settledAt: '2026-11-03T12:00:00.000Z' };

function row(id: string, over: Partial<StoredMovement> = {}): ObservedMovement {
  return { movement: movement({ id, ...over }), rawJson: `{"id":"${id}"}` };
}

/** Books with movements `m-N`, of which a file has told as given. */
function books(...told: readonly (Partial<ToldMovement> & { readonly number: number })[]) {
  const { ledger, keep } = scriptedEngine();
  const kept = told.map(({ number, ...over }): ToldMovement => {
    keep(number, {}, fromFile);
    const movementId = `m-${number}`;
    return { movementId, beganInFile: true, fileId: `F-${number}`, cledaraId: null, invoiceSha256: null, ...over };
  });
  ledger.transaction(() => {
    for (const one of kept) ledger.saveToldMovement(one);
  });
  return { ledger, kept, keep, ids: (rows: readonly ObservedMovement[]) => rows.map((one) => one.movement.id) };
}

describe('a movement that an imported file told of before Cledara’s API does', () => {
  test('keeps the id that it has, and gets to know the API’s: it is not another one', () => {
    const { ledger, kept } = books({ number: 1 });
    const api = row('api-1');
    const found = recognisePulled(ledger, [api]);
    expect(found.rows).toEqual([{ ...api, movement: { ...api.movement, id: 'm-1' } }]);
    expect(found.told).toEqual([{ ...kept[0], cledaraId: 'api-1' }]);
    expect(found.doubts).toEqual([]);
  });

  test('is known by the API’s id from then on, whatever changes about it', () => {
    const { ledger } = books({ number: 1, cledaraId: 'api-1' }, { number: 2, cledaraId: 'api-2', beganInFile: false });
    const found = recognisePulled(ledger, [row('api-1', { amountMinor: -999 }), row('api-2')]);
    expect(found.rows.map((one) => one.movement.id)).toEqual(['m-1', 'm-2']);
    expect([found.told, found.doubts]).toEqual([[], []]);
  });

  test('is the one to which the file gave the API’s own id', () => {
    const { ledger, kept } = books({ number: 1 });
    const found = recognisePulled(ledger, [row('m-1', { amountMinor: -999 }), row('api-9')]);
    expect(found.rows.map((one) => one.movement.id)).toEqual(['m-1', 'api-9']);
    expect(found.told).toEqual([{ ...kept[0], cledaraId: 'm-1' }]);
  });

  test('has its invoice where one came in a ZIP, whatever the API says', () => {
    const { ledger } = books({ number: 1, invoiceSha256: 'a'.repeat(64) }, { number: 2, cledaraId: 'api-2' });
    const found = recognisePulled(ledger, [row('api-1'), row('api-2', { hasInvoice: true })]);
    expect(found.rows.map((one) => one.movement.hasInvoice)).toEqual([true, true]);
    const sameId = books({ number: 1, invoiceSha256: 'a'.repeat(64) });
    expect(recognisePulled(sameId.ledger, [row('m-1')]).rows[0]?.movement.hasInvoice).toBe(true);
    const plain = books({ number: 1, cledaraId: 'api-1' });
    expect(recognisePulled(plain.ledger, [row('api-1')]).rows[0]?.movement.hasInvoice).toBe(false);
  });
});

describe('what the API tells of', () => {
  test('is as it was where no file told of anything', () => {
    const { ledger } = books();
    const rows = [row('api-1')];
    expect(recognisePulled(ledger, rows)).toEqual({ rows, told: [], doubts: [] });
  });

  test('is one of its own where it differs, or where the books have it under that id already', () => {
    const { ledger, keep, ids } = books({ number: 1 });
    expect(ids(recognisePulled(ledger, [row('api-1', { amountMinor: -999 })]).rows)).toEqual(['api-1']);
    keep(7);
    const found = recognisePulled(ledger, [row('m-7')]);
    expect([ids(found.rows), found.told, found.doubts]).toEqual([['m-7'], [], []]);
  });

  test('is one of its own, and a doubt, where it may be either of two or only nearly agrees', () => {
    const { ledger, ids } = books({ number: 1 });
    const late = { authorisedAt: '2026-11-03T10:00:00.000Z', settledAt: '2026-11-05T10:00:00.000Z' };
    const found = recognisePulled(ledger, [row('api-1', late)]);
    expect(ids(found.rows)).toEqual(['api-1']);
    expect(found.told).toEqual([]);
    expect(found.doubts).toEqual([{ movementId: 'api-1', among: ['m-1'] }]);
  });

  test('is no second telling of a movement of which it told before', () => {
    const { ledger, ids } = books({ number: 1, cledaraId: 'api-1' }, { number: 2, beganInFile: false });
    expect(ids(recognisePulled(ledger, [row('api-2')]).rows)).toEqual(['api-2']);
  });
});

test('days are those of the organisation’s time zone, and of UTC before Xero was read', () => {
  const { ledger } = scriptedEngine();
  expect(timeZoneOf(ledger)).toBe('UTC');
  ledger.transaction(() => ledger.saveReferenceData(reference));
  expect(timeZoneOf(ledger)).toBe('Europe/London');
});
