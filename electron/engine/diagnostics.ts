import type { Failure } from '../../shared/domain/failure.ts';
import { roleProblem } from '../../shared/domain/lock-date.ts';
import { isPending, movementDay } from '../../shared/domain/movement.ts';
import { formatDay, type PlainDate } from '../../shared/domain/plain-date.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Check } from './check.ts';
import { checkAccounts, checkCurrencies } from './check-accounts.ts';
import type { Engine } from './engine.ts';
import { startingDay } from './plan.ts';
import { chosenTenant, readReference } from './read-reference.ts';

/** What the diagnostics ask of the store of secrets: what it is, and whether it keeps what it is given. */
export interface SecretsStore {
  readonly description: string;
  check(): Promise<Result<null, Failure>>;
}

/** Everything that has not gone out and could. */
const waitingStates: readonly ProposalState[] = ['pending', 'proposed', 'held', 'approved', 'waiting', 'blocked'];

/** A Xero consent ends when it is not used for this many days (Xero: refresh tokens). */
export const consentDays = 60;

/** Runs every check. Reads Cledara and Xero; writes only Xero's lists as last read. */
export async function diagnose(engine: Engine, secrets: SecretsStore): Promise<readonly Check[]> {
  const cledara = await checkCledara(engine);
  const tenant = chosenTenant(engine);
  const reference: Result<ReferenceData, Failure> = tenant.ok ? await readReference(engine, tenant.value) : tenant;
  return [
    cledara,
    checkXero(engine, reference),
    checkRole(reference),
    checkLockDates(engine, reference),
    await checkHistory(engine, reference),
    checkOlderSettings(engine),
    checkAccounts(engine),
    checkCurrencies(engine, reference),
    checkWaiting(engine),
    await checkSecretsStore(secrets),
    checkLedger(engine),
  ];
}

async function checkCledara(engine: Engine): Promise<Check> {
  const title = 'Is Cledara connected?';
  const id = 'cledara-connection';
  if (engine.ledger.connections().cledara === null) {
    return { id, status: 'problem', title, detail: 'No API key was given yet.', action: 'Connect Cledara.' };
  }
  const checked = await engine.cledara.checkKey();
  if (checked.ok) return { id, status: 'ok', title, detail: 'Cledara accepts the API key.', action: null };
  const status = checked.error.kind === 'authExpired' || checked.error.kind === 'forbidden' ? 'problem' : 'unknown';
  return {
    id,
    status,
    title,
    detail: checked.error.message,
    action: status === 'problem' ? 'Connect Cledara again.' : 'Try again later.',
  };
}

function checkXero(engine: Engine, reference: Result<ReferenceData, Failure>): Check {
  const title = 'Is Xero connected, and to which organisation?';
  const id = 'xero-connection';
  const { xero } = engine.ledger.connections();
  if (!reference.ok) {
    const lasting = ['notConnected', 'authExpired', 'forbidden'].includes(reference.error.kind);
    return {
      id,
      status: lasting ? 'problem' : 'unknown',
      title,
      detail: reference.error.message,
      action: lasting ? 'Connect Xero again.' : 'Try again later.',
    };
  }
  const { organisation } = reference.value;
  const until =
    xero === null ? '' : ` The connection stays alive while the app runs at least once every ${consentDays} days.`;
  return { id, status: 'ok', title, detail: `Connected to ${organisation.name}.${until}`, action: null };
}

function checkRole(reference: Result<ReferenceData, Failure>): Check {
  const title = 'What role do I need?';
  const id = 'role';
  const needed = 'You need to be a Standard user or an Adviser in Xero.';
  if (!reference.ok)
    return { id, status: 'unknown', title, detail: `${needed} Xero could not be asked for yours.`, action: null };
  const { user } = reference.value;
  if (user === null) {
    return {
      id,
      status: 'unknown',
      title,
      detail: `${needed} Xero's list of users does not show which one you are.`,
      action: null,
    };
  }
  const problem = roleProblem(user);
  if (problem !== null)
    return {
      id,
      status: 'problem',
      title,
      detail: problem.message,
      action: 'Ask someone with a higher role to connect, or to raise yours.',
    };
  return {
    id,
    status: 'ok',
    title,
    detail: `You are connected as ${roleName(user.role)} (${user.name}). ${needed}`,
    action: null,
  };
}

function roleName(role: string): string {
  if (role === 'FINANCIALADVISER') return 'an Adviser';
  if (role === 'STANDARD') return 'a Standard user';
  return `a user with the role ${role}`;
}

function checkLockDates(engine: Engine, reference: Result<ReferenceData, Failure>): Check {
  const title = 'Why was this refused on or before a lock date?';
  const id = 'lock-dates';
  if (!reference.ok)
    return { id, status: 'unknown', title, detail: 'Xero could not be asked for its lock dates.', action: null };
  const { periodLockDate, endOfYearLockDate } = reference.value.organisation;
  if (periodLockDate === null && endOfYearLockDate === null) {
    return { id, status: 'ok', title, detail: 'The organisation has no lock dates.', action: null };
  }
  const period = countOnOrBefore(engine, periodLockDate);
  const year = countOnOrBefore(engine, endOfYearLockDate);
  const adviser = reference.value.user?.role === 'FINANCIALADVISER';
  const parts = [
    lockSentence(
      'The period lock date',
      periodLockDate,
      period,
      adviser ? 'You are an Adviser and may post there.' : 'Only an Adviser may post there.',
    ),
    lockSentence('The end-of-year lock date', endOfYearLockDate, year, 'Nobody may post there.'),
  ].filter((part) => part !== null);
  const stopped = adviser ? year : Math.max(period, year);
  return {
    id,
    status: stopped === 0 ? 'ok' : 'warning',
    title,
    detail: parts.join(' '),
    action:
      stopped === 0 ? null : 'Ask an Adviser to connect or to move the lock date in Xero, or leave the items out.',
  };
}

