import { describe, expect, test } from 'vitest';
import { push } from '../../../electron/engine/push.ts';
import { newRun } from '../../../electron/engine/run.ts';
import type { Batch } from '../../../electron/ports/ledger.ts';
import type { ElementResult, SendRequest, Xero } from '../../../electron/ports/xero.ts';
import type { PushDocument, TransferDocument } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { reference, settings } from '../../unit/domain/example-company.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { fails, minute, rejects, type ScriptedEngine, scriptedEngine, startAt } from './scripted-engine.ts';

type Answer = Result<readonly ElementResult[], Failure>;

const { document: spend } = proposal();
if (spend?.kind !== 'spend-money') throw new Error('The example is a payment.');
const transfer: TransferDocument = {
  kind: 'transfer',
  reference: '',
  date: '2026-11-03',
  fromBankAccount: spend.bankAccount,
  toBankAccount: { accountId: 'a-2', code: '091', name: 'Bank' },
  amountMinor: 100,
  currency: 'GBP',
};

interface Sent {
  readonly request: SendRequest;
  readonly batch: Batch | undefined;
  readonly states: readonly string[];
}

/** Xero takes everything unless `answer` says something else; a body lists the references of its documents. */
function sending(
  answer: (request: SendRequest, count: number) => Answer | null = () => null,
  xero: Partial<Xero> = {},
) {
  const sent: Sent[] = [];
  const books: ScriptedEngine = scriptedEngine({
    encodeDocuments: (documents) => documents.map((one) => one.reference).join(' '),
    encodePayments: (bills) => bills.map(({ id, document }) => `${document.reference}@${id}`).join(' '),
    sendDocuments(request) {
      const open = books.ledger.openBatches().find(({ idempotencyKey }) => idempotencyKey === request.idempotencyKey);
      sent.push({ request, batch: open, states: books.standing(...(open?.proposalIds ?? [])) });
      const taken = request.body.split(' ').map((id): ElementResult => {
        return { status: 'created', id: `x-${id}`, reference: null, warnings: [] };
      });
      return Promise.resolve(answer(request, sent.length) ?? ok(taken));
    },
    ...xero,
  });
  return {
    ...books,
    sent,
    bodies: () => sent.map(({ request }) => `${request.kind}: ${request.body}`),
    /** Approved, under reference `R-N`. */
    approve: (number: number, document: PushDocument, over: Partial<Proposal> = {}, hasInvoice = false) =>
      books.keep(number, { document: { ...document, reference: `R-${number}` }, ...over }, { hasInvoice }),
    push: () => push(books.engine, books.run, reference),
  };
}

const lost = fails('uncertain');

describe('what is approved leaves', () => {
  test('the oldest first, and of one day in the order of their movements, fifty in a request', async () => {
    const { approve, bodies, push: send, standing } = sending();
    for (let number = 51; number > 0; number -= 1) approve(100 + number, { ...spend, date: '2026-11-05' });
    approve(998, { ...spend, date: '2026-11-04' });
    approve(999, { ...spend, date: '2026-11-06' });
    expect(await send()).toEqual(ok(null));
    const inOrder = ['R-998', ...Array.from({ length: 51 }, (_, index) => `R-${101 + index}`), 'R-999'];
    expect(bodies()).toEqual([
      `bank-transaction: ${inOrder.slice(0, 50).join(' ')}`,
      `bank-transaction: ${inOrder.slice(50).join(' ')}`,
    ]);
    expect(standing('p-101', 'p-999')).toEqual(['pushed pushed', 'pushed pushed']);
  });

  test('each kind in requests of its own, a transfer in one alone, and a payment right after its bill', async () => {
    const { approve, bodies, push: send, ledger } = sending();
    approve(1, { ...bill, kind: 'credit-note' });
    approve(2, bill);
    approve(3, transfer);
    approve(4, transfer);
    approve(5, spend);
    approve(6, { ...spend, kind: 'receive-money' });
    approve(7, bill, { unpaidId: 'x-earlier' });
    expect(await send()).toEqual(ok(null));
    expect(bodies()).toEqual([
      'payment: R-7@x-earlier',
      'bank-transaction: R-5 R-6',
      'bank-transfer: R-3',
      'bank-transfer: R-4',
      'invoice: R-2',
      'payment: R-2@x-R-2',
      'credit-note: R-1',
      'payment: R-1@x-R-1',
    ]);
    expect([...ledger.proposals(['pushed'])]).toHaveLength(7);
  });

  test('is nothing, and Xero is not asked, where nothing is approved', async () => {
    const { keep, push: send, sent } = sending();
    keep(1, { state: 'proposed' });
    expect(await send()).toEqual(ok(null));
    expect(sent).toEqual([]);
  });
});

