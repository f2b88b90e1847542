import { onTestFinished } from 'vitest';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { BankTransactionRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { ProposalDto } from '../../../shared/contract/proposal.ts';
import type { ReasonCode } from '../../../shared/domain/proposal.ts';
import { openTestCompany, type TestCompany, type TestCompanyOptions } from '../../fixtures/test-company.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A Monday morning; London keeps summer time. */
export const start = Date.parse('2026-06-15T10:00:00.000Z');

/** Everything from GBP:saas and EUR:saas goes out by itself to General Expenses without VAT. */
export const plainSetup = {
  version: 1,
  syncFrom: '2026-01-01',
  accounts: [
    { id: 'GBP:saas', enabled: true, bankAccount: '090' },
    { id: 'EUR:saas', enabled: true, bankAccount: '092' },
  ],
  defaults: { account: '429', taxType: 'NONE', mode: 'auto' },
};

/** A company without movements, connected and set up; closed when the test ends. */
export async function openBooks(
  options: TestCompanyOptions = {},
  setup: object | null = plainSetup,
): Promise<TestCompany> {
  const test = await openTestCompany({ empty: true, startMs: start, ...options });
  onTestFinished(() => test.close());
  if (setup !== null) await test.setup(setup);
  return test;
}

/** A settled purchase, two days ago unless told. Amount in major units, positive. */
export function buy(test: TestCompany, amount: number, partial: Partial<CledaraTransaction> = {}): CledaraTransaction {
  const at = new Date(test.clock.nowMs() - 2 * day).toISOString();
  return test.sandbox.world.addTransaction({ amount: -amount, authorizedAt: at, settledAt: at, ...partial });
}

/** What of an application the movement should name. */
export function application(test: TestCompany, name: string): { id: string; name: string } {
  const found = test.sandbox.world.cledara.applications.find((row) => row.name === name);
  if (found === undefined) throw new Error(`The sandbox has no application ${name}.`);
  return { id: found.id, name: found.name };
}

/** Documents that the program made and that stand in Xero's books, in the order they were made. */
export function posted(test: TestCompany): readonly BankTransactionRecord[] {
  return test.sandbox.world.xero.bankTransactions.filter(
    ({ postedBy, status }) => postedBy === 'api' && status === 'AUTHORISED',
  );
}

export function amountsOf(documents: readonly { readonly totalMinor: number }[]): number[] {
  return documents.map(({ totalMinor }) => totalMinor).sort((a, b) => a - b);
}

/** The proposal of a movement; throws where there is none. */
export async function proposalOf(test: TestCompany, movement: { readonly id: string }): Promise<ProposalDto> {
  const { proposals } = await test.call('review.list', { state: 'all' });
  const found = proposals.find(({ transactionId }) => transactionId === movement.id);
  if (found === undefined) throw new Error(`There is no proposal for ${movement.id}.`);
  return found;
}

/** State and code of the reason, such as `held by-hand`. */
export async function standing(
  test: TestCompany,
  movement: { readonly id: string },
): Promise<`${string} ${ReasonCode}`> {
  const { state, reason } = await proposalOf(test, movement);
  return `${state} ${reason.code as ReasonCode}`;
}

/** Writes of bank transactions that arrived at Xero so far. */
export function documentWrites(test: TestCompany): number {
  return writesTo(test, /\/BankTransactions$/);
}

export function writesTo(test: TestCompany, path: RegExp): number {
  return test.sandbox.world.requests.filter(({ method, path: asked }) => method !== 'GET' && path.test(asked)).length;
}

/** Time goes by for everyone. */
export function passTime(test: TestCompany, durationMs: number): Promise<void> {
  return test.clock.sleep(durationMs);
}
