import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { nameKey } from '../../shared/domain/contact-name.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { isFileApplicationId } from '../../shared/domain/file-application.ts';
import { roleProblem } from '../../shared/domain/lock-date.ts';
import { roleLoss } from '../../shared/domain/role-change.ts';
import { roleName } from '../../shared/domain/role-name.ts';
import { troubleOf } from '../../shared/domain/xero-trouble.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { nowInstant } from '../engine/engine.ts';
import { explainRefusal } from '../engine/explain-refusal.ts';
import { noteFeedSignIn } from '../engine/feed-access.ts';
import { chosenTenant, readReference } from '../engine/read-reference.ts';
import type { CledaraApplication } from '../ports/cledara.ts';
import type { PendingSignIn } from '../ports/xero-sign-in.ts';
import type { CompanyHost } from './company-host.ts';
import { tellApart } from './tell-apart.ts';

/** Checks the key with one request, keeps it in the secrets store, and notes in the books that there is one. */
export async function connectCledara(
  host: CompanyHost,
  input: MethodInput<'connection.cledara'>,
): Promise<Result<MethodOutputs['connection.cledara'], Failure>> {
  const apiKey = input.apiKey.trim();
  if (apiKey === '') return invalid('TALLYBRIDGE_CLEDARA_API_KEY', 'No API key was given.');
  if (!/^[\x21-\x7E]+$/.test(apiKey)) {
    return invalid(
      'TALLYBRIDGE_CLEDARA_API_KEY',
      'The API key has characters that no key has, such as spaces or line breaks.',
    );
  }
  const applications = await host.cledaraWithKey(apiKey).applications();
  if (!applications.ok) return applications;
  const isNew = !host.exists();
  // A company that is only now made is made last, so that a store of secrets that fails leaves none behind.
  const kept = isNew ? await host.secrets.set(host.cledaraKeyName, apiKey) : ok(null);
  if (!kept.ok) return kept;
  const engine = host.engine();
  if (!engine.ok) {
    if (isNew) await host.secrets.delete(host.cledaraKeyName);
    return engine;
  }
  const known = engine.value.ledger.applications();
  // One company has one workspace: movements of another client must never reach this one's organisation.
  if (known.length > 0 && applications.value.length > 0 && !sharesApplication(known, applications.value)) {
    return invalid(
      'TALLYBRIDGE_CLEDARA_API_KEY',
      'This key opens another Cledara workspace: none of its applications is one of this company. Use a company of its own (--company NAME) for it.',
    );
  }
  const stored = isNew ? kept : await host.secrets.set(host.cledaraKeyName, apiKey);
  if (!stored.ok) return stored;
  const { ledger, clock } = engine.value;
  ledger.transaction(() => {
    const before = ledger.connections();
    ledger.saveConnections({
      ...before,
      cledara: { connectedAt: before.cledara?.connectedAt ?? nowInstant(clock), health: 'ok' },
    });
  });
  return ok({ connected: true });
}

/** By their ids; those that only a file has named go by their names. */
function sharesApplication(known: readonly CledaraApplication[], present: readonly CledaraApplication[]): boolean {
  const ids = new Set(present.map(({ id }) => id));
  const names = new Set(present.map(({ name }) => nameKey(name)));
  return known.some(({ id, name }) => (isFileApplicationId(id) ? names.has(nameKey(name)) : ids.has(id)));
}

/** Opens the callback and returns the address for the browser; `finishXero` waits for what comes back. */
export async function beginXero(
  host: CompanyHost,
  input: MethodInput<'connection.xero.begin'>,
): Promise<Result<PendingSignIn & FeedWish, Failure>> {
  const clientId = input.clientId.trim();
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(clientId)) {
    return invalid(
      '--client-id',
      "This is not the client id of a Xero app. It stands on the app's page under Configuration.",
    );
  }
  if (host.exists()) {
    const engine = host.engine(); // better to hear now than after signing in that another sync has the books
    if (!engine.ok) return engine;
  }
  const view = host.exists() ? host.view() : null;
  const before = view?.ok === true ? view.value.feedAccess() : null;
  const bankFeeds = input.bankFeeds ?? before?.isAsked ?? false;
  const begun = await host.signIn.begin(clientId, { bankFeeds });
  return begun.ok ? ok({ ...begun.value, bankFeeds }) : begun;
}

/** Whether this sign-in asks for bank feeds. */
export interface FeedWish {
  readonly bankFeeds: boolean;
}

/** Ends the sign-in: the organisations of the consent. A single one becomes this company's, if it has none yet. */
export async function finishXero(
  host: CompanyHost,
  pending: PendingSignIn & FeedWish,
): Promise<Result<MethodOutputs['connection.xero.finish'], Failure>> {
  const finished = await pending.finish();
  if (!finished.ok) return finished;
  const engine = host.engine();
  if (!engine.ok) return engine;
  // Whoever signed in before may have left a consent that serves nobody any more. What cannot be forgotten now is later.
  await host.consents.tidy();
  await noteFeedSignIn(engine.value, pending.bankFeeds);
  const { ledger, xero } = engine.value;
  const tenants = await xero.tenants();
  if (!tenants.ok) return tenants;
  const connection = ledger.connections().xero;
  if (connection !== null && connection.tenantId !== null) {
    const wanted = { tenantId: connection.tenantId, name: connection.tenantName };
    const isCovered = tenants.value.some(({ tenantId }) => tenantId === wanted.tenantId);
    const trouble = troubleOf(wanted, tenants.value, ledger.referenceData()?.organisation ?? null);
    // Covered again: whether Xero lets it be used shows when it is read.
    ledger.transaction(() => ledger.saveXeroTrouble(isCovered ? null : trouble));
  }
  const [only, another] = tenants.value;
  if (connection !== null && connection.tenantId === null && only !== undefined && another === undefined) {
    ledger.transaction(() =>
      ledger.saveConnections({
        ...ledger.connections(),
        xero: { ...connection, tenantId: only.tenantId, tenantName: only.name },
      }),
    );
  }
  return ok({ connected: true, tenants: await tellApart(xero, tenants.value) });
}

function invalid(at: string, message: string): Result<never, Failure> {
  return err({ kind: 'invalidInput', source: 'local', message, details: [{ at, message }] });
}

/** The organisations that the present consent gives access to, asked of Xero now. */
export async function xeroTenants(
  host: CompanyHost,
): Promise<Result<MethodOutputs['connection.xero.tenants'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const tenants = await engine.value.xero.tenants();
  if (!tenants.ok) return tenants;
  const shown = await tellApart(engine.value.xero, tenants.value);
  return ok({ tenants: shown, chosen: engine.value.ledger.connections().xero?.tenantId ?? null });
}

/** Who is connected to the chosen organisation and with which role, asked of Xero now and kept, so that it is shown at once. */
export async function xeroRole(host: CompanyHost): Promise<Result<MethodOutputs['connection.xero.role'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const tenant = chosenTenant(engine.value);
  if (!tenant.ok) return tenant;
  const read = await readReference(engine.value, tenant.value);
  if (!read.ok) return err(await explainRefusal(engine.value, read.error));
  const { user } = read.value;
  const unknown = "Xero's list of users does not show which one you are.";
  const as = user === null ? unknown : `You are connected as ${roleName(user.role)} (${user.name}).`;
  const amiss = roleProblem(user)?.message ?? roleLoss(read.value)?.message;
  return ok({
    user: user === null ? null : { name: user.name, role: user.role },
    sentence: amiss === undefined ? as : [as, amiss].join(' '),
  });
}