describe('before a request leaves', () => {
  test('it stands in the books with its bytes, its key and the state of its documents', async () => {
    const { approve, push: send, sent, ledger, said } = sending(undefined, { clockAheadMs: () => 5000 });
    approve(1, spend);
    approve(2, spend);
    await send();
    expect(sent[0]?.batch).toMatchObject({
      tenantId: 'tenant-1',
      kind: 'bank-transaction',
      body: 'R-1 R-2',
      bodyHash: sha256Hex('R-1 R-2'),
      proposalIds: ['p-1', 'p-2'],
      firstSentAt: '2026-11-30T09:59:55.000Z', // by Xero's clock
      attempts: 1,
      state: 'sending',
    });
    expect(sent[0]?.states).toEqual(['sending approved', 'sending approved']);
    expect(ledger.proposal('p-2')?.batchId).toBe(sent[0]?.batch?.id);
    expect(said().slice(0, 2)).toEqual(['send: On its way to Xero.', 'send: On its way to Xero.']);
    expect(ledger.activity({ limit: 4 }).every(({ runId }) => runId === 'run-1')).toBe(true);
  });

  test('it has a key that no other request ever had', async () => {
    const { approve, push: send, sent } = sending();
    for (const number of [1, 2, 3]) approve(number, transfer);
    await send();
    const names = sent.flatMap(({ request, batch }) => [request.idempotencyKey, batch?.id]);
    expect(new Set(names).size).toBe(6);
  });
});

describe('a push ends early', () => {
  const unreachable: Answer = fails(
    'uncertain',
    'Xero did not answer. What was sent is looked up before anything is sent again; nothing goes out twice.',
  );

  /** Three transfers, each a request of its own; those of these references are never answered. */
  function losing(...references: readonly string[]) {
    const books = sending(({ body }) => (references.includes(body) ? lost : null));
    for (const number of [1, 2, 3]) books.approve(number, transfer);
    return books;
  }

  test('after two requests in a row that had no answer', async () => {
    const { push: send, standing } = losing('R-1', 'R-2');
    expect(await send()).toEqual(unreachable);
    expect(standing('p-1', 'p-2', 'p-3')).toEqual([
      'uncertain answer-lost',
      'uncertain answer-lost',
      'approved approved',
    ]);
  });

  test('not after two of which one between was answered', async () => {
    const { push: send, standing } = losing('R-1', 'R-3');
    expect(await send()).toEqual(ok(null));
    expect(standing('p-1', 'p-2', 'p-3')).toEqual(['uncertain answer-lost', 'pushed pushed', 'uncertain answer-lost']);
  });

  test('with what stops every other request too', async () => {
    const { approve, push: send, sent, standing } = sending(() => fails('offline'));
    approve(1, transfer);
    approve(2, transfer);
    expect(await send()).toEqual(fails('offline'));
    expect(sent).toHaveLength(1);
    expect(standing('p-1', 'p-2')).toEqual(['approved approved', 'approved approved']);
  });

  test('where it began by itself and only the people’s share of the day is left', async () => {
    let left = 0.1;
    const { approve, engine, sent } = sending(undefined, { allowanceLeft: () => left, allowanceEndsMs: () => 7 });
    approve(1, transfer);
    left = 0.09;
    const stopped = await push(engine, newRun('run-2', undefined, true), reference);
    expect(stopped).toMatchObject({ ok: false, error: { kind: 'rateLimited', untilMs: 7 } });
    expect(sent).toEqual([]);
    expect(await push(engine, newRun('run-3'), reference)).toEqual(ok(null));
    expect(sent).toHaveLength(1);
    left = 0.1;
    approve(2, transfer);
    expect(await push(engine, newRun('run-4', undefined, true), reference)).toEqual(ok(null));
  });
});

