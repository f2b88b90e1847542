import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import { starterPerDay } from '../shared/domain/day-allowance.ts';
import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { CledaraApi } from './adapters/cledara/cledara-api.ts';
import { cledaraFileReader } from './adapters/cledara/files/cledara-file-reader.ts';
import { exportedFolder } from './adapters/cledara/files/exported-folder.ts';
import { fileFormats } from './adapters/formats/file-formats.ts';
import { type HttpDoor, openHttpDoor } from './adapters/http/http-door.ts';
import { RateGovernor } from './adapters/http/rate-governor.ts';
import { redactText } from './adapters/http/redact.ts';
import { invoiceStores, keepingInvoices } from './adapters/invoices/company-invoices.ts';
import type { InspectedPart } from './adapters/ledger/inspect-ledger.ts';
import { failureFromSqlite } from './adapters/ledger/ledger-failure.ts';
import { tryLedgerLock } from './adapters/ledger/ledger-lock.ts';
import { openLedger, openView } from './adapters/ledger/open-ledger.ts';
import { checkSecrets } from './adapters/secrets/check-secrets.ts';
import { ConsentFile } from './adapters/secrets/consent-file.ts';
import { openSecrets } from './adapters/secrets/open-secrets.ts';
import { crashFolder, listCrashReports } from './adapters/system/crash-reports.ts';
import { createLog } from './adapters/system/file-log.ts';
import { readLogTail } from './adapters/system/log-tail.ts';
import { RandomIds } from './adapters/system/random-ids.ts';
import { WatchedClock } from './adapters/system/watched-clock.ts';
import { XeroApi } from './adapters/xero/xero-api.ts';
import { XeroBrowserSignIn } from './adapters/xero/xero-browser-sign-in.ts';
import { ConsentMemory, type TokenRecords, XeroSession } from './adapters/xero/xero-session.ts';
import { XeroTransport } from './adapters/xero/xero-transport.ts';
import { type Api, createApi } from './api/api.ts';
import type { CompanyHost } from './api/company-host.ts';
import { RunningSync } from './api/running-sync.ts';
import { type Company, companyExists, companyNow, foundCompany } from './companies.ts';
import { companyConsents } from './company-consents.ts';
import { tellHistory } from './company-history.ts';
import { consentTokenRecords } from './consent-token-records.ts';
import type { Engine } from './engine/engine.ts';
import type { Environment } from './environment.ts';
import { ledgerTokenRecords } from './ledger-token-records.ts';
import type { BudgetRecord, BudgetStore } from './ports/budget-store.ts';
import type { Cledara } from './ports/cledara.ts';
import type { Clock } from './ports/clock.ts';
import type { ConsentRecord, Consents } from './ports/consents.ts';
import type { Ledger, LedgerView } from './ports/ledger.ts';
import type { Log } from './ports/log.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Xero } from './ports/xero.ts';

/** What all companies of one program share. */
export interface Program {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly http: HttpDoor;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly consents: Consents;
  /** What this process alone knows of them. */
  readonly consentMemory: ConsentMemory;
  /** Of Tallybridge itself. */
  readonly version: string;
  /**
   * How much of the books is looked at when they are opened to look. The window's host leaves the whole to its engine, which
   * opens them to write: reading it all would hold up the first screen for a second per gigabyte.
   */
  readonly inspected: InspectedPart;
}

/** A company that is in use: its methods, and the end of it. */
export interface OpenCompany {
  readonly api: Api;
  /** The books, where they were opened for writing; for the demo's reckoning. */
  ledger(): Ledger | null;
  /** Writes into the log what became of the company since; fails where another writer has the books, and is done later then. */
  tellHistory(): Result<null, Failure>;
  /** What its methods work with, for the command that tries what is assumed of the services. Opens the books for writing. */
  services(): Result<CompanyServices, Failure>;
  /** Takes the key of its Cledara workspace out of the store of secrets. */
  forgetCledaraKey(): Promise<Result<null, Failure>>;
  /** Resolves when no sync of it is under way; `close` would take the books away under one. */
  settle(): Promise<void>;
  close(): void;
}

export interface CompanyServices {
  readonly engine: Engine;
  /** Below the engine's `xero`, under the same limits: answers as they came. */
  readonly transport: XeroTransport;
}

/** Picks the adapters that all companies share. `version` goes into the requests' User-Agent. */
export function openProgram(
  environment: Environment,
  clock: Clock,
  version: string,
  inspected: InspectedPart = 'whole',
): Program {
  const { kind, passphrase } = environment.secrets;
  return {
    environment,
    clock,
    http: openHttpDoor({ userAgent: `Tallybridge/${version}` }),
    secrets: openSecrets(kind, { dataDir: environment.dataDir, passphrase }),
    log: openLog(environment, clock),
    consents: new ConsentFile({ folder: environment.dataDir, tryLock: tryLedgerLock }),
    consentMemory: new ConsentMemory(),
    version,
    inspected,
  };
}

