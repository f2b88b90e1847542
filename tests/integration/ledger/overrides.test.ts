import { expect, test } from 'vitest';
import { aMovement, anEntry, anOverride, aProposal, later, noon, observed, settings } from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

test('an override is kept, replaced and removed, and is of a movement that there is', () => {
  const ledger = openedLedger(temporaryFolder());
  ledger.saveMovement(observed(aMovement()), noon);
  const first = anOverride({ movementId: 'txn-1' });
  ledger.saveOverride(first);
  expect(ledger.override('txn-1')).toEqual(first);
  const second = anOverride({ movementId: 'txn-1', fields: { contact: 'Figma "Inc"' }, author: 'Bo', at: later });
  ledger.saveOverride(second);
  expect(ledger.overrides()).toEqual([second]);
  ledger.removeOverride('txn-1');
  expect(ledger.override('txn-1')).toBeNull();
  expect(() => ledger.saveOverride(anOverride({ movementId: 'nobody' }))).toThrow(/FOREIGN KEY/);
  ledger.close();
});

test('counts per application follow a movement to another one, and names are all that it had', () => {
  const ledger = openedLedger(temporaryFolder());
  const github = { id: 'app-github', name: 'GitHub' };
  ledger.transaction(() => {
    ledger.appendSettings(settings, 'Ana', noon);
    ledger.saveMovement(observed(aMovement()), noon);
    ledger.saveMovement(observed(aMovement({ id: 'txn-2', application: { id: 'app-figma', name: 'FIGMA' } })), noon);
    ledger.saveMovement(observed(aMovement({ id: 'txn-3', application: null })), noon);
    const blocked = { state: 'blocked', batchId: null } as const;
    ledger.saveProposal(aProposal({ ...blocked, reason: { code: 'tax-type-missing', message: '' } }), anEntry());
    ledger.saveProposal(
      aProposal({ ...blocked, id: 'prop-2', movementId: 'txn-2', reason: { code: 'lock-date', message: '' } }),
      anEntry({ movementId: 'txn-2', proposalId: 'prop-2' }),
    );
  });
  const none = { waiting: 0, blocked: 0, pushed: 0, missing: 0 };
  expect(ledger.applicationCounts()).toEqual([
    { ...none, id: null, names: [], movements: 1 },
    { ...none, id: 'app-figma', names: ['FIGMA', 'Figma'], movements: 2, blocked: 2, missing: 1 },
  ]);
  ledger.saveMovement(observed(aMovement({ application: github })), later);
  expect(ledger.applicationCounts().slice(1)).toEqual([
    { ...none, id: 'app-figma', names: ['FIGMA'], movements: 1, blocked: 1 },
    { ...none, id: 'app-github', names: ['GitHub'], movements: 1, blocked: 1, missing: 1 },
  ]);
  expect(ledger.pushedByVersion()).toEqual(new Map());
  ledger.close();
});