describe('refused as a whole', () => {
  test('each document goes alone, before whatever else is waiting', async () => {
    const {
      approve,
      push: send,
      bodies,
      standing,
    } = sending(({ body }) => (body.includes('R-2') ? rejects('Two is unlucky') : null));
    for (const number of [1, 2, 3]) approve(number, spend);
    approve(4, transfer);
    expect(await send()).toEqual(ok(null));
    expect(bodies()).toEqual([
      'bank-transaction: R-1 R-2 R-3',
      'bank-transaction: R-1',
      'bank-transaction: R-2',
      'bank-transaction: R-3',
      'bank-transfer: R-4',
    ]);
    expect(standing('p-1', 'p-2', 'p-3')).toEqual(['pushed pushed', 'blocked rejected-by-xero', 'pushed pushed']);
  });
});

describe('days that were closed in Xero since they were read', () => {
  const refusal: Answer = ok([
    { status: 'refused', messages: ['The document date cannot be before the end of year lock date'] },
  ]);
  const closed = { ...reference, organisation: { ...reference.organisation, endOfYearLockDate: '2026-11-10' } };

  test('are read again at once, and what is still to be sent on them stays here', async () => {
    const {
      approve,
      push: send,
      bodies,
      standing,
    } = sending(({ body }) => (body === 'R-1' ? refusal : null), {
      referenceData: () => Promise.resolve(ok(closed)),
    });
    approve(1, transfer);
    approve(2, transfer);
    approve(3, { ...transfer, date: '2026-11-11' });
    expect(await send()).toEqual(ok(null));
    expect(bodies()).toEqual(['bank-transfer: R-1', 'bank-transfer: R-3']);
    expect(standing('p-1', 'p-2', 'p-3')).toEqual(['blocked lock-date', 'blocked lock-date', 'pushed pushed']);
  });

  test('end the push where they cannot be read', async () => {
    const {
      approve,
      push: send,
      bodies,
    } = sending(() => refusal, {
      referenceData: () => Promise.resolve(fails('offline')),
    });
    approve(1, transfer);
    approve(2, transfer);
    expect(await send()).toEqual(fails('offline'));
    expect(bodies()).toEqual(['bank-transfer: R-1']);
  });
});

describe('while a request is under way', () => {
  /** The second of two documents, and what somebody does to it while the first one is sent. */
  async function meanwhile(document: PushDocument, over: Partial<Proposal>, change: (books: ScriptedEngine) => void) {
    const books = sending((_, count) => {
      if (count === 1) change(books);
      return null;
    });
    books.approve(1, { ...transfer, date: '2026-11-01' });
    books.approve(2, document, over);
    expect(await books.push()).toEqual(ok(null));
    return books.bodies().slice(1);
  }

  test('nothing else happens: the second goes as well', async () => {
    expect(await meanwhile(transfer, {}, () => undefined)).toEqual(['bank-transfer: R-2']);
  });

  test('what a person puts aside does not leave', async () => {
    expect(await meanwhile(transfer, {}, ({ keep }) => keep(2, { state: 'held' }))).toEqual([]);
  });

  test('what was approved anew as another document does not leave as it was', async () => {
    expect(await meanwhile(transfer, {}, ({ keep }) => keep(2, { documentHash: 'another' }))).toEqual([]);
  });

  test('nothing of an account that is turned off leaves', async () => {
    const accounts = [{ id: 'GBP:saas', enabled: false, bankAccount: '090' }];
    const turnOff = ({ ledger }: ScriptedEngine) =>
      ledger.transaction(() => ledger.appendSettings({ ...settings, accounts }, 'the test', startAt));
    expect(await meanwhile(transfer, {}, turnOff)).toEqual([]);
  });

  test('a bill that was made meanwhile is not made again', async () => {
    const made = ({ keep }: ScriptedEngine) => keep(2, { document: bill, unpaidId: 'x-2' });
    expect(await meanwhile({ ...bill, date: '2026-11-02' }, {}, made)).toEqual([]);
  });

  test('nothing is paid that may be on its way out of Xero', async () => {
    const books = sending();
    books.approve(1, bill, { unpaidId: 'x-1' });
    books.approve(2, bill, { unpaidId: 'x-2' });
    books.ledger.transaction(() =>
      books.ledger.saveChange({
        id: 'c-1',
        tenantId: 'tenant-1',
        what: 'remove',
        remoteKind: 'invoice',
        idempotencyKey: 'k',
        body: '',
        bodyHash: sha256Hex(''),
        items: [{ proposalId: 'p-1', remoteId: 'x-1', becomes: null }],
        author: 'Ada',
        firstSentAt: startAt,
        attempts: 1,
        state: 'uncertain',
      }),
    );
    expect(await books.push()).toEqual(ok(null));
    expect(books.bodies()).toEqual(['payment: R-2@x-2']);
  });
});

