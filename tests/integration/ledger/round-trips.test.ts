import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../electron/adapters/ledger/migrations/migrations.ts';
import { isPending, type Movement } from '../../../shared/domain/movement.ts';
import type { ProposalState } from '../../../shared/domain/proposal.ts';
import {
  aBareMovement,
  aBareProposal,
  aBatch,
  aChange,
  aMovement,
  anAttachment,
  anEntry,
  aProposal,
  aRun,
  connections,
  later,
  noon,
  observed,
  readEverything,
  referenceData,
  settings,
  writeSampleBooks,
} from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

const everyState: Readonly<Record<ProposalState, true>> = {
  pending: true,
  proposed: true,
  held: true,
  approved: true,
  sending: true,
  uncertain: true,
  waiting: true,
  blocked: true,
  pushed: true,
  excluded: true,
  'in-xero': true,
  undone: true,
};

test('a new ledger is empty', () => {
  const ledger = openedLedger();

  expect(ledger.connections()).toEqual({ cledara: null, xero: null });
  expect(ledger.applications()).toEqual([]);
  expect([...ledger.movements()]).toEqual([]);
  expect(ledger.movement('x')).toBeNull();
  expect(ledger.movementCount()).toBe(0);
  expect(ledger.pullWindow()).toBeNull();
  expect(ledger.settings()).toBeNull();
  expect(ledger.referenceData()).toBeNull();
  expect([...ledger.proposals()]).toEqual([]);
  expect([...ledger.proposals([])]).toEqual([]);
  expect(ledger.proposal('x')).toBeNull();
  expect(ledger.countByState()).toEqual({});
  expect(ledger.batch('x')).toBeNull();
  expect(ledger.openBatches()).toEqual([]);
  expect(ledger.attachment('x')).toBeNull();
  expect(ledger.runs(5)).toEqual([]);
  expect(ledger.activity({ limit: 5 })).toEqual([]);
  expect(ledger.readBudget('x')).toBeNull();
  expect(ledger.pushedUnderOlderSettings()).toBe(0);
});

test('all that was written is there after closing and opening', () => {
  const folder = temporaryFolder();
  const first = openedLedger(folder);
  writeSampleBooks(first);
  const before = readEverything(first);
  first.close();

  expect(readEverything(openedLedger(folder))).toEqual(before);
});

describe('connections', () => {
  test('come back, and can be taken back', () => {
    const ledger = openedLedger();
    ledger.saveConnections(connections);
    expect(ledger.connections()).toEqual(connections);
    ledger.saveConnections({ cledara: null, xero: connections.xero });
    expect(ledger.connections()).toEqual({ cledara: null, xero: connections.xero });
  });
});

describe('applications', () => {
  test('are replaced as a whole and keep their order', () => {
    const ledger = openedLedger();
    const figma = { id: 'b', name: 'Figma', status: 'active', ownerName: null, teams: ['Design'] };
    const aws = { id: 'a', name: 'AWS', status: 'paused', ownerName: 'Bo', teams: [] };
    ledger.saveApplications([figma, aws]);
    expect(ledger.applications()).toEqual([figma, aws]);
    ledger.saveApplications([aws]);
    expect(ledger.applications()).toEqual([aws]);
  });
});