/** The log under the data folder, redacted. */
export function openLog(environment: Environment, clock: Clock): Log {
  const folder = logFolder(environment);
  return createLog({ level: environment.logLevel, folder, now: () => clock.nowMs(), redact: redactText });
}

function logFolder({ dataDir }: Environment): string {
  return join(dataDir, 'logs');
}

/** Picks the adapters of one company. Nothing is opened before a method needs it. `notify` is told what it has to tell. */
export function openCompany(program: Program, company: Company, notify: CompanyHost['notify'] = () => {}): OpenCompany {
  const { environment, clock, http, secrets, consents } = program;
  const books = new Books(company, program.inspected, clock);
  const cledaraKeyName = `cledara-key/${company.id}`;
  const session = xeroSession(
    program,
    ledgerTokenRecords(() => books.writer(), { clock, consents, companyId: company.id }),
  );
  const xeroClock = new WatchedClock(clock);
  const { invoices, importedInvoices } = invoiceStores(company.folder, clock);
  let services: CompanyServices | null = null;

  const openServices = (): Result<CompanyServices, Failure> => {
    if (services !== null) return ok(services);
    const ledger = books.openForWriting();
    if (!ledger.ok) return ledger;
    services = servicesOf(program, ledger.value, { session, xeroClock, invoices, importedInvoices, cledaraKeyName });
    return ok(services);
  };

  const running = new RunningSync(notify);
  const host: CompanyHost = {
    company: () => companyNow(company).name,
    isArchived: () => companyNow(company).isArchived,
    folder: company.folder,
    notify,
    nowMs: () => clock.nowMs(),
    exists: () => companyExists(company),
    engine: () => engineIn(openServices()),
    view: () => books.openToLook(),
    secrets,
    checkSecrets: () => checkSecrets(secrets),
    cledaraKeyName,
    consents: companyConsents({
      dataDir: environment.dataDir,
      company,
      consents,
      secrets,
      xeroUnder: (consent) => xeroUnder(program, consent),
      now: () => new Date(clock.nowMs()).toISOString(),
    }),
    cledaraWithKey: (apiKey) => cledaraClient(program, () => Promise.resolve(ok(apiKey)), new ForgetfulBudget()),
    signIn: new XeroBrowserSignIn({
      loginUrl: environment.xeroLoginUrl,
      identityUrl: environment.xeroIdentityUrl,
      http,
      session,
    }),
    xeroPerDay: environment.xeroLimits.perDay,
    readBudget: (view, tenantId) => view.readBudget(xeroBudgetKey(tenantId)),
    xeroLimit: {
      perMinute: environment.xeroLimits.perMinute,
      waitsUntilMs: () => xeroClock.waitsUntilMs(),
      onWait: (told) => xeroClock.onWait(told),
    },
    running,
    invoices,
    cledaraFiles: cledaraFileReader,
    exportedFolder: exportedFolder(clock),
    importedInvoices,
    formats: fileFormats,
    about: { version: program.version, platform: `${platform()} ${release()} ${arch()}`, node: process.version },
    crashReports: () => listCrashReports(crashFolder(environment.dataDir)),
    readLogTail: (maxBytes) => readLogTail(logFolder(environment), maxBytes),
    redact: redactText,
  };
  return {
    api: namingDamage(createApi(host), company.folder),
    ledger: () => books.open,
    tellHistory: () => books.tellHistory(),
    services: openServices,
    forgetCledaraKey: () => secrets.delete(cledaraKeyName),
    settle: () => running.settle(),
    close: () => books.close(),
  };
}

interface CompanyParts extends ReturnType<typeof invoiceStores> {
  readonly session: XeroSession;
  readonly xeroClock: Clock;
  readonly cledaraKeyName: string;
}

function engineIn(opened: Result<CompanyServices, Failure>): Result<Engine, Failure> {
  return opened.ok ? ok(opened.value.engine) : opened;
}

function servicesOf(program: Program, ledger: Ledger, parts: CompanyParts): CompanyServices {
  const { environment, clock, http, secrets, log } = program;
  const { session, cledaraKeyName } = parts;
  const governor = xeroGovernors(program, parts.xeroClock, ledger);
  const key = (): Promise<Result<string, Failure>> => storedKey(secrets, cledaraKeyName, ledger);
  const engine = {
    ledger,
    cledara: keepingInvoices(program, cledaraClient(program, key, ledger), parts, ledger),
    xero: new XeroApi({ apiUrl: environment.xeroApiUrl, session, http, governor, clock }),
    clock,
    ids: new RandomIds(),
    log,
  };
  return { engine, transport: new XeroTransport({ http, session, governor, clock }) };
}

/** Books that turn out to be damaged, or on a disk that fails, in the middle of a call are an answer like any other. */
function namingDamage(api: Api, folder: string): Api {
  return {
    async call(method, input) {
      try {
        return await api.call(method, input);
      } catch (error) {
        const failure = failureFromSqlite(error, folder);
        if (failure === null) throw error;
        return err(failure);
      }
    },
  };
}

