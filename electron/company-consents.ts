import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { openView } from './adapters/ledger/open-ledger.ts';
import type { CompanyConsents, SharedConsent } from './api/company-consents.ts';
import { type Company, listCompanies } from './companies.ts';
import { consentIdOf, ownSecretName } from './consent-names.ts';
import { connectTo } from './ledger-token-records.ts';
import type { ConsentRecord, Consents } from './ports/consents.ts';
import type { Connections } from './ports/ledger.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Xero } from './ports/xero.ts';

interface CompanyConsentsOptions {
  readonly dataDir: string;
  readonly company: Company;
  readonly consents: Consents;
  readonly secrets: Secrets;
  /** Xero under a consent, whatever company may live from it. */
  readonly xeroUnder: (consent: ConsentRecord) => Pick<Xero, 'tenants' | 'organisation'>;
  readonly now: () => string;
}

/** What another company's books say of its connection; null where it has none. Fails where they cannot be read. */
type Reading = { readonly company: Company; readonly xero: Connections['xero'] };

/** Consents belong to a person and an app, and companies live from them: what one company may do with them. */
export function companyConsents(options: CompanyConsentsOptions): CompanyConsents {
  const { company, consents, secrets } = options;
  return {
    present(connections) {
      const { xero } = connections;
      const id = xero === null ? null : consentIdOf(xero.clientId, xero.userId);
      const shared = id === null ? null : consents.find(id);
      if (xero === null || shared === null) return connections;
      const { generation: tokenGeneration, receivedAt: tokenReceivedAt, health } = shared;
      return { ...connections, xero: { ...xero, tokenGeneration, tokenReceivedAt, health } };
    },
    isShared: () => isShared(options),
    forget: (xero, { wholeConsent }) =>
      consents.alone(async () => {
        const id = wholeConsent ? consentIdOf(xero.clientId, xero.userId) : null;
        const names = [ownSecretName(company.id), ...(id === null ? [] : [id])];
        for (const name of names) {
          const forgotten = await secrets.delete(name);
          if (!forgotten.ok) return forgotten;
        }
        if (id !== null) consents.remove(id);
        return ok(null);
      }),
    tidy: () => consents.alone(() => forgetUnused(options)),
    known: () =>
      consents
        .list()
        .filter(({ health }) => health === 'ok')
        .map((record) => sharedConsent(options, record)),
    companyOf(tenantId) {
      const others = readOthers(options);
      if (!others.ok) return others;
      return ok(others.value.find(({ xero }) => xero?.tenantId === tenantId)?.company.name ?? null);
    },
    join: (ledger, consentId, tenant) =>
      consents.alone(async () => {
        const record = consents.find(consentId);
        if (record === null) return err(gone);
        const user = { userId: record.userId, email: record.userEmail };
        connectTo(ledger, { ...record, user, connectedAt: options.now(), tenant });
        return ok(null);
      }),
  };
}

function sharedConsent({ xeroUnder }: CompanyConsentsOptions, record: ConsentRecord): SharedConsent {
  return {
    id: record.id,
    userEmail: record.userEmail,
    tenants: () => xeroUnder(record).tenants(),
    organisation: (tenantId) => xeroUnder(record).organisation(tenantId),
  };
}

/**
 * Xero takes a consent back for a person and an app as a whole. Where that cannot be told of a company, because its books
 * cannot be read or Xero did not say who consented, it counts as sharing: its own connection must not end with this one's.
 */
function isShared(options: CompanyConsentsOptions): boolean {
  const own = readConnection(options.company);
  const others = readOthers(options);
  if (!own.ok || !others.ok) return true;
  const mine = own.value.xero;
  return others.value.some(({ xero: theirs }) => {
    if (theirs === null || theirs.clientId !== mine?.clientId) return false;
    return theirs.userId === null || mine.userId === null || theirs.userId === mine.userId;
  });
}

/** Forgets what no company lives from any more. Where the books of one cannot be read, it may be that one's, and stays. */
async function forgetUnused(options: CompanyConsentsOptions): Promise<Result<null, Failure>> {
  const { consents, secrets } = options;
  const others = readOthers(options);
  const own = readConnection(options.company);
  if (!others.ok || !own.ok) return ok(null);
  const used = new Set(
    [own.value, ...others.value].flatMap(({ xero }) =>
      xero === null ? [] : (consentIdOf(xero.clientId, xero.userId) ?? []),
    ),
  );
  for (const { id } of consents.list().filter((record) => !used.has(record.id))) {
    const forgotten = await secrets.delete(id);
    if (!forgotten.ok) return forgotten;
    consents.remove(id);
  }
  return ok(null);
}

/** One that was disconnected here lives from no consent. */
function readConnection(company: Company): Result<Reading, Failure> {
  const opened = openView(company.folder);
  if (!opened.ok) return opened.error.kind === 'notConnected' ? ok({ company, xero: null }) : opened;
  const isOver = opened.value.xeroTrouble() === 'disconnected-here';
  const { xero } = opened.value.connections();
  opened.value.close();
  return ok({ company, xero: isOver ? null : xero });
}

function readOthers({ dataDir, company }: CompanyConsentsOptions): Result<readonly Reading[], Failure> {
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const readings: Reading[] = [];
  for (const other of listed.value) {
    if (other.id === company.id) continue;
    const read = readConnection(other);
    if (!read.ok) return read;
    readings.push(read.value);
  }
  return ok(readings);
}

const gone: Failure = {
  kind: 'notConnected',
  source: 'xero',
  message: 'That sign-in to Xero was taken back meanwhile. Connect Xero for this company.',
};