describe('movements', () => {
  test('come back with every field, set or null', () => {
    const ledger = openedLedger();
    expect(ledger.saveMovement(observed(aMovement()), noon)).toBe('new');
    expect(ledger.saveMovement(observed(aBareMovement()), later)).toBe('new');
    expect(ledger.movement('txn-1')).toEqual({ ...aMovement(), firstSeenAt: noon, releasedAt: null, unlisted: null });
    expect(ledger.movement('txn-bare')).toEqual({
      ...aBareMovement(),
      firstSeenAt: later,
      releasedAt: null,
      unlisted: null,
    });
    expect(ledger.movementCount()).toBe(2);
  });

  test.each<Partial<Movement>>([
    { kind: 'refund' },
    { accountId: null },
    { amountMinor: -4600 },
    { amountMinor: null },
    { local: null },
    { description: 'figma monthly renewal' },
    { comment: null },
    { application: null },
    { authorisedAt: '2026-11-01T09:30:00.001Z' },
    { settledAt: null },
    { card: { last4: '4242', ownerName: 'Bo' } },
    { hasInvoice: false },
    { invoice: null },
    { invoice: { number: null, date: null, vatName: null, vatRate: null } },
    { invoice: { number: 'INV-7', date: '2026-11-01', vatName: 'Standard', vatRate: 0.21 } },
    { notUnderstood: ['The amount is text.'] },
  ])('that differ in %j have changed, once', (changes) => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement()), noon);
    expect(ledger.saveMovement(observed(aMovement()), later)).toBe('same');
    expect(ledger.saveMovement(observed(aMovement(changes)), later)).toBe('changed');
    expect(ledger.movement('txn-1')).toEqual({
      ...aMovement(changes),
      firstSeenAt: noon,
      releasedAt: null,
      unlisted: null,
    });
    expect(ledger.saveMovement(observed(aMovement(changes)), later)).toBe('same');
  });

  test('whose raw row alone differs are the same', () => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement(), '{"new":1}'), noon);
    expect(ledger.saveMovement(observed(aMovement(), '{"new":2}'), later)).toBe('same');
  });

  test('that were released keep the first instant, and are back when they are seen again', () => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement()), noon);
    ledger.markReleased('txn-1', noon);
    ledger.markReleased('txn-1', later);
    expect(ledger.movement('txn-1')?.releasedAt).toBe(noon);
    expect(ledger.saveMovement(observed(aMovement()), later)).toBe('changed');
    expect(ledger.movement('txn-1')?.releasedAt).toBeNull();
    expect(() => ledger.markReleased('nobody', noon)).toThrow('No movement nobody');
  });

  test('that are listed no more keep the first instant and the answer, and are back when they are seen again', () => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement()), noon);
    ledger.answerUnlisted('txn-1', noon);
    expect(ledger.movement('txn-1')?.unlisted).toBeNull();
    ledger.markUnlisted('txn-1', noon);
    ledger.markUnlisted('txn-1', later);
    ledger.answerUnlisted('txn-1', later);
    expect(ledger.movement('txn-1')?.unlisted).toEqual({ since: noon, answeredAt: later });
    expect(ledger.unlistedMovements().map(({ id }) => id)).toEqual(['txn-1']);
    expect(ledger.saveMovement(observed(aMovement()), later)).toBe('changed');
    expect(ledger.movement('txn-1')?.unlisted).toBeNull();
    expect(ledger.unlistedMovements()).toEqual([]);
    expect(() => ledger.markUnlisted('nobody', noon)).toThrow('No movement nobody');
  });

  test('are counted per account, and those that wait for settlement are listed by the rule of the core', () => {
    const ledger = openedLedger();
    const kinds = ['purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown'] as const;
    const all = kinds.flatMap((kind, index) => [
      aMovement({ id: `${kind}-settled`, kind, accountId: 'GBP:spend', settledAt: noon }),
      aMovement({ id: `${kind}-open`, kind, authorisedAt: `2026-11-0${9 - index}T00:00:00.000Z`, settledAt: null }),
      aMovement({ id: `${kind}-released`, kind, accountId: null, settledAt: null }),
    ]);
    for (const movement of all) ledger.saveMovement(observed(movement), noon);
    for (const kind of kinds) ledger.markReleased(`${kind}-released`, noon);

    expect(ledger.accountIds()).toEqual(['EUR:saas', 'GBP:spend']);
    expect(ledger.movementCountByAccount()).toEqual({ 'EUR:saas': kinds.length, 'GBP:spend': kinds.length });
    const expected = [...ledger.movements()].filter((movement) => isPending(movement) && movement.releasedAt === null);
    expect(expected.map(({ id }) => id)).toEqual(['refund-open', 'purchase-open']);
    expect(ledger.unsettledMovements()).toEqual(expected);
  });

  test.each([Number.NaN, 1.5, Number.POSITIVE_INFINITY, 2 ** 53])('of %d minor units are refused', (amountMinor) => {
    const ledger = openedLedger();
    expect(() => ledger.saveMovement(observed(aMovement({ amountMinor })), noon)).toThrow('Not a whole number');
    expect(ledger.movementCount()).toBe(0);
  });

  test.each([Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0])('of %d minor units are exact', (amountMinor) => {
    const ledger = openedLedger();
    ledger.saveMovement(observed(aMovement({ amountMinor })), noon);
    expect(ledger.movement('txn-1')?.amountMinor).toBe(amountMinor);
  });
});

