import { expect, test } from 'vitest';
import { answerUnlisted, askAboutUnlisted, missingIn } from '../../../electron/engine/unlisted.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

/** Items `p-1`, … of movements that Cledara lists no more. */
function gone(...items: readonly Partial<Proposal>[]) {
  const books = scriptedEngine();
  for (const [place, item] of items.entries()) books.keep(place + 1, item);
  books.ledger.transaction(() => {
    for (const place of items.keys()) books.ledger.markUnlisted(`m-${place + 1}`, startAt);
  });
  return books;
}

const posted = (code: Proposal['reason']['code']): Partial<Proposal> => ({
  state: 'pushed',
  reason: { code, message: '' },
  remote: { kind: 'bank-transaction', id: 'x' },
});

test('a posted one is asked about once, and none that a person is asked something else about, or that has not gone out', () => {
  const { engine, ledger, standing, said } = gone(
    posted('pushed'),
    posted('changed-in-cledara'),
    posted('changed-in-xero'),
    posted('xero-remark'),
    { state: 'uncertain', reason: { code: 'answer-lost', message: '' } },
    { state: 'approved' },
  );
  ledger.transaction(() => askAboutUnlisted(engine, 'run-1'));
  expect(standing('p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6')).toEqual([
    'pushed no-longer-listed',
    'pushed no-longer-listed',
    'pushed changed-in-xero',
    'pushed xero-remark',
    'uncertain answer-lost',
    'approved approved',
  ]);
  ledger.transaction(() => askAboutUnlisted(engine, 'run-2'));
  expect(said()).toHaveLength(2);
});

test('a person’s word counts for those that were asked about, and for no others that they decided with them', () => {
  const { engine, ledger, standing } = gone(posted('no-longer-listed'), posted('changed-in-xero'));
  const both = ['p-1', 'p-2'].flatMap((id) => ledger.proposal(id) ?? []);
  ledger.transaction(() => answerUnlisted(engine, both));
  const open = ledger.unlistedMovements().filter(({ unlisted }) => unlisted?.answeredAt === null);
  expect(open.map(({ id }) => id)).toEqual(['m-2']);
  ledger.transaction(() => askAboutUnlisted(engine, 'run-1'));
  expect(standing('p-1', 'p-2')).toEqual(['pushed no-longer-listed', 'pushed changed-in-xero']);
});

test('a whole read misses what Cledara listed before and does not list now', () => {
  const { ledger, keep } = scriptedEngine();
  for (const number of [1, 2]) keep(number);
  expect(missingIn(ledger, new Set(['m-1', 'm-2']), '2026-10-01T00:00:00.000Z')).toEqual([]);
  expect(missingIn(ledger, new Set(['m-2']), '2026-10-01T00:00:00.000Z')).toEqual(['m-1']);
  expect(missingIn(ledger, new Set(['m-2']), '2026-11-29T00:00:00.000Z')).toEqual([]); // it lies before what was read
});
