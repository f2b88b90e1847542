import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import { rowStates } from '../../../shared/contract/review-list.ts';
import { proposalStates } from '../../../shared/contract/states.ts';
import type { ReasonCode } from '../../../shared/domain/proposal.ts';
import {
  aBareProposal,
  aMovement,
  anAttachment,
  anEntry,
  aProposal,
  aRun,
  connections,
  later,
  noon,
  observed,
  referenceData,
  settings,
  writeSampleBooks,
} from '../ledger/sample-books.ts';
import { type ReviewBooks, reviewBooks } from './review-books.ts';

const codes = ['review', 'by-hand', 'lock-date', 'not-coded', 'answer-lost'] as const satisfies readonly ReasonCode[];
/** With those that the overview tells of what was posted, too. */
const anyCode = fc.constantFrom<ReasonCode>(...codes, 'in-xero', 'maybe-in-xero', 'changed-in-xero');

function idOf(index: number): string {
  return `m-${String(index).padStart(2, '0')}`;
}

/** A change of the books, as a sync or a person makes them. */
type Change = (ledger: Ledger) => void;

const index = fc.nat({ max: 24 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({
      index,
      amountMinor: fc.integer({ min: -9999, max: 9999 }),
      month: fc.integer({ min: 10, max: 11 }),
      day: fc.integer({ min: 1, max: 28 }),
      hasInvoice: fc.boolean(),
    })
    .map(
      ({ index, amountMinor, month, day, hasInvoice }): Change =>
        (ledger) =>
          ledger.transaction(() => {
            const settledAt = `2026-${month}-${String(day).padStart(2, '0')}T12:00:00.000Z`;
            ledger.saveMovement(observed(aMovement({ id: idOf(index), amountMinor, settledAt, hasInvoice })), noon);
            const readAt = new Date(Date.parse(ledger.pullWindow()?.readAt ?? noon) + 1000).toISOString();
            ledger.savePullWindow({ coveredFrom: noon, readAt });
          }),
    ),
  fc.record({ index, state: fc.constantFrom(...proposalStates), code: anyCode, message: fc.string() }).map(
    ({ index, state, code, message }): Change =>
      (ledger) => {
        if (ledger.movement(idOf(index)) === null) return;
        const proposal = aBareProposal({
          id: `p-${index}`,
          movementId: idOf(index),
          state,
          reason: { code, message },
        });
        const { document } = aProposal();
        const saved = state === 'pending' ? proposal : { ...proposal, document };
        ledger.saveProposal(saved, anEntry({ movementId: idOf(index), proposalId: `p-${index}`, toState: state }));
      },
  ),
  fc.record({ index, state: fc.constantFrom('attached', 'problem', 'waiting') }).map(
    ({ index, state }): Change =>
      (ledger) =>
        ledger.transaction(() => {
          if (ledger.proposal(`p-${index}`) === null) return;
          const problem = state === 'problem' ? { code: 'too-large', message: 'Too large.' } : null;
          const row = anAttachment({ movementId: idOf(index), proposalId: `p-${index}` });
          ledger.saveAttachment({ ...row, ...({ state, problem } as Pick<typeof row, 'state' | 'problem'>) });
          ledger.appendActivity(anEntry({ movementId: idOf(index), event: `invoice-${state}` }));
        }),
  ),
  fc.record({ index, isChosen: fc.boolean() }).map(
    ({ index, isChosen }): Change =>
      (ledger) =>
        ledger.transaction(() => {
          const movementId = idOf(index);
          if (ledger.movement(movementId) === null) return;
          if (isChosen) ledger.saveOverride({ movementId, fields: { account: '463' }, author: 'Ana', at: noon });
          else ledger.removeOverride(movementId);
          ledger.appendActivity(anEntry({ movementId, event: 'recode' }));
        }),
  ),
  fc.constantFrom('Europe/London', 'Pacific/Auckland').map(
    (timeZone): Change =>
      (ledger) => {
        const before = ledger.referenceData();
        const readAt = new Date(Date.parse(before?.readAt ?? noon) + 1000).toISOString();
        const organisation = { ...referenceData.organisation, timeZone };
        ledger.saveReferenceData({ ...referenceData, organisation, readAt });
      },
  ),
);

/** Everything that the list says, without the number of its revision. */
async function whole(books: ReviewBooks): Promise<unknown> {
  const every = { states: [...proposalStates, 'none' as const] };
  const { revision: _, ...page } = await books.query(every);
  const { revision: __, ...facets } = await books.facets();
  return { page, facets, overview: await books.overview() };
}

describe('the first page and the overview, which are answered before the list is made', () => {
  const states = fc.option(fc.uniqueArray(fc.constantFrom(...rowStates), { minLength: 1 }), { nil: null });
  const page = fc.record({ offset: fc.nat({ max: 12 }), limit: fc.integer({ min: 1, max: 30 }) });

  test('say what the list says, whatever the states, days and time zone', async () => {
    const steps = fc.array(change, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, states, page, async (changes, states, { offset, limit }) => {
        const books = reviewBooks();
        for (const one of changes) one(books.ledger);
        const filter = states === null ? {} : { states };
        const first = await books.query(filter, undefined, { offset, limit });
        const overview = await books.overview();
        await books.facets(); // which makes the list
        expect(first).toEqual(await books.query(filter, undefined, { offset, limit }));
        expect(overview).toEqual(await books.overview());
        books.ledger.close();
      }),
      { numRuns: 60 },
    );
  });

  test('sums what is more than a number holds to the last penny', async () => {
    const books = reviewBooks();
    const amountMinor = Number.MAX_SAFE_INTEGER;
    for (const id of ['a', 'b', 'c']) books.ledger.saveMovement(observed(aMovement({ id, amountMinor })), noon);
    const first = await books.query({ states: ['none'] });
    expect(first.sums).toEqual([{ currency: 'EUR', amount: '270215977642229.73', count: 3 }]);
  });

  test('has another revision than the list where something was written in between', async () => {
    const books = reviewBooks();
    writeSampleBooks(books.ledger);
    const { revision } = await books.query();
    books.ledger.saveProposal(aProposal({ state: 'undone' }), anEntry());
    expect((await books.facets()).revision).toBeGreaterThan(revision);
  });
});