test('a push tells how many documents are done, and how many requests are left, those for invoices later', async () => {
  const told: unknown[] = [];
  let changes = 0;
  const teller = {
    tell: (...step: readonly unknown[]) => void told.push(step),
    changed: () => {
      changes += 1;
    },
  };
  const { approve, engine } = sending();
  approve(1, transfer, {}, true);
  approve(2, bill);
  approve(3, { ...bill, kind: 'credit-note' });
  approve(4, bill, { unpaidId: 'x-4' });
  await push(engine, newRun('run-1', teller), reference);
  expect(told).toEqual([
    ['sending', 0, 4, { thisPhase: 6, later: 1 }],
    ['sending', 1, 4, { thisPhase: 5, later: 1 }], // the payment of the fourth
    ['sending', 2, 4, { thisPhase: 4, later: 1 }],
    ['sending', 2, 4, { thisPhase: 3, later: 1 }], // the bill, and its payment is to come
    ['sending', 3, 4, { thisPhase: 2, later: 1 }],
    ['sending', 3, 4, { thisPhase: 1, later: 1 }],
    ['sending', 4, 4, { thisPhase: 0, later: 1 }],
  ]);
  expect(changes).toBe(6);
});

describe('a contact that Xero lacks', () => {
  const contact = { kind: 'create', name: 'Newcomer', contactNumber: 'cledara:new' } as const;
  const toNewcomer = { ...spend, contact };
  const made = { contactId: 'c-new', contactNumber: 'cledara:new', name: 'Newcomer', status: 'ACTIVE' } as const;

  test('is made before the documents that name it, and they go to that one', async () => {
    const encoded: PushDocument[] = [];
    const { approve, push: send } = sending(undefined, {
      createContacts: () => Promise.resolve(ok([{ status: 'ready', contact: made }])),
      encodeDocuments(documents) {
        encoded.push(...documents);
        return documents.map((one) => one.reference).join(' ');
      },
    });
    approve(1, toNewcomer);
    expect(await send()).toEqual(ok(null));
    expect(encoded).toMatchObject([{ contact: { kind: 'known', contactId: 'c-new', name: 'Newcomer' } }]);
  });

  test('and cannot be made now ends the push before anything is sent', async () => {
    const {
      approve,
      push: send,
      sent,
      standing,
    } = sending(undefined, {
      createContacts: () => Promise.resolve(fails('offline')),
    });
    approve(1, toNewcomer);
    approve(2, spend);
    expect(await send()).toEqual(fails('offline'));
    expect(sent).toEqual([]);
    expect(standing('p-1', 'p-2')).toEqual(['approved approved', 'approved approved']);
  });

  test('and may have been made by a request that had no answer keeps its documents back, and no others', async () => {
    const { approve, push: send, bodies, standing, ledger, run } = sending();
    const firstSentAt = '2026-11-30T09:56:00.000Z'; // four minutes ago
    const request = {
      idempotencyKey: 'k',
      tenantId: 'tenant-1',
      contacts: [made],
      firstSentAt,
      state: 'open',
    } as const;
    ledger.transaction(() => ledger.saveContactRequest(request));
    approve(1, toNewcomer);
    approve(2, spend);
    expect(await send()).toEqual(ok(null));
    expect(bodies()).toEqual(['bank-transaction: R-2']);
    expect(standing('p-1')).toEqual(['approved approved']);
    expect(run.waitingUntilMs).toBe(Date.parse(firstSentAt) + 9 * minute);
  });
});
