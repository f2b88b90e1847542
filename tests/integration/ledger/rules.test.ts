import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWriter } from '../../../electron/adapters/ledger/open-connection.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import {
  aBatch,
  aChange,
  aMovement,
  anAttachment,
  anEntry,
  aProposal,
  later,
  noon,
  observed,
  readEverything,
  settings,
  writeSampleBooks,
} from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

/** A connection of the kind the ledger writes through, to the file of sample books. */
function rawConnection() {
  const folder = temporaryFolder();
  const ledger = openedLedger(folder);
  writeSampleBooks(ledger);
  ledger.close();
  const connection = openWriter(join(folder, 'ledger.db'));
  onTestFinished(() => connection.close());
  return connection;
}

describe('the file refuses', () => {
  test.each([
    ["UPDATE activity SET message = 'x'", 'append-only'],
    ['DELETE FROM activity', 'append-only'],
    ["REPLACE INTO activity (seq, at, event, message) VALUES (1, 'x', 'x', 'x')", 'append-only'],
    ["UPDATE settings_versions SET author = 'x'", 'never edited'],
    ['DELETE FROM settings_versions', 'never deleted'],
    [`REPLACE INTO settings_versions VALUES (1, 'x', 'x', '{}')`, 'never deleted'],
    ["UPDATE batches SET body = 'x'", 'never edited'],
    ["UPDATE batches SET idempotency_key = 'x'", 'never edited'],
    ["UPDATE batches SET proposal_ids_json = '[]'", 'never edited'],
    ['DELETE FROM batches', 'kept for ever'],
    ["UPDATE contact_requests SET contacts_json = '[]'", 'never edited'],
    ["UPDATE movements SET kind = 'gift'", 'CHECK constraint'],
    ['UPDATE movements SET amount_minor = 1.5', 'cannot store REAL'],
    ["UPDATE movements SET amount_minor = 'much'", 'cannot store TEXT'],
    ['UPDATE movements SET amount_minor = 9007199254740992', 'CHECK constraint'],
    ["UPDATE proposals SET state = 'sent'", 'CHECK constraint'],
    ["UPDATE proposals SET document_json = '{'", 'CHECK constraint'],
    ["UPDATE proposals SET movement_id = 'nobody' WHERE id = 'prop-1'", 'FOREIGN KEY'],
    ["DELETE FROM movements WHERE id = 'txn-1'", 'FOREIGN KEY'],
    ["UPDATE sqlite_master SET sql = ''", 'may not be modified'],
  ])('%s', (sql, reason) => {
    expect(() => rawConnection().run(sql)).toThrow(reason);
  });
});

describe('the ledger refuses, and changes nothing', () => {
  const refusals: readonly [what: string, save: (ledger: Ledger) => void, reason: string][] = [
    ['another body for a batch', (ledger) => ledger.saveBatch(aBatch({ body: '{}' })), 'never edited'],
    ['another body for a change', (ledger) => ledger.saveChange(aChange({ body: '{}' })), 'never edited'],
    ['a used key for another batch', (ledger) => ledger.saveBatch(aBatch({ id: 'batch-2' })), 'UNIQUE'],
    [
      'a body that would not be sent as it was hashed',
      (ledger) => ledger.saveBatch(aBatch({ id: 'batch-2', idempotencyKey: 'key-2', body: '"\ud800"' })),
      'lone surrogate',
    ],
    [
      'a second proposal for a movement',
      (ledger) => ledger.saveProposal(aProposal({ id: 'prop-2' }), anEntry()),
      'UNIQUE',
    ],
    [
      'a proposal for no movement',
      (ledger) => ledger.saveProposal(aProposal({ id: 'prop-3', movementId: 'txn-3' }), anEntry()),
      'No movement txn-3',
    ],
    [
      'a proposal that moves to another movement',
      (ledger) => ledger.saveProposal({ ...aProposal(), movementId: 'txn-2' }, anEntry()),
      'No movement txn-2',
    ],
    [
      'a proposal in no batch',
      (ledger) => ledger.saveProposal(aProposal({ batchId: 'batch-9' }), anEntry()),
      'FOREIGN KEY',
    ],
    [
      'a proposal whose activity cannot be logged',
      (ledger) => ledger.saveProposal(aProposal({ state: 'undone' }), anEntry({ event: '' })),
      'CHECK',
    ],
    [
      'an attachment of no proposal',
      (ledger) => ledger.saveAttachment(anAttachment({ proposalId: 'prop-9' })),
      'FOREIGN KEY',
    ],
    [
      'applications of which two have one id',
      (ledger) => {
        const figma = { id: 'figma', name: 'Figma', status: 'active', ownerName: null, teams: [] };
        ledger.saveApplications([figma, figma]);
      },
      'UNIQUE',
    ],
  ];

  test.each(refusals)('%s', (_, save, reason) => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const before = readEverything(ledger);
    expect(() => save(ledger)).toThrow(reason);
    expect(readEverything(ledger)).toEqual(before);
  });
});

