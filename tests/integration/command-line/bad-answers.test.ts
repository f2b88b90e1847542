import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf, type Outcome } from './desk.ts';

/** What a person is told, word for word. `{minute}` stands for an instant in UTC. */
const said = {
  keyRefused:
    'Cledara refused the API key: it is wrong, or it was deleted. In Cledara, make a new one under Settings › Profile › API Keys, then connect again.',
  keyMayNot:
    'Cledara does not let this API key read the workspace, because a key sees what the user who made it sees. Ask an Admin or Finance user to make one under Settings › Profile › API Keys, then connect again.',
  cledaraOdd: (what: string) =>
    `Cledara sent something that this version cannot read: ${what}. Nothing was changed. Try again later; if it stays, look for a newer version of Tallybridge.`,
  cledaraPage:
    'A web page came where data from Cledara should be. A sign-in page of the network or a proxy may stand in between; open a web page in the browser to see, then try again. Nothing was changed.',
  consentGone: 'Xero no longer accepts this connection. Connect Xero again; everything that was reviewed is kept.',
  accessRefused:
    'Xero refuses access to Demo Company (UK), though it is still connected: its trial or subscription has ended, or your role there is too low. Look at both in Xero, then sync; or ask an Adviser or a Standard user to connect.',
  gone: (what: string) => `Xero does not have ${what}, or no longer. Nothing was done; try again later.`,
  xeroOdd: (what: string) =>
    `Xero's answer about ${what} was not understood, so nothing was done with it. Try again later; if it stays so, look for a newer version of Tallybridge.`,
  limit: (name: string) =>
    `${name} takes no more requests for now: too many requests came in a short time. Nothing was lost; it can go on after {minute}.`,
  ownFault: (name: string, status: number) =>
    `${name} has a fault of its own at the moment (it answered with ${status}). Nothing was lost, and the next run tries again.`,
  ownProblem: (status: number) =>
    `Xero has a problem of its own at the moment (error ${status}). Nothing is lost; try again in a few minutes.`,
  brokeOff: (name: string) =>
    `${name} broke off before its answer was complete. Nothing was lost, and the next run tries again.`,
  tooLarge: (name: string) =>
    `${name} sent an answer that is far larger than it should be, so it was not read. Nothing was lost; if it happens again, report it.`,
  silent: (name: string) => `${name} did not answer in time. Nothing was lost, and the next run tries again.`,
  offline: 'Xero cannot be reached. Check the internet connection; nothing is lost, and it is tried again later.',
  waiting: 'Something waits until {minute}. Nothing was lost; run again then.',
  answerLost:
    "Xero did not answer, so we don't know yet whether it has this one. We'll look in Xero before anything is sent again, and won't send it twice.",
};

function plain(status: number, body = '', headers: Record<string, string> = {}): Fault {
  return { kind: 'status', status, body, headers };
}

const faults = {
  refused: plain(401),
  forbidden: plain(403),
  missing: plain(404),
  limitUntil: plain(429, '', { 'retry-after': '30' }),
  limit: plain(429),
  fault: plain(500),
  away: plain(503, 'Service Unavailable'),
  page: { kind: 'html-200' },
  half: { kind: 'truncated-json' },
  halfAndBroken: { kind: 'truncated-json', framing: 'broken' },
  enormous: { kind: 'enormous' },
  empty: { kind: 'empty-body' },
  broken: { kind: 'reset-before' },
  brokenAfter: { kind: 'reset-after' },
  silent: { kind: 'hang-before' },
  silentAfter: { kind: 'hang-after' },
} as const satisfies Record<string, Fault>;

type Row = readonly [fault: keyof typeof faults, code: string, message: string];

let company: TestCompany;
afterEach(() => company.sandbox.faults.clear());
const run = (...words: readonly string[]): Promise<Outcome> => commandOn(company, [...words, '--json']);