describe('the list beside a writer', () => {
  test.each(['beside', 'same connection'] as const)(
    'is after any changes what it would be made anew (%s)',
    async (look) => {
      const changes = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(changes, async (steps) => {
          const books = reviewBooks(undefined, undefined, look);
          await whole(books);
          for (const step of steps) {
            for (const one of step) one(books.ledger);
            expect(await whole(books)).toEqual(await whole(books.afresh()));
          }
          books.ledger.close();
        }),
        { numRuns: 25 },
      );
    },
  );

  test('keeps its revision while nothing happens, and has a greater one after a decision', async () => {
    const books = reviewBooks();
    writeSampleBooks(books.ledger);
    const { revision } = await books.query();
    expect((await books.query({ search: 'figma' })).revision).toBe(revision);
    books.ledger.saveRun(aRun());
    expect((await books.facets()).revision).toBeGreaterThanOrEqual(revision);
    const before = (await books.query()).revision;
    books.ledger.saveProposal(aProposal({ state: 'undone' }), anEntry());
    const after = await books.query({ states: ['undone'] });
    expect(after.revision).toBeGreaterThan(before);
    expect(after.rows.map(({ transactionId }) => transactionId)).toEqual(['txn-1']);
  });

  test('answers several questions at once from books that are being written', async () => {
    const books = reviewBooks();
    const { ledger } = books;
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < 60; count += 1) {
      ledger.transaction(() => {
        ledger.saveMovement(observed(aMovement({ id: `m-${count}` })), noon);
        ledger.saveProposal(
          aBareProposal({ id: `p-${count}`, movementId: `m-${count}`, state: 'held' }),
          anEntry({ movementId: `m-${count}`, proposalId: `p-${count}` }),
        );
      });
      answers.push(books.query(), books.ids(), books.facets());
    }
    await Promise.all(answers);
    expect((await books.query({ states: ['held'] })).total).toBe(60);
  });

  test('is longer than what is read at once, and is followed over hundreds of changes', async () => {
    const books = reviewBooks();
    const { ledger } = books;
    const save = (count: number, state: 'proposed' | 'approved') =>
      ledger.saveProposal(
        aBareProposal({ id: `p-${count}`, movementId: `m-${count}`, state }),
        anEntry({ movementId: `m-${count}`, proposalId: `p-${count}` }),
      );
    ledger.transaction(() => {
      for (let count = 0; count < 1000; count += 1) {
        ledger.saveMovement(observed(aMovement({ id: `m-${count}` })), noon);
        save(count, 'proposed');
      }
    });
    expect((await books.query({}, undefined, { offset: 990, limit: 100 })).rows).toHaveLength(10);
    ledger.transaction(() => {
      for (let count = 0; count < 700; count += 1) save(count, 'approved');
    });
    const { total, states } = await books.query({ states: ['approved'] });
    expect({ total, states }).toEqual({ total: 700, states: { approved: 700, proposed: 300 } });
    expect(await books.ids({ states: ['approved'] })).toHaveLength(700);
  });

  test('of more rows answers at once with what it had, and says when it has been made anew', async () => {
    const books = reviewBooks();
    const { ledger } = books;
    ledger.transaction(() => {
      for (let count = 0; count < 5100; count += 1)
        ledger.saveMovement(observed(aMovement({ id: `m-${count}` })), noon);
    });
    const all = { states: ['none' as const] };
    expect((await books.facets()).states).toEqual({ none: 5100 }); // the list is made
    ledger.saveMovement(observed(aMovement({ id: 'another' })), later);
    expect((await books.query(all)).total).toBe(5100);
    expect(books.news).toEqual([]);
    await expect.poll(() => books.news, { timeout: 50_000 }).toEqual(['changed']);
    expect((await books.query(all)).total).toBe(5101);
    expect(books.news).toEqual(['changed']);
  });
});