describe('a transaction', () => {
  test('stores all of its work, and gives back what it returns', () => {
    const ledger = openedLedger();
    const version = ledger.transaction(() => {
      ledger.saveMovement(observed(aMovement()), noon);
      return ledger.appendSettings(settings, 'Ana', noon);
    });
    expect(version.number).toBe(1);
    expect(ledger.movementCount()).toBe(1);
  });

  test('stores nothing where its work throws', () => {
    const ledger = openedLedger();
    const work = () => {
      ledger.saveMovement(observed(aMovement()), noon);
      throw new Error('no further');
    };
    expect(() => ledger.transaction(work)).toThrow('no further');
    expect(ledger.movementCount()).toBe(0);
    ledger.transaction(() => ledger.saveMovement(observed(aMovement()), noon));
    expect(ledger.movementCount()).toBe(1);
  });

  test('stores nothing where a save failed, even if its error was caught', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const before = readEverything(ledger);
    const work = () => {
      ledger.savePullWindow({ coveredFrom: later, readAt: later });
      try {
        ledger.saveProposal(aProposal({ state: 'undone' }), anEntry({ event: '' }));
      } catch {
        // and carry on
      }
    };
    expect(() => ledger.transaction(work)).toThrow('CHECK');
    expect(readEverything(ledger)).toEqual(before);
  });

  test('that fails takes back what was read of its saves meanwhile', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    const read = () => [ledger.connections(), ledger.xeroTrouble(), ledger.settings(), ledger.referenceData()];
    const before = read();
    let meanwhile: unknown[] = [];
    const work = () => {
      ledger.saveConnections({ cledara: null, xero: null });
      ledger.saveXeroTrouble(ledger.xeroTrouble() === null ? 'disconnected-here' : null);
      ledger.appendSettings({ ...settings, syncFrom: '2026-01-01' }, 'Ana', later);
      const data = ledger.referenceData();
      if (data === null) throw new Error('The sample books have reference data');
      ledger.saveReferenceData({ ...data, readAt: '2026-12-24T12:00:00.000Z' });
      meanwhile = read();
      throw new Error('no further');
    };
    expect(() => ledger.transaction(work)).toThrow('no further');
    for (const [place, value] of before.entries()) expect(meanwhile[place]).not.toEqual(value);
    expect(read()).toEqual(before);
  });

  test('does not nest', () => {
    const ledger = openedLedger();
    expect(() => ledger.transaction(() => ledger.transaction(() => 1))).toThrow('do not nest');
  });

  test('does not wait for promises', () => {
    const ledger = openedLedger();
    const work = async () => ledger.saveMovement(observed(aMovement()), noon);
    expect(() => ledger.transaction(work)).toThrow('must be synchronous');
    expect(ledger.movementCount()).toBe(0);
  });

  test('may save a batch after the proposals that are in it', () => {
    const ledger = openedLedger();
    writeSampleBooks(ledger);
    ledger.transaction(() => {
      ledger.saveProposal(aProposal({ batchId: 'batch-2' }), anEntry());
      ledger.saveBatch(aBatch({ id: 'batch-2', idempotencyKey: 'key-2' }));
    });
    expect(ledger.proposal('prop-1')?.batchId).toBe('batch-2');
  });
});

test('the row that Cledara sent is kept as it was last seen', () => {
  const folder = temporaryFolder();
  const ledger = openedLedger(folder);
  const stored = () => {
    const reader = new DatabaseSync(join(folder, 'ledger.db'), { readOnly: true });
    const row = reader.prepare('SELECT raw_json, revision FROM movements').get();
    reader.close();
    return { ...row };
  };
  ledger.saveMovement(observed(aMovement(), '{"unheardOf":1}'), noon);
  expect(stored()).toEqual({ raw_json: '{"unheardOf":1}', revision: 1 });
  ledger.saveMovement(observed(aMovement(), '{"unheardOf":2}'), noon);
  expect(stored()).toEqual({ raw_json: '{"unheardOf":2}', revision: 1 });
  ledger.saveMovement(observed(aMovement({ comment: null }), '{}'), noon);
  expect(stored()).toEqual({ raw_json: '{}', revision: 2 });
});
