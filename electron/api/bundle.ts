import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { diagnose, privateEvidence } from '../engine/diagnostics.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { countsForBundle, runsForBundle, settingsForBundle } from './bundle-books.ts';
import { type Clean, cleanDeep, cleaner, leftOut } from './bundle-cleaner.ts';
import { crashesForBundle } from './bundle-crashes.ts';
import { logForBundle } from './bundle-log.ts';
import type { CompanyHost } from './company-host.ts';
import { readStatus } from './status.ts';

type Checks = Awaited<ReturnType<typeof diagnose>>['checks'];
type BundleFile = MethodOutputs['diagnostics.bundle']['files'][number];

const logBytes = 200_000;

/** What helps to find a fault, for others to read: all of it text, to be looked at before it is given away. */
export async function makeBundle(host: CompanyHost): Promise<Result<MethodOutputs['diagnostics.bundle'], Failure>> {
  const opened = host.view();
  if (!opened.ok) return opened;
  const view = opened.value;
  const checks = await runChecks(host);
  const clean = cleaner(host.redact, namesIn(host, view, checks.ok ? checks.value : []));
  const json = (value: unknown): string => `${JSON.stringify(cleanDeep(value, clean), null, 2)}\n`;
  const shown = checks.ok ? checks.value.map(withoutPrivate) : [];
  const files: readonly BundleFile[] = [
    { name: 'about.txt', text: aboutText(host, view) },
    { name: 'checks.txt', text: checks.ok ? checksText(shown, clean) : `${clean(checks.error.message)}\n` },
    { name: 'checks.json', text: json({ checks: shown, error: checks.ok ? null : checks.error.message }) },
    { name: 'status.json', text: json(statusFor(host)) },
    { name: 'runs.json', text: json(runsForBundle(view)) },
    { name: 'settings.json', text: json(settingsForBundle(view.settings())) },
    { name: 'counts.json', text: json(countsForBundle(view)) },
    { name: 'crashes.txt', text: crashesForBundle(host.crashReports()) },
    { name: 'log.txt', text: logForBundle(host.readLogTail(logBytes), logBytes, clean) },
  ];
  const day = new Date(host.nowMs()).toISOString().slice(0, 10);
  return ok({
    fileName: `tallybridge-diagnostics-${day}.zip`,
    files,
    base64: Buffer.from(host.formats.zip(files)).toString('base64'),
  });
}

/** Fails where another program has the books; everything else is told all the same. */
async function runChecks(host: CompanyHost): Promise<Result<Checks, Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const secrets = { description: host.secrets.description, check: () => host.checkSecrets() };
  return ok((await diagnose(engine.value, secrets)).checks);
}

/** Names that the sentences of checks and statuses may hold: the company's, the organisation's, the user's. */
function namesIn(host: CompanyHost, view: LedgerView, checks: Checks): string[] {
  const { xero } = view.connections();
  const reference = view.referenceData();
  const known = [host.company(), xero?.tenantName, xero?.userEmail, reference?.organisation.name];
  const user = [reference?.user?.name, reference?.user?.email];
  const told = checks.flatMap(({ evidence }) => evidence.filter(isPrivate).map(({ value }) => value));
  return [...known, ...user, ...told].filter((name) => name !== null && name !== undefined);
}

function isPrivate({ label }: { readonly label: string }): boolean {
  return privateEvidence.has(label);
}

function withoutPrivate(check: Checks[number]): Checks[number] {
  return { ...check, evidence: check.evidence.map((row) => (isPrivate(row) ? { ...row, value: leftOut } : row)) };
}

function checksText(checks: Checks, clean: Clean): string {
  const blocks = checks.map(({ status, title, detail, action, evidence }) =>
    [
      `${status.toUpperCase().padEnd(8)} ${title}`,
      `         ${clean(detail)}`,
      ...(action === null ? [] : [`         → ${clean(action)}`]),
      ...evidence.map(({ label, value }) => `         ${label}: ${clean(value)}`),
    ].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** The status without the names of the company, the organisation and the user. */
function statusFor(host: CompanyHost): unknown {
  const status = readStatus(host);
  if (!status.ok) return { error: status.error.message };
  const { company: _company, lastRun: _inRuns, connections, ...rest } = status.value;
  const { tenant, user, ...xero } = connections.xero;
  const said = (name: string | null): string | null => (name === null ? null : leftOut);
  return { ...rest, connections: { ...connections, xero: { ...xero, tenant: said(tenant), user: said(user) } } };
}

function aboutText(host: CompanyHost, view: LedgerView): string {
  const { version, platform, node } = host.about;
  const health = view.health();
  return [
    `Tallybridge  ${version}`,
    `Platform     ${platform}`,
    `Node         ${node}`,
    `SQLite       ${health.sqliteVersion}`,
    `Ledger       version ${health.schemaVersion}, ${health.sizeBytes} bytes`,
    `Time         ${new Date(host.nowMs()).toISOString()}`,
    '',
    'These files are for whoever helps with a fault. Look through them before you hand them on.',
    '',
    'Left out: API keys, consents and passwords; e-mail addresses; card and account numbers; the names of people, of',
    'merchants and contacts, of your company and its organisation in Xero; descriptions, comments and amounts of',
    'transactions; invoices; the texts of errors in the log; what is in a report of a crash. A transaction is only its id.',
    'Names of applications, account codes and tax rates are in the settings, because most faults are about them.',
    '',
  ].join('\n');
}