describe('text', () => {
  /** Any UTF-16 there is: NUL, quotes, halves of pairs. */
  const anyText = fc.array(fc.nat({ max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

  test('of any kind comes back, a lone surrogate as U+FFFD', () => {
    const ledger = openedLedger();
    fc.assert(
      fc.property(anyText, anyText, (description, comment) => {
        ledger.transaction(() => ledger.saveMovement(observed(aMovement({ description, comment }), comment), noon));
        const stored = ledger.movement('txn-1');
        expect(stored?.description).toBe(description.toWellFormed());
        expect(stored?.comment).toBe(comment.toWellFormed());
      }),
    );
  });

  test('in documents and settings comes back exactly', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const document = aProposal().document;
    if (document?.kind !== 'spend-money') throw new Error('another sample was expected');
    fc.assert(
      fc.property(anyText, (description) => {
        ledger.saveProposal(aProposal({ document: { ...document, description } }), anEntry());
        expect(ledger.proposal('prop-1')?.document).toEqual({ ...document, description });
      }),
      { numRuns: 50 },
    );
  });

  test('as an id finds its row', () => {
    const ledger = openedLedger();
    fc.assert(
      fc.property(
        anyText.filter((id) => id !== ''),
        (id) => {
          ledger.saveMovement(observed(aMovement({ id })), noon);
          expect(ledger.movement(id)?.id).toBe(id.toWellFormed());
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('settings', () => {
  test('are numbered versions, the newest one in force', () => {
    const ledger = openedLedger();
    const first = ledger.appendSettings(settings, 'Ana', noon);
    const second = ledger.appendSettings({ ...settings, applications: [] }, 'Bo', later);
    expect(first).toEqual({ number: 1, at: noon, author: 'Ana', settings });
    expect(second).toEqual({ number: 2, at: later, author: 'Bo', settings: { ...settings, applications: [] } });
    expect(ledger.settings()).toEqual(second);
    expect(ledger.settingsHistory()).toEqual([first, second]);
  });
});

test('the pull window and the reference data are replaced', () => {
  const ledger = openedLedger();
  ledger.savePullWindow({ coveredFrom: noon, readAt: noon });
  ledger.savePullWindow({ coveredFrom: noon, readAt: later });
  expect(ledger.pullWindow()).toEqual({ coveredFrom: noon, readAt: later });
  ledger.saveReferenceData(referenceData);
  ledger.saveReferenceData({ ...referenceData, currencies: ['GBP'] });
  expect(ledger.referenceData()).toEqual({ ...referenceData, currencies: ['GBP'] });
});

describe('proposals', () => {
  test('come back with every field, by their id and by their movement', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    expect(ledger.proposal('prop-1')).toEqual(aProposal());
    expect(ledger.proposal('txn-1')).toEqual(aProposal());
    for (const changes of [{ remote: { kind: 'invoice', id: 'inv-1' } }, { remote: null, unpaidId: 'cn-1' }] as const) {
      ledger.saveProposal(aProposal(changes), anEntry());
      expect(ledger.proposal('prop-1')).toEqual(aProposal(changes));
    }
    expect(ledger.proposal('txn-bare')).toEqual(aBareProposal());
  });

  test.each(Object.keys(everyState) as ProposalState[])('in state %s are kept, found and counted', (state) => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    ledger.saveProposal(aProposal({ state }), anEntry({ toState: state }));
    const expected = [aProposal({ state }), ...(state === 'pending' ? [aBareProposal()] : [])];
    expect([...ledger.proposals([state])]).toEqual(expected);
    expect(ledger.countByState()[state]).toBe(expected.length);
    expect(ledger.activity({ limit: 1 })[0]?.toState).toBe(state);
  });

  test('pushed under an older version of the settings are counted', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    expect(ledger.pushedUnderOlderSettings()).toBe(0);
    ledger.appendSettings(settings, 'Ana', later);
    expect(ledger.pushedUnderOlderSettings()).toBe(1);
    ledger.saveProposal(aProposal({ settingsVersion: 2 }), anEntry());
    expect(ledger.pushedUnderOlderSettings()).toBe(0);
    ledger.saveProposal(aProposal({ settingsVersion: null }), anEntry());
    expect(ledger.pushedUnderOlderSettings()).toBe(0);
  });
});

describe('batches', () => {
  test('are open until they are done, in the order they left', () => {
    const ledger = openedLedger();
    const second = aBatch({
      id: 'a',
      kind: 'payment',
      idempotencyKey: 'key-2',
      firstSentAt: later,
      state: 'uncertain',
    });
    ledger.saveBatch(second);
    ledger.saveBatch(aBatch());
    expect(ledger.openBatches()).toEqual([aBatch(), second]);
    ledger.saveBatch(aBatch({ state: 'done', attempts: 2, firstSentAt: later }));
    expect(ledger.openBatches()).toEqual([second]);
    expect(ledger.batch('batch-1')).toEqual(aBatch({ state: 'done', attempts: 2, firstSentAt: later }));
  });

  test('changes of what is in Xero are open until they are done, and what was removed is found by its proposal', () => {
    const ledger = openedLedger(temporaryFolder());
    ledger.saveMovement(observed(aMovement()), noon);
    ledger.appendSettings(settings, 'Ana', noon);
    ledger.saveBatch(aBatch());
    ledger.saveProposal(aProposal(), anEntry());
    const removal = aChange({
      id: 'a',
      idempotencyKey: 'key-10',
      what: 'remove',
      firstSentAt: later,
      state: 'sending',
    });
    ledger.saveChange(removal);
    ledger.saveChange(aChange());
    expect(ledger.openChanges()).toEqual([aChange(), removal]);
    ledger.saveChange(aChange({ state: 'done', attempts: 3 }));
    expect(ledger.openChanges()).toEqual([removal]);
    const removed = { remoteId: 'xero-1', remoteKind: 'bank-transaction', proposalId: 'prop-1', at: later } as const;
    ledger.saveRemovedDocument(removed);
    expect(ledger.removedDocuments('prop-1')).toEqual([removed]);
    expect(ledger.removedDocuments('prop-2')).toEqual([]);
    expect(ledger.removedDocuments(null)).toEqual([removed]);
  });
});

test('attachments are replaced', () => {
  const ledger = openedLedger();
  writeSampleBooks(ledger);
  expect([...ledger.attachments()]).toEqual([anAttachment()]);
  const attached = anAttachment({ state: 'attached', problem: null, fileName: null, sha256: null });
  ledger.saveAttachment(attached);
  expect(ledger.attachment('txn-1')).toEqual(attached);
});

test('runs are listed newest first, those of the same instant in the order they were begun', () => {
  const ledger = openedLedger();
  ledger.saveRun(aRun({ id: 'z', finishedAt: null, summaryJson: null }));
  ledger.saveRun(aRun({ id: 'a' }));
  ledger.saveRun(aRun({ id: 'm', startedAt: later }));
  ledger.saveRun(aRun({ id: 'z' }));
  expect(ledger.runs(10)).toEqual([aRun({ id: 'm', startedAt: later }), aRun({ id: 'a' }), aRun({ id: 'z' })]);
  expect(ledger.runs(1)).toHaveLength(1);
});

test('activity is listed newest first, for all or for one movement', () => {
  const ledger = openedLedger();
  ledger.appendActivity(anEntry({ event: 'first' }));
  ledger.appendActivity(
    anEntry({ event: 'second', movementId: null, proposalId: null, fromState: null, toState: null }),
  );
  ledger.appendActivity(anEntry({ event: 'third' }));
  const events = (entries: readonly { readonly event: string }[]) => entries.map(({ event }) => event);
  expect(events(ledger.activity({ limit: 10 }))).toEqual(['third', 'second', 'first']);
  expect(events(ledger.activity({ limit: 2 }))).toEqual(['third', 'second']);
  expect(events(ledger.activity({ movementId: 'txn-1', limit: 10 }))).toEqual(['third', 'first']);
  expect(ledger.activity({ limit: 10 })[2]).toEqual({ seq: 1, ...anEntry({ event: 'first' }) });
});

test('budgets are kept per key; a fraction of a millisecond never shortens a block', () => {
  const ledger = openedLedger();
  ledger.writeBudget('a', { dayStartMs: 1000.9, usedToday: 7, blockedUntilMs: 2000.1 });
  ledger.writeBudget('b', { dayStartMs: 5, usedToday: 0, blockedUntilMs: 0 });
  ledger.writeBudget('b', { dayStartMs: 6, usedToday: 1, blockedUntilMs: 9 });
  expect(ledger.readBudget('a')).toEqual({ dayStartMs: 1000, usedToday: 7, blockedUntilMs: 2001 });
  expect(ledger.readBudget('b')).toEqual({ dayStartMs: 6, usedToday: 1, blockedUntilMs: 9 });
});

test('health names SQLite, the schema, the state of the file and its size', () => {
  const health = openedLedger().health();
  expect(health.sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
  expect(health).toMatchObject({ schemaVersion: migrations.length, quickCheck: 'ok' });
  expect(health.sizeBytes).toBeGreaterThan(4096);
});
