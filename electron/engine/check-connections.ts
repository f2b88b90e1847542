import type { Failure } from '../../shared/domain/failure.ts';
import { roleProblem } from '../../shared/domain/lock-date.ts';
import type { Organisation } from '../../shared/domain/reference-data.ts';
import { roleLoss } from '../../shared/domain/role-change.ts';
import { roleName } from '../../shared/domain/role-name.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { booksComeFromFiles } from './books-source.ts';
import { type Check, connectAgain, evidence, privateLabels } from './check.ts';
import type { Engine } from './engine.ts';
import { agedSentence, type KnownReference } from './known-reference.ts';

/** A Xero consent ends when it is not used for this many days (Xero: refresh tokens). */
export const consentDays = 60;

const dayMs = 86_400_000;

/** One request, where there is a key; nothing is asked where the data comes from files. */
export async function askCledara(engine: Engine): Promise<Result<null, Failure>> {
  if (booksComeFromFiles(engine.ledger)) return ok(null);
  if (engine.ledger.connections().cledara !== null) return await engine.cledara.checkKey();
  return err({ kind: 'notConnected', source: 'cledara', message: 'No API key was given yet.' });
}

export function checkCledara(engine: Engine, asked: Result<null, Failure>): Check {
  const title = 'Is Cledara connected?';
  const id = 'cledara-connection';
  const { cledara } = engine.ledger.connections();
  if (booksComeFromFiles(engine.ledger)) return comesFromFiles(engine, id, title);
  const rows = evidence({
    'Connected since': cledara?.connectedAt,
    'Last read': engine.ledger.pullWindow()?.readAt,
    'Movements on this computer': cledara === null ? null : engine.ledger.movementCount(),
  });
  if (asked.ok) {
    const detail = 'Cledara accepts the API key.';
    return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
  }
  const again = cledara === null ? 'Connect Cledara.' : 'Connect Cledara again.';
  return { id, title, evidence: rows, ...brokenBecause(asked.error, again) };
}

/** Connecting again mends a connection that was refused; not a keychain that is locked, nor a service out of reach. */
function brokenBecause(failure: Failure, connect: string): Pick<Check, 'status' | 'detail' | 'action' | 'fix'> {
  const { kind, message: detail } = failure;
  if (kind === 'notConnected' || kind === 'authExpired' || kind === 'forbidden')
    return { status: 'problem', detail, action: connect, fix: connectAgain };
  if (kind === 'secretsUnavailable') {
    const action = 'Unlock the keychain, or give the passphrase that the file of secrets was made with.';
    return { status: 'problem', detail, action, fix: null };
  }
  return { status: 'unknown', detail, action: 'Try again later.', fix: { kind: 'wait' } };
}

/** Which way the data comes, where it is not Cledara's API: as good as a connection, and as new as the last file. */
function comesFromFiles(engine: Engine, id: string, title: string): Check {
  const [last] = engine.ledger.fileImports(1);
  const detail =
    'Not by its API: the movements come from files that were imported. What happened in Cledara since the last file is not known here.';
  const rows = evidence({
    'Last file': last?.name,
    'Imported on': last?.importedAt,
    'Movements on this computer': engine.ledger.movementCount(),
  });
  return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
}

export function checkXero(engine: Engine, { now, last }: KnownReference): Check {
  const title = 'Is Xero connected, and to which organisation?';
  const id = 'xero-connection';
  const { xero } = engine.ledger.connections();
  const rows = evidence({
    [privateLabels.organisation]: last?.organisation.name ?? xero?.tenantName,
    'Connected since': xero?.connectedAt,
    'Last used': xero?.tokenReceivedAt,
    'Consent ends unless used before': xero === null ? null : consentEnd(xero.tokenReceivedAt),
    'Plan or kind in Xero': last?.organisation.plan,
    'Status in Xero': last?.organisation.status,
    'Last read from Xero': last?.readAt,
  });
  if (!now.ok) return { id, title, evidence: rows, ...brokenBecause(now.error, 'Connect Xero again.') };
  const until = `The connection stays alive while the app runs at least once every ${consentDays} days.`;
  const { name, status, ...organisation } = now.value.organisation;
  const detail = [`Connected to ${name}.`, until, ...kindSentences(organisation)].join(' ');
  if (status !== null && status !== undefined && status !== 'ACTIVE') {
    const doubt = `Xero gives its status as ${status}, though it answers: it may not take documents.`;
    const action = 'Look at the subscription of the organisation in Xero.';
    return {
      id,
      status: 'warning',
      title,
      detail: [detail, doubt].join(' '),
      action,
      evidence: rows,
      fix: { kind: 'xero' },
    };
  }
  return { id, status: 'ok', title, detail, action: null, evidence: rows, fix: null };
}

/** What is to be known beforehand of organisations that do not last. */
function kindSentences({ isDemoCompany, plan }: Pick<Organisation, 'isDemoCompany' | 'plan'>): readonly string[] {
  if (isDemoCompany) {
    return [
      'It is a demo company: Xero makes it anew from time to time, and it is another organisation then, which needs a company of its own.',
    ];
  }
  return plan === 'TRIAL' ? ['It is a trial: when that ends, Xero refuses access until a plan is chosen there.'] : [];
}

function consentEnd(receivedAt: string): string {
  return new Date(Date.parse(receivedAt) + consentDays * dayMs).toISOString();
}

export function checkRole(engine: Engine, known: KnownReference): Check {
  const { now, last } = known;
  const title = 'What role do I need?';
  const id = 'role';
  const needed =
    'You need to be a Standard user or an Adviser in Xero. In Cledara, use the API key of an Admin or Finance user: a key sees what its user sees.';
  const user = last?.user ?? null;
  const rows = evidence({
    [privateLabels.user]: user?.name,
    [privateLabels.email]: user?.email ?? engine.ledger.connections().xero?.userEmail,
    'Role in Xero': user?.role,
    [privateLabels.organisation]: last?.organisation.name,
    'Last read from Xero': last?.readAt,
  });
  const as = user === null ? '' : `You are connected as ${roleName(user.role)} (${user.name}). `;
  if (!now.ok) {
    const detail = last === null ? `${needed} Xero could not be asked for yours.` : as + needed + agedSentence(known);
    return { id, status: 'unknown', title, detail, action: null, evidence: rows, fix: null };
  }
  if (user === null) {
    const detail = `${needed} Xero's list of users does not show which one you are.`;
    return { id, status: 'unknown', title, detail, action: null, evidence: rows, fix: null };
  }
  const problem = roleProblem(user);
  const loss = roleLoss(now.value);
  if (problem === null && loss !== null) {
    const action = 'Have your role changed back in Xero, or ask an Adviser to connect.';
    return { id, status: 'warning', title, detail: as + loss.message, action, evidence: rows, fix: { kind: 'xero' } };
  }
  if (problem === null) {
    return { id, status: 'ok', title, detail: as + needed, action: null, evidence: rows, fix: null };
  }
  const action = 'Ask someone with a higher role to connect, or to raise yours.';
  return { id, status: 'problem', title, detail: problem.message, action, evidence: rows, fix: connectAgain };
}
