import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openView } from '../../electron/adapters/ledger/open-ledger.ts';
import type { LedgerView } from '../../electron/ports/ledger.ts';
import type { LineRecord } from '../../electron/sandbox/world/xero-shapes.ts';
import { BooksMemory, checkExactlyOnce } from './check-exactly-once.ts';
import { feedSetup } from './cledara-feed.ts';
import { type CrashScene, chosenSeed, openCrashScene } from './crash-scene.ts';
import { checkEnd, goOnToTheEnd } from './go-on.ts';
import { type Asking, killAtMoment, type Moment } from './moment.ts';

const applying = join(import.meta.dirname, 'apply-child.ts');
const deleting: Asking = { service: 'xero', method: 'POST', path: /\/BankTransactions$/ };
const deletingTransfers: Asking = { service: 'xero', method: 'POST', path: /\/BankTransfers$/ };
const unpaying: Asking = { service: 'xero', method: 'POST', path: /\/Payments\/[^/]+$/ };
const changingBills: Asking = { service: 'xero', method: 'POST', path: /\/Invoices$/ };
const changingNotes: Asking = { service: 'xero', method: 'POST', path: /\/CreditNotes$/ };

const notDone = { kind: 'hang-before' } as const;
const doneButUnanswered = { kind: 'hang-after' } as const;
/** A quarantine ends at nine minutes; another may begin in the run after it. */
const mostRuns = 4;

interface NamedMoment extends Moment {
  readonly name: string;
}

let scene: CrashScene;
let memory: BooksMemory;
/** Of the movements that were to be taken out: what stands is taken out again at the end, and approved. */
const undone = new Set<string>();

// One company for all of these, as in life: what a test leaves is what the next one begins with.
beforeAll(async () => {
  scene = await openCrashScene(chosenSeed());
  memory = new BooksMemory();
  scene.feed.addDay();
  await goOnToTheEnd(scene, memory);
});

beforeEach(async ({ annotate }) => {
  await annotate(`Seed ${scene.seed}: TALLYBRIDGE_TEST_SEED plays its dice again`); // printed where a test fails
});

afterAll(() => scene.close());

function look<T>(read: (view: LedgerView) => T): T {
  const opened = openView(scene.companyFolder);
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return read(opened.value);
  } finally {
    opened.value.close();
  }
}

/** One of each kind of document that the books call pushed. */
function oneOfEach(): string[] {
  return look((view) => {
    const byKind = new Map<string, string>();
    for (const { remote, movementId } of view.proposals(['pushed'])) byKind.set(remote?.kind ?? '', movementId);
    expect([...byKind.keys()].sort()).toEqual(['bank-transaction', 'bank-transfer', 'credit-note', 'invoice']);
    return [...byKind.values()];
  });
}

/** Syncs until nothing waits; at every end the books claim nothing that Xero lacks, and nothing is there twice. */
async function goOn(): Promise<void> {
  for (let run = 1; run <= mostRuns; run += 1) {
    const waitingUntil = checkEnd(await scene.startSync().ended);
    checkExactlyOnce(scene, memory, { complete: false });
    if (waitingUntil === null) return;
    scene.clock.aheadMs += Math.max(0, Date.parse(waitingUntil) - scene.clock.nowMs()) + 1000;
  }
  throw new Error(`The sync still waits after ${mostRuns} runs`);
}

/** Each of them is out of Xero, or there as a whole, and the books say which. */
function checkWhole(ids: readonly string[]): void {
  const { bills } = scene.sandbox.world.xero;
  look((view) => {
    expect(view.openChanges()).toEqual([]);
    for (const id of ids) {
      const proposal = view.proposal(id);
      expect(['undone', 'pushed']).toContain(proposal?.state);
      const bill = bills.billShelf.get(proposal?.remote?.id ?? '');
      if (bill !== undefined) expect(bill.status).toBe(proposal?.state === 'pushed' ? 'PAID' : 'VOIDED');
    }
  });
}

describe('whatever it was taking out when it was killed, the next sync leaves nothing by half', () => {
  const moments: readonly NamedMoment[] = [
    { name: 'after a document was deleted, not heard', at: deleting, fault: doneButUnanswered, until: 'arrived' },
    { name: 'before a transfer is deleted', at: deletingTransfers, fault: notDone, until: 'arrived' },
    { name: 'after a payment was taken away, not heard', at: unpaying, fault: doneButUnanswered, until: 'arrived' },
    { name: 'before a bill is voided', at: changingBills, fault: notDone, until: 'arrived' },
    {
      name: 'after a credit note was voided, not heard',
      at: changingNotes,
      fault: doneButUnanswered,
      until: 'arrived',
    },
  ];

  test.each(moments)('killed $name', async (moment) => {
    const ids = oneOfEach();
    await killAtMoment(scene, moment, () => scene.start(['undo', ...ids]));
    for (const id of ids) undone.add(id);
    scene.feed.addDay(); // for the next one
    await goOn();
    checkWhole(ids);
  });
});

describe('whatever it was changing when it was killed, every document is one that the books know', () => {
  const moments: readonly NamedMoment[] = [
    { name: 'after a payment was taken away, not heard', at: unpaying, fault: doneButUnanswered, until: 'arrived' },
    { name: 'after bills were changed, not heard', at: changingBills, fault: doneButUnanswered, until: 'arrived' },
  ];

  test.each(moments)('killed $name', async (moment) => {
    await recodeAll();
    await killAtMoment(scene, moment, () => scene.start([], applying));
    await goOn();
    checkCoding();
  });
});

test('what was taken out is sent again once it is approved, each once, and everything is there', async () => {
  const standing = look((view) => [...undone].filter((id) => view.proposal(id)?.state === 'pushed'));
  if (standing.length > 0) expect((await scene.start(['undo', ...standing]).ended).exitCode).toBe(0);
  await goOn(); // planned anew under the present settings
  const approved = await scene.start(['review', 'approve', ...undone]).ended;
  expect(approved.exitCode, approved.said).toBe(0);
  await goOnToTheEnd(scene, memory);
});

/** Accounts that everything is coded to, one after the other. */
const accounts = ['441', '485'];

/** Another account for everything. */
async function recodeAll(): Promise<void> {
  const account = accounts.shift();
  const json = JSON.stringify(feedSetup(scene.sandbox.world)).replaceAll(
    /"account":"4\d\d"/g,
    `"account":"${account}"`,
  );
  const file = join(scene.dataDir, 'setup.json');
  writeFileSync(file, json);
  const end = await scene.start(['setup', file]).ended;
  expect(end.exitCode, end.said).toBe(0);
}

/** What the books call pushed is coded in Xero as they say. */
function checkCoding(): void {
  const { transactionShelf, bills } = scene.sandbox.world.xero;
  look((view) => {
    for (const { remote, document, movementId } of view.proposals(['pushed'])) {
      if (document === null || document.kind === 'transfer') continue;
      const id = remote?.id ?? '';
      const lines: readonly LineRecord[] = (transactionShelf.get(id) ?? bills.billShelf.get(id))?.lines ?? [];
      const coded = lines.map(({ accountCode }) => accountCode);
      expect(coded, `movement ${movementId}`).toEqual([document.account.code]);
    }
  });
}