/** One movement is in Xero and one waits for a person. */
async function open(timeoutMs?: number): Promise<void> {
  company = await openTestCompany({ empty: true, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  await company.setup({
    version: 1,
    syncFrom: '2026-01-01',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  });
  company.sandbox.world.addTransaction({ amount: -10 });
  await company.sync({ approveAll: true });
  company.sandbox.world.addTransaction({ amount: -20 });
  await company.sync();
}

/** A print of each part of the books. Only the list of runs, the log of what was done and the day of reading may move on. */
function books(): Record<string, string> {
  const ledger = company.ledger();
  const parts = {
    movements: [...ledger.movements()],
    proposals: [...ledger.proposals()],
    attachments: [...ledger.attachments()],
    openBatches: ledger.openBatches(),
    settings: ledger.settingsHistory(),
    applications: ledger.applications(),
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, rows]) => [
      name,
      createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    ]),
  );
}

function expectSaid(outcome: Outcome, code: string, message: string): void {
  const { error } = documentOf(outcome) as { error?: { code: string; message: string } };
  const minutely = error?.message.replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d\.\d+Z| UTC)/, '{minute}');
  expect({ code: error?.code, message: minutely }).toEqual({ code, message });
  expect(outcome.stderr).toContain(error?.message);
}

/** Times of quiet in which limits pass, and lost answers come of the age to be looked up. */
const aWhileMs = 15 * 60_000;

type Place = { readonly service: 'cledara' | 'xero' | 'identity'; readonly path: RegExp };

/** The run ends with this message and exit 3, nothing in the books has moved, and once it is over the next run does well. */
async function expectReadRefused(place: Place, [fault, code, message]: Row): Promise<void> {
  const before = books();
  company.sandbox.faults.next({ ...place, times: 100, fault: faults[fault] });
  const outcome = await run('sync');
  expect(outcome.code).toBe(3);
  expectSaid(outcome, code, message);
  expect(books()).toEqual(before);
  expect(documentOf(outcome)).toMatchObject({
    pulled: 0,
    pushed: 0,
    held: 1,
    waitingUntil: code === 'rate-limited' ? expect.any(String) : null,
  });
  company.sandbox.faults.clear();
  await company.clock.sleep(aWhileMs);
  const after = await run('sync');
  expect(after.code, after.stderr).toBe(1);
  expect(company.sandbox.world.xero.bankTransactions).toHaveLength(1);
}

describe('a list from Cledara', () => {
  beforeAll(() => open());
  afterAll(() => company.close());
  test.each<Row>([
    ['forbidden', 'forbidden', said.keyMayNot],
    ['missing', 'not-understood', said.cledaraOdd('it answered with 404 where its data should be')],
    ['limitUntil', 'rate-limited', said.limit('Cledara')],
    ['limit', 'rate-limited', said.limit('Cledara')],
    ['fault', 'service-fault', said.ownFault('Cledara', 500)],
    ['away', 'service-fault', said.ownFault('Cledara', 503)],
    ['page', 'not-understood', said.cledaraPage],
    ['half', 'not-understood', said.cledaraOdd('its answer ends in the middle')],
    ['halfAndBroken', 'timeout', said.brokeOff('Cledara')],
    ['enormous', 'not-understood', said.tooLarge('Cledara')],
    ['empty', 'not-understood', said.cledaraOdd('its answer is not in the form that is agreed')],
    ['broken', 'timeout', said.brokeOff('Cledara')],
    ['refused', 'sign-in-needed', said.keyRefused],
  ])('that is answered %s is %s with exit 3, and the books stay as they were', async (...row) => {
    await expectReadRefused({ service: 'cledara', path: /applications$/ }, row);
    if (row[0] === 'forbidden') await expectReadRefused({ service: 'cledara', path: /transactions$/ }, row);
  });
});

