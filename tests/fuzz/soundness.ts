import type { Failure, FailureKind } from '../../shared/domain/failure.ts';
import { isPlainDate } from '../../shared/domain/plain-date.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Fate } from './fuzz-target.ts';

/** Every failure that a reader may end in; the compiler sees to it that none is left out. */
const failureKinds: Readonly<Record<FailureKind, true>> = {
  offline: true,
  timeout: true,
  rateLimited: true,
  authExpired: true,
  scopeLacking: true,
  forbidden: true,
  rejected: true,
  conflict: true,
  notFound: true,
  remoteFault: true,
  incompatible: true,
  uncertain: true,
  cancelled: true,
  notConnected: true,
  secretsUnavailable: true,
  ledgerUnavailable: true,
  invalidInput: true,
};

/** The longest sentence that a person is shown; what a service says in it is bounded. */
const longestMessage = 60_000;

const days = new Set(['date', 'day', 'dueDate', 'paidOn', 'endOfYearLockDate', 'periodLockDate', 'syncFrom']);
const instants = new Set(['authorisedAt', 'settledAt', 'updatedAt', 'readAt']);

/** The fate of an input, once its outcome holds: a sound value, or a failure with a name. `secrets` stand in neither message. */
export function fateOf(outcome: Result<unknown, Failure>, secrets: readonly string[] = []): Fate {
  if (Object.hasOwn(Object.prototype, 'isHacked') || Object.hasOwn(Array.prototype, 'isHacked')) {
    throw new Error('A prototype was changed.');
  }
  if (outcome.ok) {
    assertSoundValue(outcome.value, 'value');
    return 'read';
  }
  assertSoundFailure(outcome.error, secrets);
  return 'refused';
}

export function assertSoundFailure(failure: Failure, secrets: readonly string[] = []): void {
  if (!Object.hasOwn(failureKinds, failure.kind)) throw new Error(`No failure is called ${failure.kind}.`);
  assertMessage(failure.message);
  if (failure.kind === 'rateLimited' && !Number.isFinite(failure.untilMs)) throw new Error('It waits for no instant.');
  if (failure.kind === 'invalidInput') for (const { message } of failure.details) assertMessage(message);
  const said = JSON.stringify(failure);
  for (const secret of secrets) if (said.includes(secret)) throw new Error('A secret stands in a message.');
}

export function assertMessage(message: string): void {
  if (typeof message !== 'string' || message.trim() === '') throw new Error('A failure says nothing.');
  if (message.length > longestMessage) throw new Error(`A message has ${message.length} letters.`);
  if (/\b(?:TypeError|RangeError|SyntaxError|is not a function|Cannot read propert)/.test(message)) {
    throw new Error(`A message is of the engine, not for a person: ${message.slice(0, 200)}`);
  }
}

/** What every value that a reader gives holds: whole amounts, days of the calendar, instants, nothing that JSON cannot carry. */
export function assertSoundValue(value: unknown, at: string, depth = 0): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (value instanceof Uint8Array) return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${at} is ${value}.`);
    return;
  }
  if (typeof value !== 'object') {
    if (value !== undefined && typeof value !== 'bigint') throw new Error(`${at} is a ${typeof value}.`);
    return;
  }
  if (depth > 70) throw new Error(`${at} is deeper than a reader lets through.`);
  if (Object.hasOwn(value, '__proto__')) throw new Error(`${at} has a member __proto__.`);
  for (const [name, member] of Object.entries(value)) {
    assertMember(name, member, `${at}.${name}`);
    assertSoundValue(member, `${at}.${name}`, depth + 1);
  }
}

function assertMember(name: string, member: unknown, at: string): void {
  if (member === null || member === undefined) return;
  if (name.endsWith('Minor') && typeof member !== 'object' && !isWhole(member))
    throw new Error(`${at} is no whole amount: ${member}.`);
  if (days.has(name) && typeof member === 'string' && !isPlainDate(member))
    throw new Error(`${at} is no day: ${member}.`);
  if (instants.has(name) && typeof member === 'string' && new Date(member).toISOString() !== member) {
    throw new Error(`${at} is no instant: ${member}.`);
  }
}

function isWhole(amount: unknown): boolean {
  return typeof amount === 'bigint' || Number.isSafeInteger(amount);
}
