import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { createOutput } from '../../../electron/command-line/output.ts';
import { contact } from '../../../electron/first-contact/run-first-contact.ts';
import type { Untruth } from '../../../electron/sandbox/untrue/untruth.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { plainSetup } from '../engine/books.ts';
import { openDesk } from './desk.ts';

interface Told {
  readonly checks: readonly {
    readonly id: string;
    readonly service: string;
    readonly outcome: string;
    readonly seen: string;
  }[];
  readonly left: readonly string[];
}

let books: TestCompany;
/** References that left before they stood in the list on disk. */
const unlisted: string[] = [];

/** Looks at the list at the moment at which a request leaves. */
function watching(network: HttpDoor): HttpDoor {
  return {
    send(request) {
      const references = request.method === 'PUT' ? (String(request.body).match(/TBFC-[\w-]+/g) ?? []) : [];
      const listed = references.length > 0 && existsSync(list()) ? readFileSync(list(), 'utf8') : '';
      unlisted.push(...references.filter((reference) => !listed.includes(`"${reference}"`)));
      return network.send(request);
    },
    close: () => network.close(),
  };
}

beforeAll(async () => {
  books = await openTestCompany({
    through: watching,
    transactions: 30,
    xeroLimits: { perMinute: 60, perDay: 5000, concurrent: 5 },
  });
  await books.setup(plainSetup);
});
afterAll(() => books.close());
beforeEach(async () => {
  await books.clock.sleep(86_400_000); // a day of requests of its own
  books.sandbox.world.xero.organisation.periodLockDate = dayBefore(80);
});
afterEach(() => {
  books.sandbox.world.untrue.clear();
  books.sandbox.faults.clear();
  books.sandbox.world.xero.organisation.isDemoCompany = true;
});

function dayBefore(days: number): string {
  return new Date(books.clock.nowMs() - days * 86_400_000).toISOString().slice(0, 10);
}

async function run(
  named: string | null = null,
): Promise<{ readonly code: number; readonly told: Told; readonly said: string }> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const output = createOutput(true, { stdout: stream('stdout'), stderr: stream('stderr') });
  const services = books.company.services();
  if (!services.ok) throw new Error(services.error.message);
  const { folder } = books;
  const code = await contact({ services: services.value, folder, xeroApiUrl: books.sandbox.xeroApiUrl, named, output });
  return { code, told: JSON.parse(said.stdout), said: said.stderr };
}

function idsOf({ checks }: Told, outcome: string): readonly string[] {
  return checks.filter((one) => one.outcome === outcome).map(({ id }) => id);
}

/** What the command made and did not delete. */
function standing(): readonly string[] {
  const made = books.sandbox.world.xero.bankTransactions.filter(
    ({ reference }) => reference?.startsWith('TBFC-') === true,
  );
  return made.filter(({ status }) => status === 'AUTHORISED').map(({ reference }) => reference ?? '');
}

function callsSoFar(): number {
  return books.sandbox.world.requests.filter(({ path }) => path.startsWith('/api.xro/')).length;
}

const list = (): string => join(books.folder, 'first-contact.json');

const untruths: readonly Untruth[] = [
  'key-repeats-the-answer',
  'key-refuses-another-request',
  'errors-are-kept',
  'key-lives-three-minutes',
  'look-up-sees-writes',
  'look-up-at-any-date',
  'batch-keeps-its-order',
  'batch-refuses-one-alone',
  'changes-are-listed',
  'pages-are-announced',
  'limits-are-as-published',
  'the-user-has-a-role',
  'words-of-a-lock-date',
  'words-of-an-archived-contact',
  'words-of-a-currency',
  'words-of-an-unknown-account',
  'words-of-a-tax-type',
  'file-types-are-taken',
  'file-of-a-name-is-replaced',
  'file-of-ten-megabytes-is-taken',
  'files-are-ten-at-most',
  'pages-tell-everything-once',
  'from-and-to-mean-the-authorisation',
  'money-out-is-negative',
  'every-shape-is-known',
  'an-invoice-can-be-fetched',
];

