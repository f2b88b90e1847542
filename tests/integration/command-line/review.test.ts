import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { addUnsettled, documentOf, errorOf, type Outcome } from './desk.ts';

let company: TestCompany;
let ids: { first: string; second: string; unsettled: string };

/** Three movements, of which two are complete: everything waits for a person. */
beforeEach(async () => {
  company = await openTestCompany({ empty: true });
  const { world } = company.sandbox;
  ids = {
    first: world.addTransaction({ amount: -10 }).id,
    second: world.addTransaction({ amount: -20.5 }).id,
    unsettled: addUnsettled(world, -30).id,
  };
  await company.setup({
    version: 1,
    syncFrom: '2026-01-01',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  });
  expect((await commandOn(company, ['sync', '--no-push', '--json'])).code).toBe(1);
});
afterEach(() => company.close());

const run = (...words: readonly string[]): Promise<Outcome> => commandOn(company, [...words, '--json']);

interface Listed {
  readonly id: string;
  readonly transactionId: string;
  readonly state: string;
  readonly reason: { readonly code: string; readonly message: string };
  readonly document: Record<string, unknown> | null;
}

async function listed(...words: readonly string[]): Promise<readonly Listed[]> {
  const { proposals } = documentOf(await run('review', ...words));
  return proposals as Listed[];
}

async function states(): Promise<Record<string, string>> {
  return Object.fromEntries((await listed('--state', 'all')).map(({ transactionId, state }) => [transactionId, state]));
}