function xeroSession({ environment, http, secrets, clock, consents, consentMemory }: Program, records: TokenRecords) {
  return new XeroSession({
    identityUrl: environment.xeroIdentityUrl,
    http,
    secrets,
    records,
    clock,
    memory: consentMemory,
    alone: (work) => consents.alone(work),
  });
}

/** Xero under a consent of other companies, to ask what it covers. No organisation's limits are touched by that. */
function xeroUnder(program: Program, consent: ConsentRecord): Xero {
  const { environment, clock, http, consents } = program;
  const session = xeroSession(program, consentTokenRecords(consents, consent.id));
  const governor = xeroGovernors(program, clock, new ForgetfulBudget());
  return new XeroApi({ apiUrl: environment.xeroApiUrl, session, http, governor, clock });
}

/** Brings the books of a company to this version's schema, where they are of an earlier one, and lets go of them. */
export function bringUpToDate(company: Company): Result<null, Failure> {
  const opened = openLedger(company.folder);
  if (!opened.ok) return opened;
  opened.value.close();
  return ok(null);
}

/** The books of one company in this process: opened for writing once, or to look at. */
class Books {
  open: Ledger | null = null;
  #view: (LedgerView & { close(): void }) | null = null;
  readonly #company: Company;
  readonly #inspected: InspectedPart;

  readonly #clock: Clock;

  constructor(company: Company, inspected: InspectedPart, clock: Clock) {
    this.#company = company;
    this.#inspected = inspected;
    this.#clock = clock;
  }

  openForWriting(): Result<Ledger, Failure> {
    if (this.open !== null) return ok(this.open);
    const founded = foundCompany(this.#company);
    if (!founded.ok) return founded;
    const opened = openLedger(this.#company.folder);
    if (!opened.ok) return opened;
    this.open = opened.value;
    this.tellHistory(); // what cannot be told now is told with the next opening: it stands in the company's file until then
    return opened;
  }

  tellHistory(): Result<null, Failure> {
    const opened = this.openForWriting();
    if (!opened.ok) return opened;
    return tellHistory(this.#company.folder, opened.value, new Date(this.#clock.nowMs()).toISOString());
  }

  openToLook(): Result<LedgerView, Failure> {
    const present = this.open ?? this.#view;
    if (present !== null) return ok(present);
    const opened = openView(this.#company.folder, this.#inspected);
    if (opened.ok) this.#view = opened.value;
    return opened;
  }

  /** For callbacks that cannot fail: the caller has opened the books before, or the failure is a bug. */
  writer(): Ledger {
    const opened = this.openForWriting();
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  }

  close(): void {
    this.#view?.close();
    this.open?.close();
    this.#view = null;
    this.open = null;
  }
}

function cledaraClient(program: Program, apiKey: () => Promise<Result<string, Failure>>, store: BudgetStore): Cledara {
  const { environment, clock, http } = program;
  const governor = new RateGovernor({
    limits: environment.cledaraLimits,
    clock,
    store,
    storeKey: 'cledara',
    source: 'cledara',
  });
  return new CledaraApi({ baseUrl: environment.cledaraUrl, apiKey, http, governor, clock });
}

/** One governor per organisation, because Xero counts by organisation; calls without one share another. */
function xeroGovernors(program: Program, clock: Clock, store: BudgetStore): (tenantId: string | null) => RateGovernor {
  const { environment } = program;
  const governors = new Map<string, RateGovernor>();
  return (tenantId) => {
    const storeKey = xeroBudgetKey(tenantId);
    const governor =
      governors.get(storeKey) ??
      new RateGovernor({
        limits: environment.xeroLimits,
        smallerPerDay: starterPerDay,
        clock,
        store,
        storeKey,
        source: 'xero',
      });
    governors.set(storeKey, governor);
    return governor;
  };
}

function xeroBudgetKey(tenantId: string | null): string {
  return `xero/${tenantId ?? 'connections'}`;
}

/** The ledger knows that a key was stored; a store that hides it is locked, and nobody is signed out. */
async function storedKey(secrets: Secrets, name: string, ledger: Ledger): Promise<Result<string, Failure>> {
  const read = await secrets.get(name);
  if (!read.ok) return read;
  if (read.value !== null) return ok(read.value);
  if (ledger.connections().cledara === null) {
    return {
      ok: false,
      error: { kind: 'notConnected', source: 'cledara', message: 'Cledara is not connected. Connect it first.' },
    };
  }
  return {
    ok: false,
    error: {
      kind: 'secretsUnavailable',
      source: 'local',
      message: `The Cledara key could not be read from ${secrets.description}. Unlock it and run again; if it was removed, connect Cledara again.`,
    },
  };
}

/** For a key that is only being tried: there are no books yet to keep a budget in. */
class ForgetfulBudget implements BudgetStore {
  readBudget(): BudgetRecord | null {
    return null;
  }
  writeBudget(): void {
    // nothing is kept
  }
}