/** One of everything that may need a person. */
function needy(ledger: Ledger): void {
  ledger.transaction(() => {
    ledger.appendSettings(settings, 'Ana', noon);
    ledger.saveReferenceData(referenceData);
    for (let count = 0; count < 120; count += 1) {
      const movementId = `m-${String(count).padStart(3, '0')}`;
      const state = proposalStates[count % proposalStates.length] ?? 'held';
      const code = codes[count % codes.length] ?? 'review';
      const message = code === 'lock-date' ? `Before ${count}.` : `All say ${code}.`;
      const { document } = aProposal();
      ledger.saveMovement(observed(aMovement({ id: movementId, hasInvoice: count % 3 === 0 })), noon);
      ledger.saveProposal(
        aBareProposal({ id: `p-${count}`, movementId, state, reason: { code, message }, document }),
        anEntry({ movementId, proposalId: `p-${count}` }),
      );
      if (count % 4 === 0) ledger.saveAttachment(anAttachment({ movementId, proposalId: `p-${count}` }));
    }
  });
}

describe('the overview', () => {
  test('counts for each cause exactly the items that its filter gives', async () => {
    const books = reviewBooks();
    needy(books.ledger);
    const { attention } = await books.overview();
    expect(attention.length).toBeGreaterThan(10);
    for (const { cause, count, filter } of attention) {
      expect(filter).not.toBeNull();
      const { total } = await books.query(filter ?? {});
      expect({ cause, count }).toEqual({ cause, count: total });
    }
    const inOrder = ['blocked', 'held', 'uncertain', 'waiting', 'proposed', undefined];
    const places = attention.map(({ filter }) => inOrder.indexOf(filter?.states?.[0]));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(attention.find(({ cause }) => cause === 'lock-date')?.message).toBeNull();
    expect(attention.find(({ cause }) => cause === 'by-hand')?.message).toBe('All say by-hand.');
    expect(attention.at(-1)).toMatchObject({
      cause: 'attachment-problem',
      count: 10,
      message: 'The invoice is larger than 10 MB.',
      fix: { kind: 'invoice' },
    });
  });

  const xero = { ...connections.xero, health: 'ok' } as NonNullable<typeof connections.xero>;

  test.each([
    [
      'both are refused',
      { cledara: { connectedAt: noon, health: 'refused' as const } },
      ['xero-refused', 'cledara-refused'],
    ],
    ['the consent is young', { xero }, []],
    [
      'the consent ends in fifteen days',
      { xero: { ...xero, tokenReceivedAt: '2026-10-08T12:00:00.000Z' } },
      ['xero-ending'],
    ],
    ['the consent ends in sixteen days', { xero: { ...xero, tokenReceivedAt: '2026-10-09T12:00:00.000Z' } }, []],
    ['the consent is over', { xero: { ...xero, tokenReceivedAt: '2026-09-01T12:00:00.000Z' } }, ['xero-ending']],
    ['nothing is connected', { xero: null, cledara: null }, []],
  ])('says first what stands in the way of the connections: %s', async (_, changed, causes) => {
    const books = reviewBooks();
    books.ledger.saveConnections({ ...connections, ...changed });
    const { attention } = await books.overview();
    expect(attention.map(({ cause }) => cause)).toEqual(causes);
    for (const { filter, message } of attention) {
      expect(filter).toBeNull();
      expect(message).toMatch(/\. .+\.$/);
    }
  });

  test('adds up settled card payments less refunds, by the months of the organisation', async () => {
    const books = reviewBooks();
    const { ledger } = books;
    ledger.saveReferenceData({
      ...referenceData,
      organisation: { ...referenceData.organisation, timeZone: 'Pacific/Auckland' },
    });
    const save = (id: string, changes: Parameters<typeof aMovement>[0]) =>
      ledger.saveMovement(observed(aMovement({ id, currency: 'EUR', ...changes })), noon);
    save('1', { amountMinor: -1000, settledAt: '2026-10-31T12:00:00.000Z' }); // 1 November there
    save('2', { amountMinor: -500, settledAt: '2026-10-31T10:00:00.000Z' });
    save('3', { amountMinor: 200, kind: 'refund', settledAt: '2026-11-05T10:00:00.000Z' });
    save('4', { amountMinor: -99, settledAt: '2026-11-05T10:00:00.000Z', application: null });
    save('5', { amountMinor: -7, currency: 'JPY', settledAt: '2026-11-05T10:00:00.000Z' });
    save('6', { amountMinor: -5000, settledAt: null });
    save('7', { amountMinor: 5000, kind: 'top-up' });
    save('8', { amountMinor: -5000, settledAt: '2025-11-30T10:00:00.000Z' }); // a month too old
    save('9', { amountMinor: -300, settledAt: '2025-12-05T10:00:00.000Z', application: { id: 'b', name: 'B' } });
    const figma = { applicationId: 'app-figma', application: 'Figma' };
    const none = { applicationId: null, application: null };
    expect((await books.overview()).spending).toEqual([
      {
        month: '2026-11',
        currency: 'EUR',
        amount: '8.99',
        count: 3,
        applications: [
          { ...figma, amount: '8.00', count: 2 },
          { ...none, amount: '0.99', count: 1 },
        ],
      },
      { month: '2026-11', currency: 'JPY', amount: '7', count: 1, applications: [{ ...figma, amount: '7', count: 1 }] },
      {
        month: '2026-10',
        currency: 'EUR',
        amount: '5.00',
        count: 1,
        applications: [{ ...figma, amount: '5.00', count: 1 }],
      },
      {
        month: '2025-12',
        currency: 'EUR',
        amount: '3.00',
        count: 1,
        applications: [{ applicationId: 'b', application: 'B', amount: '3.00', count: 1 }],
      },
    ]);
  });

  test('names an application as it was called last, with the list and without it', async () => {
    const books = reviewBooks();
    const names = [
      ['1', 'Old', '2026-11-02'],
      ['2', 'New', '2026-11-09'],
      ['3', 'Old', '2026-11-05'],
    ] as const;
    for (const [id, name, day] of names) {
      const settledAt = `${day}T12:00:00.000Z`;
      books.ledger.saveMovement(observed(aMovement({ id, settledAt, application: { id: 'app', name } })), noon);
    }
    const called = async () => (await books.overview()).spending[0]?.applications.map(({ application }) => application);
    expect(await called()).toEqual(['New']);
    await books.facets(); // which makes the list
    expect(await called()).toEqual(['New']);
  });

  test('puts what lies beyond fifty applications together', async () => {
    const books = reviewBooks();
    for (let count = 0; count < 60; count += 1) {
      const application = { id: `app-${count}`, name: `Application ${count}` };
      books.ledger.saveMovement(
        observed(aMovement({ id: `m-${count}`, amountMinor: -(count + 1), application })),
        noon,
      );
    }
    const [month] = (await books.overview()).spending;
    expect(month?.applications).toHaveLength(51);
    expect(month?.applications[0]).toMatchObject({ applicationId: 'app-59', amount: '0.60' });
    expect(month?.applications.at(-1)).toEqual({ applicationId: null, application: null, amount: '0.55', count: 10 });
  });
});