describe('listing', () => {
  test('shows what Xero would get, word for word, and exits with 1 while something waits', async () => {
    const outcome = await run('review');
    expect(outcome.code).toBe(1);
    const proposals = await listed();
    expect(proposals.map(({ state }) => state).sort()).toEqual(['pending', 'proposed', 'proposed']);
    const second = proposals.find(({ transactionId }) => transactionId === ids.second);
    expect(second).toMatchObject({
      id: expect.any(String),
      state: 'proposed',
      reason: { code: 'review', message: expect.any(String) },
      document: {
        kind: 'spend-money',
        amount: '20.50',
        currency: 'GBP',
        bankAccount: '090 Cledara GBP',
        account: '429 General Expenses',
        taxType: 'NONE',
        contact: expect.any(String),
        reference: expect.stringMatching(/./),
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    });
    expect(proposals.find(({ transactionId }) => transactionId === ids.unsettled)).toMatchObject({ state: 'pending' });
  });

  test('people see state, day, amount and where it goes', async () => {
    const { stdout, stderr } = await commandOn(company, ['review', '--state', 'proposed']);
    expect(stdout).toBe('');
    expect(stderr).toContain(`proposed   ${ids.second}  `);
    expect(stderr).toContain('20.50 GBP');
    expect(stderr).toContain('→ 429 General Expenses');
  });

  test('takes every state by its public name', async () => {
    const every = ['pending', 'proposed', 'held', 'approved', 'sending', 'uncertain', 'waiting', 'blocked', 'pushed'];
    for (const state of [...every, 'excluded', 'in-xero', 'undone']) {
      const outcome = await run('review', '--state', state);
      const { proposals } = documentOf(outcome) as { proposals: Listed[] };
      // What else waits is not this list's answer: the exit code speaks of the items that the JSON names.
      const waits = proposals.some((proposal) => ['proposed', 'held', 'blocked'].includes(proposal.state));
      expect(outcome.code).toBe(waits ? 1 : 0);
      expect(proposals.filter((proposal) => proposal.state !== state)).toEqual([]);
    }
    expect((await listed('--state', 'all')).length).toBe(3);
  });

  test('is exit 2 for a state that there is not, and for words that say two things', async () => {
    const wrong = [
      ['review', '--state', 'bogus'],
      ['review', '--state', ''],
      ['review', '--state'],
      ['review', '--all'],
      ['review', 'approve'],
      ['review', 'aprove', 'x'],
      ['review', 'approve', 'x', '--all'],
      ['review', 'approve', 'x', '--state', 'held'],
    ];
    for (const words of wrong) {
      const outcome = await run(...words);
      expect(outcome.code, words.join(' ')).toBe(2);
      expect(errorOf(outcome).code).toBe('invalid-input');
    }
  });

  test('leaves out what is pushed, excluded or in Xero unless it is asked for', async () => {
    await run('review', 'exclude', ids.first);
    await run('review', 'approve', ids.second);
    await run('sync');
    expect((await listed()).map(({ transactionId }) => transactionId)).toEqual([ids.unsettled]);
    expect(await states()).toEqual({ [ids.first]: 'excluded', [ids.second]: 'pushed', [ids.unsettled]: 'pending' });
  });
});

describe('deciding', () => {
  test('takes a transaction’s id or a proposal’s, prints what changed, and exits with 0 when none of these waits any more', async () => {
    const [proposal] = (await listed()).filter(({ transactionId }) => transactionId === ids.first);
    const approved = await run('review', 'approve', proposal?.id ?? '');
    expect(approved.code).toBe(0);
    expect(documentOf(approved)).toEqual({
      changed: [{ id: proposal?.id, transactionId: ids.first, state: 'approved' }],
    });
    const excluded = await run('review', 'exclude', ids.second);
    expect(excluded.code).toBe(0);
    expect(await states()).toEqual({ [ids.first]: 'approved', [ids.second]: 'excluded', [ids.unsettled]: 'pending' });
  });

  test('holds, and approves what was held', async () => {
    expect((await run('review', 'hold', ids.first)).code).toBe(1);
    expect(await states()).toMatchObject({ [ids.first]: 'held' });
    expect((await run('review', 'approve', ids.first)).code).toBe(0);
    expect(await states()).toMatchObject({ [ids.first]: 'approved' });
  });

  test('an id that is twice among those given counts once, and doing it again changes nothing', async () => {
    const [proposal] = (await listed()).filter(({ transactionId }) => transactionId === ids.first);
    for (let time = 0; time < 2; time += 1) {
      const outcome = await run('review', 'exclude', ids.first, proposal?.id ?? '', ids.first);
      expect(documentOf(outcome)).toEqual({
        changed: [{ id: proposal?.id, transactionId: ids.first, state: 'excluded' }],
      });
    }
  });

  test('with one unknown id among good ones is exit 2 and decides nothing', async () => {
    const before = await states();
    const outcome = await run('review', 'approve', ids.first, 'no-such-id', ids.second);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome)).toEqual({
      code: 'invalid-input',
      message: 'Nothing was changed.',
      details: [{ at: 'no-such-id', message: 'There is no such item.' }],
    });
    expect(await states()).toEqual(before);
  });

  test('names each item that cannot take the decision, and decides nothing', async () => {
    await run('review', 'approve', ids.second);
    await run('sync');
    const before = await states();
    const outcome = await run('review', 'approve', ids.first, ids.second, ids.unsettled);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).details).toEqual([
      { at: ids.second, message: 'It is in Xero already and cannot be approved.' },
      { at: ids.unsettled, message: 'It is not settled yet and cannot be approved.' },
    ]);
    expect(await states()).toEqual(before);
  });

  test('--all approves whatever waits for review and nothing else', async () => {
    await run('review', 'exclude', ids.first);
    const outcome = await run('review', 'approve', '--all');
    expect(outcome.code).toBe(0);
    expect(documentOf(outcome)).toMatchObject({ changed: [{ transactionId: ids.second, state: 'approved' }] });
    expect(await states()).toEqual({ [ids.first]: 'excluded', [ids.second]: 'approved', [ids.unsettled]: 'pending' });
    expect(documentOf(await run('review', 'approve', '--all'))).toEqual({ changed: [] });
  });

  test.each([
    ['hold', 'held'],
    ['exclude', 'excluded'],
  ])('%s --all leaves every item that waited %s', async (decision, state) => {
    await run('review', decision, '--all');
    expect(await states()).toEqual({ [ids.first]: state, [ids.second]: state, [ids.unsettled]: 'pending' });
  });
});