describe('a list from Xero', () => {
  beforeAll(() => open());
  afterAll(() => company.close());
  test.each<Row>([
    ['forbidden', 'forbidden', said.accessRefused],
    ['missing', 'not-found', said.gone('the organisation')],
    ['limitUntil', 'rate-limited', said.limit('Xero')],
    ['limit', 'rate-limited', said.limit('Xero')],
    ['fault', 'service-fault', said.ownFault('Xero', 500)],
    ['away', 'service-fault', said.ownFault('Xero', 503)],
    ['page', 'not-understood', said.xeroOdd('the organisation')],
    ['half', 'not-understood', said.xeroOdd('the organisation')],
    ['halfAndBroken', 'timeout', said.brokeOff('Xero')],
    ['enormous', 'not-understood', said.tooLarge('Xero')],
    ['empty', 'not-understood', said.xeroOdd('the organisation')],
    ['broken', 'timeout', said.brokeOff('Xero')],
  ])('that is answered %s is %s with exit 3, and the books stay as they were', async (...row) => {
    await expectReadRefused({ service: 'xero', path: /Organisation$/ }, row);
  });

  test('that is refused with a fresh token too is exit 3, and the next run works again by itself', async () => {
    const before = books();
    company.sandbox.faults.next({ service: 'xero', path: /Organisation$/, times: 2, fault: faults.refused });
    const outcome = await run('sync');
    expect(outcome.code).toBe(3);
    expectSaid(outcome, 'sign-in-needed', said.consentGone);
    expect(books()).toEqual(before);
    expect((await run('sync')).code).not.toBe(3);
    expect((await run('status')).code).not.toBe(3);
  });
});

describe('renewing the connection to Xero', () => {
  beforeAll(() => open());
  afterAll(() => company.close());
  test.each<Row>([
    ['fault', 'service-fault', said.ownProblem(500)],
    ['away', 'service-fault', said.ownProblem(503)],
    ['limitUntil', 'service-fault', said.ownProblem(429)],
    ['half', 'not-understood', said.xeroOdd('the renewed connection')],
    ['enormous', 'offline', said.offline],
    ['broken', 'offline', said.offline],
    ['brokenAfter', 'offline', said.offline],
  ])('that is answered %s is %s with exit 3, and nobody is signed out', async (...row) => {
    company.sandbox.world.identity.expireAccessTokens();
    await company.clock.sleep(31 * 60_000);
    await expectReadRefused({ service: 'identity', path: /token$/ }, row);
  });

  test('after the consent was taken back in Xero asks to connect again, and keeps the books', async () => {
    const before = books();
    company.sandbox.world.identity.revokeConsent();
    company.sandbox.world.identity.expireAccessTokens();
    const outcome = await run('sync');
    expect(outcome.code).toBe(3);
    expectSaid(outcome, 'sign-in-needed', said.consentGone);
    expect(books()).toEqual(before);
  });
});

/** One approved document goes out into a fault; then the fault is over. */
async function sendInto(
  fault: Fault,
): Promise<{ outcome: Outcome; item: Item; again: Outcome; later: Item; copies: number }> {
  const { world, faults: plan } = company.sandbox;
  const { id } = world.addTransaction({ amount: -30 });
  await company.sync({ push: false });
  await run('review', 'approve', id);
  const frozen = company.ledger().proposal(id)?.documentHash;
  plan.next({ service: 'xero', method: 'PUT', path: /BankTransactions$/, times: 100, fault });
  const outcome = await run('sync');
  const item = await itemOf(id);
  plan.clear();
  await company.clock.sleep(aWhileMs);
  const again = await run('sync');
  const later = await itemOf(id);
  expect(company.ledger().proposal(id)?.documentHash).toBe(frozen);
  const copies = world.xero.bankTransactions.filter(({ reference }) => reference === later.document.reference).length;
  return { outcome, item, again, later, copies };
}

interface Item {
  readonly state: string;
  readonly reason: { readonly message: string };
  readonly document: { readonly reference: string };
}

