import type { Failure } from '../../shared/domain/failure.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';
import type { Result } from '../../shared/lib/result.ts';
import { type Check, connectAgain, evidence, privateLabels } from './check.ts';
import { checkAccounts, checkCurrencies } from './check-accounts.ts';
import { askCledara, checkCledara, checkRole, checkXero, consentDays } from './check-connections.ts';
import { checkHistory, checkLockDates } from './check-days.ts';
import { checkDrift } from './check-drift.ts';
import { checkFeed } from './check-feed.ts';
import { checkFolder } from './check-folder.ts';
import { checkHosted } from './check-hosted.ts';
import { checkBudget, checkClock } from './check-limits.ts';
import { checkListed } from './check-listed.ts';
import { checkMapping } from './check-mapping.ts';
import { checkScopes } from './check-scopes.ts';
import type { Engine } from './engine.ts';
import { knowReference } from './known-reference.ts';
import { affectedCount } from './reapply.ts';

export { consentDays };

/** What the diagnostics ask of the store of secrets: what it is, and whether it keeps what it is given. */
export interface SecretsStore {
  readonly description: string;
  check(): Promise<Result<null, Failure>>;
}

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** Why Cledara could not be used now, or else Xero; null where both can. */
  readonly failure: Failure | null;
}

/** Runs every check. Reads Cledara and Xero; writes only Xero's lists as last read. */
export async function diagnose(engine: Engine, secrets: SecretsStore): Promise<Diagnosis> {
  const asked = await askCledara(engine);
  const known = await knowReference(engine);
  const failure = !asked.ok ? asked.error : !known.now.ok ? known.now.error : null;
  const checks = [
    checkCledara(engine, asked),
    checkXero(engine, known),
    checkRole(engine, known),
    await checkScopes(engine),
    checkLockDates(engine, known),
    await checkHistory(engine, known),
    checkOlderSettings(engine),
    checkDrift(engine),
    checkAccounts(engine),
    checkCurrencies(engine, known),
    checkFeed(engine),
    ...checkFolder(engine),
    ...checkListed(engine),
    checkHosted(engine, known),
    checkMapping(engine),
    checkWaiting(engine),
    checkBudget(engine),
    checkClock(engine),
    await checkSecretsStore(secrets),
    checkLedger(engine),
  ];
  return { checks, failure };
}

/** Labels of evidence that stays out of whatever is given to others. */
export const privateEvidence: ReadonlySet<string> = new Set(Object.values(privateLabels));

function checkOlderSettings(engine: Engine): Check {
  const count = engine.ledger.pushedUnderOlderSettings();
  const affected = count === 0 ? 0 : (affectedCount(engine) ?? 0);
  const settings = engine.ledger.settings();
  const version = settings?.number ?? 0;
  const were = count === 1 ? '1 document was' : `${count} documents were`;
  return {
    id: 'older-settings',
    status: 'ok',
    title: 'Will a change apply to what was already pushed?',
    detail: `No. A change applies to what is not approved yet. ${were} pushed under settings older than the present ones (version ${version}) and keep them.`,
    action:
      affected === 0
        ? null
        : 'Look at the differences under Applications, “Apply to pushed”, and choose which to change in Xero.',
    evidence: evidence({
      'Present version': version === 0 ? 'none yet' : version,
      'In force since': settings?.at,
      'Pushed under older ones': count,
      'Would be changed': affected,
    }),
    fix: null,
  };
}

const stateLabels: Readonly<Partial<Record<ProposalState, string>>> = {
  pending: 'Not settled yet',
  proposed: 'Wait for review',
  held: 'Held for a look',
  approved: 'Approved',
  waiting: 'Wait for a limit of Xero',
  sending: 'On their way',
  uncertain: 'Being looked up in Xero',
  blocked: 'Blocked',
};

function checkWaiting(engine: Engine): Check {
  const counts = engine.ledger.countByState();
  const review = (counts.proposed ?? 0) + (counts.held ?? 0);
  const blocked = counts.blocked ?? 0;
  const uncertain = counts.uncertain ?? 0;
  const needsPerson = review + blocked > 0;
  const rows = Object.entries(stateLabels).map(([state, label]) => {
    // The keys are states: the object above says so, its entries do not.
    return [label, counts[state as ProposalState] ?? 0] as const;
  });
  return {
    id: 'waiting',
    status: needsPerson || uncertain > 0 ? 'warning' : 'ok',
    title: 'What needs me?',
    detail: `${review} ${review === 1 ? 'waits' : 'wait'} for review, ${blocked} ${be(blocked)} blocked, ${uncertain} ${be(uncertain)} being looked up in Xero.`,
    action: needsPerson ? 'Look through them with review.' : null,
    evidence: evidence(Object.fromEntries(rows)),
    fix: needsPerson ? { kind: 'decide' } : uncertain > 0 ? { kind: 'sync' } : null,
  };
}

function be(count: number): string {
  return count === 1 ? 'is' : 'are';
}

async function checkSecretsStore(store: SecretsStore): Promise<Check> {
  const title = 'Can the connections be kept safely on this computer?';
  const id = 'secrets';
  const rows = evidence({ 'Kept in': store.description });
  const checked = await store.check();
  if (checked.ok) {
    const detail = `They are kept in ${store.description}.`;
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  const action = 'Unlock the keychain, or choose an encrypted file.';
  return { id, status: 'problem', title, detail: checked.error.message, action, evidence: rows, fix: connectAgain };
}

function checkLedger(engine: Engine): Check {
  const health = engine.ledger.health();
  const movements = engine.ledger.movementCount();
  const sound = health.quickCheck === 'ok';
  return {
    id: 'ledger',
    status: sound ? 'ok' : 'problem',
    title: 'Are the books on this computer sound?',
    detail: sound
      ? `The ledger passed its check. Movements in it: ${movements}.`
      : `The ledger's check found: ${health.quickCheck}`,
    action: sound ? null : 'Stop here and restore a backup.',
    evidence: evidence({
      Movements: movements,
      Size: `${(health.sizeBytes / 1_000_000).toFixed(1)} MB`,
      'Quick check': health.quickCheck,
      'Version of the ledger': health.schemaVersion,
      SQLite: health.sqliteVersion,
    }),
    fix: null,
  };
}