function lockSentence(name: string, date: PlainDate | null, count: number, who: string): string | null {
  if (date === null) return null;
  const items = count === 1 ? '1 waiting item lies' : `${count} waiting items lie`;
  return `${name} is ${formatDay(date)}: ${items} on or before it. ${who}`;
}

function countOnOrBefore(engine: Engine, date: PlainDate | null): number {
  if (date === null) return 0;
  let count = 0;
  for (const { document } of engine.ledger.proposals(waitingStates))
    if (document !== null && document.date <= date) count += 1;
  return count;
}

async function checkHistory(engine: Engine, reference: Result<ReferenceData, Failure>): Promise<Check> {
  const title = "Why can't I see my earlier transactions in Xero?";
  const id = 'history';
  if (!reference.ok)
    return { id, status: 'unknown', title, detail: 'The starting day is not known without Xero.', action: null };
  const from = startingDay(engine, reference.value, engine.ledger.settings());
  const first = await engine.cledara.transactionsPage({
    from: '2000-01-01T00:00:00.000Z',
    to: `${from}T00:00:00.000Z`,
    offset: 0,
  });
  if (!first.ok)
    return {
      id,
      status: 'unknown',
      title,
      detail: `Posting starts on ${formatDay(from)}. ${first.error.message}`,
      action: null,
    };
  const count = Math.max(0, first.value.totalCount - postedAllTheSame(engine, from, reference.value));
  const lie = count === 1 ? '1 movement lies' : `${count} movements lie`;
  return {
    id,
    status: 'ok',
    title,
    detail: `Posting starts on ${formatDay(from)}. ${lie} before it and ${count === 1 ? 'is' : 'are'} not posted.`,
    action: count === 0 ? null : 'To post earlier ones too, set an earlier day under syncFrom.',
  };
}

/** Movements that Cledara lists under a day before `from`, but whose own day is not, or may turn out not to be. */
function postedAllTheSame(engine: Engine, from: PlainDate, { organisation }: ReferenceData): number {
  let count = 0;
  for (const movement of engine.ledger.movements()) {
    if (movement.authorisedAt >= `${from}T00:00:00.000Z`) break; // oldest first
    if (movement.releasedAt !== null) continue;
    if (isPending(movement) || movementDay(movement, organisation.timeZone) >= from) count += 1;
  }
  return count;
}

function checkOlderSettings(engine: Engine): Check {
  const count = engine.ledger.pushedUnderOlderSettings();
  const version = engine.ledger.settings()?.number ?? 0;
  const were = count === 1 ? '1 document was' : `${count} documents were`;
  return {
    id: 'older-settings',
    status: 'ok',
    title: 'Will a change apply to what was already pushed?',
    detail: `No. A change applies to what is not approved yet. ${were} pushed under settings older than the present ones (version ${version}) and keep them.`,
    action: null,
  };
}

function checkWaiting(engine: Engine): Check {
  const counts = engine.ledger.countByState();
  const review = (counts.proposed ?? 0) + (counts.held ?? 0);
  const blocked = counts.blocked ?? 0;
  const uncertain = counts.uncertain ?? 0;
  const needsPerson = review + blocked > 0;
  return {
    id: 'waiting',
    status: needsPerson || uncertain > 0 ? 'warning' : 'ok',
    title: 'What needs me?',
    detail: `${review} ${review === 1 ? 'waits' : 'wait'} for review, ${blocked} ${be(blocked)} blocked, ${uncertain} ${be(uncertain)} being looked up in Xero.`,
    action: needsPerson ? 'Look through them with review.' : null,
  };
}

function be(count: number): string {
  return count === 1 ? 'is' : 'are';
}

async function checkSecretsStore(store: SecretsStore): Promise<Check> {
  const title = 'Can the connections be kept safely on this computer?';
  const id = 'secrets';
  const checked = await store.check();
  if (checked.ok) return { id, status: 'ok', title, detail: `They are kept in ${store.description}.`, action: null };
  const action = 'Unlock the keychain, or choose an encrypted file.';
  return { id, status: 'problem', title, detail: checked.error.message, action };
}

function checkLedger(engine: Engine): Check {
  const health = engine.ledger.health();
  const sound = health.quickCheck === 'ok';
  return {
    id: 'ledger',
    status: sound ? 'ok' : 'problem',
    title: 'Are the books on this computer sound?',
    detail: sound
      ? `The ledger passed its check (${engine.ledger.movementCount()} movements).`
      : `The ledger's check found: ${health.quickCheck}`,
    action: sound ? null : 'Stop here and restore a backup.',
  };
}
