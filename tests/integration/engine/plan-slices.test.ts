import { expect, test } from 'vitest';
import { decide } from '../../../electron/engine/decide.ts';
import type { Engine } from '../../../electron/engine/engine.ts';
import { plan } from '../../../electron/engine/plan.ts';
import { newRun } from '../../../electron/engine/run.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { ok } from '../../../shared/lib/result.ts';
import { exampleMovement } from '../../bench/example-movements.ts';
import { planningEngine } from '../../bench/planning-engine.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { settings as exampleSettings, reference } from '../../unit/domain/example-company.ts';
import { openedLedger } from '../ledger/temporary-ledger.ts';

// Plans of more than one slice: others get their turn in between, and the program may end there.

const seenAt = '2026-11-22T09:00:00.000Z';
/** Two whole slices of five hundred, and a part of one. */
const count = 1100;
const settings: Settings = { ...exampleSettings, syncFrom: '2025-01-01', applications: [] };
const late = 'movement-00001090';

interface Books {
  readonly ledger: Ledger;
  /** What lies in Xero. */
  documents: readonly RemoteDocument[];
  /** Happens when others get their turn for the time of this number, from 1. */
  atTurn: { readonly number: number; readonly happens: (engine: Engine) => void } | null;
  readonly turns: () => number;
  plan(): Promise<readonly string[]>;
}

function openBooks(): Books {
  const ledger = openedLedger();
  ledger.transaction(() => {
    ledger.appendSettings(settings, 'test', seenAt);
    for (let index = 0; index < count; index += 1) ledger.saveMovement(exampleMovement(index, count), seenAt);
    ledger.saveReferenceData(reference);
  });
  let turns = 0;
  const clock = new ManualClock(seenAt, 'auto');
  clock.sleep = async () => {
    turns += 1;
    if (books.atTurn?.number === turns) books.atTurn.happens(engine);
  };
  const bare = planningEngine(ledger);
  const xero = { ...bare.xero, documentsBetween: () => Promise.resolve(ok(books.documents)) };
  const engine: Engine = { ...bare, clock, xero };
  const books: Books = {
    ledger,
    documents: [],
    atTurn: null,
    turns: () => turns,
    async plan() {
      turns = 0;
      const present = ledger.settings();
      if (present === null) throw new Error('Nothing is set.');
      const planned = await plan(engine, newRun('run'), reference, present);
      if (!planned.ok) throw new Error(planned.error.message);
      return [...planned.value].sort();
    },
  };
  return books;
}

/** Someone's document of the same money on the same day, for another contact. */
function lookAlikeOf(ledger: Ledger, movementId: string, id: string): RemoteDocument {
  const document = ledger.proposal(movementId)?.document;
  if (document === undefined || document === null || document.kind !== 'spend-money') throw new Error('No document.');
  return {
    kind: 'bank-transaction',
    id,
    type: 'SPEND',
    status: 'AUTHORISED',
    reference: null,
    date: document.date,
    bankAccountId: document.bankAccount.accountId,
    toBankAccountId: null,
    contactId: 'someone',
    contactName: 'Someone else',
    totalMinor: document.amountMinor,
    hasAttachments: false,
    isReconciled: false,
    billing: null,
  };
}

function stateOf({ ledger }: Books, movementId: string): string {
  const proposal = ledger.proposal(movementId);
  return `${proposal?.state} ${proposal?.reason.code}`;
}

function statesOf(books: Books): readonly string[] {
  return Array.from({ length: count }, (_, index) => stateOf(books, exampleMovement(index, count).movement.id));
}

test('lets others have their turn twice in each of its walks, and plans everything', async () => {
  const books = openBooks();
  const clear = await books.plan();
  expect(clear).toHaveLength(count);
  expect(books.turns()).toBe(4); // nothing is in Xero, so nothing is compared
  expect(books.ledger.countByState()).toEqual({ proposed: count });
});

test('what is approved while it plans is compared with Xero before it may leave, whenever that is', async () => {
  const books = openBooks();
  await books.plan();
  books.documents = [lookAlikeOf(books.ledger, late, 'theirs')];
  let number = 1;
  for (; ; number += 1) {
    books.atTurn = {
      number,
      happens: (engine) => expect(decide(engine, 'approve', [late], { author: 'Ann' }).ok).toBe(true),
    };
    const clear = await books.plan();
    if (books.turns() < number) break; // it had ended before
    expect([number, stateOf(books, late)]).toEqual([number, 'held maybe-in-xero']);
    expect(clear).toHaveLength(count - 1);
    const proposal = books.ledger.proposal(late);
    if (proposal === null) throw new Error('It is gone.');
    // As it was before Xero was found to have one.
    books.ledger.saveProposal(
      { ...proposal, state: 'proposed', reason: { code: 'review', message: '' }, lookAlikeId: null },
      {
        at: seenAt,
        runId: null,
        movementId: late,
        proposalId: proposal.id,
        event: 'test',
        fromState: null,
        toState: null,
        message: '',
      },
    );
  }
  expect(number).toBe(7);
});

test('a document in Xero that a person takes for one movement meanwhile is not taken for another, too', async () => {
  const books = openBooks();
  await books.plan();
  const early = 'movement-00000003';
  books.documents = [lookAlikeOf(books.ledger, late, 'theirs'), lookAlikeOf(books.ledger, early, 'others')];
  await books.plan();
  expect([stateOf(books, early), stateOf(books, late)]).toEqual(['held maybe-in-xero', 'held maybe-in-xero']);
  books.atTurn = {
    number: 5, // the first slice has been written
    happens: (engine) => expect(decide(engine, 'adopt', [late], { author: 'Ann' }).ok).toBe(true),
  };
  await books.plan();
  expect([stateOf(books, early), stateOf(books, late)]).toEqual(['held maybe-in-xero', 'in-xero in-xero-by-hand']);
  const takers = [...books.ledger.proposals(['in-xero'])].filter(({ remote }) => remote?.id === 'theirs');
  expect(takers).toHaveLength(1);
});

test('movements that come meanwhile are planned with the others, and other settings are those that count', async () => {
  const books = openBooks();
  const { ledger } = books;
  books.atTurn = {
    number: 4,
    happens: () => {
      ledger.saveMovement(exampleMovement(count, count), seenAt);
      ledger.appendSettings(
        { ...settings, accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '999' }] },
        'Ann',
        seenAt,
      );
    },
  };
  await books.plan();
  expect(ledger.countByState()).toEqual({ blocked: count + 1 });
  expect(new Set([...ledger.proposals()].map(({ settingsVersion }) => settingsVersion))).toEqual(new Set([2]));
});

test('ended by a crash between two slices, the next plan makes of it what an undisturbed one does', async () => {
  const whole = openBooks();
  const theirs = async (books: Books) => {
    await books.plan();
    return [lookAlikeOf(books.ledger, late, 'theirs'), lookAlikeOf(books.ledger, 'movement-00000003', 'others')];
  };
  const documents = await theirs(openBooks());
  whole.documents = documents;
  const clear = await whole.plan();

  const broken = openBooks();
  broken.documents = documents;
  broken.atTurn = {
    number: 5,
    happens: () => {
      throw new Error('The program ends here.');
    },
  };
  await expect(broken.plan()).rejects.toThrow('The program ends here.');
  expect(broken.ledger.countByState()).toEqual({ held: 1, proposed: 499 });
  broken.atTurn = null;
  expect(await broken.plan()).toEqual(clear);
  expect(statesOf(broken)).toEqual(statesOf(whole));
});