describe('first contact', () => {
  test('finds everything as it is taken to be, and leaves nothing behind', async () => {
    const before = callsSoFar();
    const { code, told } = await run();
    expect(idsOf(told, 'differs')).toEqual([]);
    expect(code).toBe(0);
    expect(idsOf(told, 'holds').toSorted()).toEqual([...untruths, 'what-is-deleted-stays-readable'].toSorted());
    expect(
      told.checks.filter(({ outcome }) => outcome === 'not-tried').every(({ service }) => service === 'by hand'),
    ).toBe(true);
    expect([told.left, standing(), existsSync(list())]).toEqual([[], [], false]);
    expect(unlisted).toEqual([]);
    // As docs/first-contact.md says it.
    const made = books.sandbox.world.xero.bankTransactions.filter(({ reference }) => reference?.startsWith('TBFC-'));
    expect(made).toHaveLength(12);
    expect(callsSoFar() - before).toBeLessThan(75);
  });

  test('finds it so across midnight too: what is sent again under its key is the same request', async () => {
    const dayMs = 86_400_000;
    const beganMs = books.clock.nowMs();
    await run();
    // Three minutes near its end are the wait between the two: midnight comes in their middle.
    const untilWaitMs = books.clock.nowMs() - beganMs - 2 * 60_000;
    await books.clock.sleep(2 * dayMs - (books.clock.nowMs() % dayMs) - untilWaitMs);
    const day = dayBefore(0);
    const { code, told } = await run();
    expect([code, idsOf(told, 'differs')]).toEqual([0, []]);
    expect(idsOf(told, 'holds')).toContain('key-lives-three-minutes');
    expect(dayBefore(0) > day).toBe(true);
  });

  test.each(untruths)('names %s where it is not so, and nothing else', async (untruth) => {
    books.sandbox.world.untrue.add(untruth);
    const { code, told } = await run();
    expect(idsOf(told, 'differs')).toEqual([untruth]);
    expect([code, told.left, standing()]).toEqual([1, [], []]);
  });

  test('names what it could not delete, and deletes it with the next run', async () => {
    books.sandbox.world.untrue.add('what-is-deleted-stays-readable');
    const { code, told, said } = await run();
    expect(idsOf(told, 'differs')).toEqual(['what-is-deleted-stays-readable']);
    expect([code, told.left.toSorted()]).toEqual([1, [...new Set(standing())].toSorted()]);
    expect(said).toContain(`May still be in Xero: Spend Money with the reference ${told.left[0]}.`);
    books.sandbox.world.untrue.clear();
    const again = await run();
    expect([again.code, standing(), existsSync(list())]).toEqual([0, [], false]);
    expect(again.said).toContain('An earlier run was cut short.');
  });

  test('keeps a document in mind whose answer was lost, until it is certain', async () => {
    books.sandbox.faults.next({
      service: 'xero',
      method: 'PUT',
      path: /BankTransactions$/,
      fault: { kind: 'late-effect', afterMs: 8 * 60_000 },
    });
    const { code, told } = await run();
    expect([code, told.left.length]).toEqual([1, 1]);
    await books.clock.sleep(10 * 60_000);
    const again = await run();
    expect([again.code, again.told.left, standing(), existsSync(list())]).toEqual([0, [], [], false]);
  });
});

describe('an organisation that is no demo company', () => {
  test('is not written to, unless it is named', async () => {
    books.sandbox.world.xero.organisation.isDemoCompany = false;
    const writes = () =>
      books.sandbox.world.requests.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api.xro/'))
        .length;
    const before = writes();
    const { code, said } = await run();
    expect([code, writes()]).toEqual([2, before]);
    expect(said).toContain('is not a demo company');
    expect((await run('Another')).code).toBe(2);
    expect(writes()).toBe(before);
    expect((await run(books.sandbox.world.xero.organisation.name)).code).toBe(0);
  });

  test('nor where the list of an earlier run cannot be read', async () => {
    writeFileSync(list(), '{');
    const { code, said } = await run();
    expect(code).toBe(2);
    expect(said).toContain('first-contact.json');
    writeFileSync(list(), JSON.stringify({ tenantId: 'another', documents: [] }));
    expect((await run()).said).toContain('is of another organisation');
  });
});

test('the command of that name needs a connection, and a demo company', async () => {
  const desk = await openDesk({ transactions: 5 });
  try {
    expect((await desk.here(['first-contact', '--json'])).code).toBe(3);
    await desk.prepare();
    const outcome = await desk.here(['first-contact', '--organisation', 'Another Ltd', '--json']);
    expect([outcome.code, outcome.stdout]).toEqual([2, expect.stringContaining('not to \\"Another Ltd\\"')]);
  } finally {
    await desk.close();
  }
});