async function itemOf(transactionId: string): Promise<Item> {
  const { proposals } = documentOf(await run('review', '--state', 'all')) as {
    proposals: (Item & { transactionId: string })[];
  };
  const found = proposals.find((proposal) => proposal.transactionId === transactionId);
  if (found === undefined) throw new Error(`There is no item for ${transactionId}.`);
  return found;
}

describe('a document that Xero certainly did not take', () => {
  beforeAll(() => open());
  afterAll(() => company.close());
  test.each<readonly [...Row, state: string]>([
    ['forbidden', 'forbidden', said.accessRefused, 'approved'],
    ['missing', 'not-found', said.gone('what this belongs to'), 'approved'],
    ['limitUntil', 'rate-limited', said.limit('Xero'), 'waiting'],
    ['limit', 'rate-limited', said.limit('Xero'), 'waiting'],
  ])(
    'because it was answered %s is %s with exit 3, stays approved, and goes out once later',
    async (fault, code, message, state) => {
      const { outcome, item, again, later, copies } = await sendInto(faults[fault]);
      expect(outcome.code).toBe(3);
      expectSaid(outcome, code, message);
      expect(item.state).toBe(state);
      expect(again.code).toBe(1); // the one that waits for a person
      expect(later.state).toBe('pushed');
      expect(copies).toBe(1);
    },
  );

  test('because the whole request was refused is blocked with Xero’s words and exit 1', async () => {
    const body = JSON.stringify({
      Message: 'A validation exception occurred',
      Elements: [{ ValidationErrors: [{ Message: 'The sky is falling' }] }],
    });
    const refused = plain(400, body, { 'content-type': 'application/json' });
    const { outcome, item, later, copies } = await sendInto(refused);
    expect(outcome.code).toBe(1);
    expect(documentOf(outcome)).toMatchObject({
      blocked: [{ code: expect.any(String), message: expect.stringContaining('The sky is falling') }],
    });
    expect(item.state).toBe('blocked');
    expect(['blocked', 'pushed']).toContain(later.state);
    expect(copies).toBe(later.state === 'pushed' ? 1 : 0);
  });
});

describe('a document that Xero may have taken', () => {
  beforeAll(() => open());
  afterAll(() => company.close());
  test.each<keyof typeof faults>([
    'fault',
    'away',
    'page',
    'half',
    'halfAndBroken',
    'enormous',
    'empty',
    'broken',
    'brokenAfter',
  ])('because it was answered %s waits with exit 3, and is in Xero once when it is over', (fault) =>
    expectUncertainThenOnce(fault),
  );
});

describe('without an answer', () => {
  beforeAll(() => open(300));
  afterAll(() => company.close());
  test('from Cledara in time a run is exit 3, and the books stay as they were', () =>
    expectReadRefused({ service: 'cledara', path: /applications$/ }, ['silent', 'timeout', said.silent('Cledara')]));
  test('from Xero in time a run is exit 3, and the books stay as they were', () =>
    expectReadRefused({ service: 'xero', path: /Organisation$/ }, ['silent', 'timeout', said.silent('Xero')]));
  test.each<keyof typeof faults>(['silent', 'silentAfter'])(
    'to a document (%s) it waits, and is in Xero once when it is over',
    (fault) => expectUncertainThenOnce(fault),
  );
});

async function expectUncertainThenOnce(fault: keyof typeof faults): Promise<void> {
  const { outcome, item, again, later, copies } = await sendInto(faults[fault]);
  expect(outcome.code).toBe(3);
  expectSaid(outcome, 'waiting', said.waiting);
  expect(documentOf(outcome)).toMatchObject({ pushed: 0, waitingUntil: expect.any(String) });
  expect(item.state).toBe('uncertain');
  expect(item.reason.message).toBe(said.answerLost);
  expect(again.code).toBe(1); // the one that waits for a person
  expect(later.state).toBe('pushed');
  expect(copies).toBe(1);
}
