import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Engine } from '../engine/engine.ts';
import type { BudgetRecord } from '../ports/budget-store.ts';
import type { Cledara } from '../ports/cledara.ts';
import type { CledaraFiles } from '../ports/cledara-files.ts';
import type { CrashReport } from '../ports/crash-report.ts';
import type { ExportedFolder } from '../ports/exported-folder.ts';
import type { FileFormats } from '../ports/file-formats.ts';
import type { InvoiceStore } from '../ports/invoice-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { XeroSignIn } from '../ports/xero-sign-in.ts';
import type { CompanyConsents } from './company-consents.ts';
import type { CompanyNews } from './company-news.ts';
import type { RunningSync } from './running-sync.ts';

/** What runs, for whoever is to help. */
export interface ProgramAbout {
  readonly version: string;
  /** Operating system, its release and the kind of processor. */
  readonly platform: string;
  readonly node: string;
}

/** What the composition root gives the methods of one company. */
export interface CompanyHost {
  /** Its name at this moment. */
  company(): string;
  /** It is put aside: nothing is read from a service or sent until it is taken back. */
  isArchived(): boolean;
  /** The company's own folder; there once `exists`. */
  readonly folder: string;
  /** Tells whoever shows this company. */
  notify(news: CompanyNews): void;
  /** The wall clock, ms since the epoch. */
  nowMs(): number;
  /** False for a company that is only being connected for the first time. */
  exists(): boolean;
  /** Opens the books for writing (once; kept until the host is closed). Fails where another writer has them. */
  engine(): Result<Engine, Failure>;
  /** Opens the books to look at, also beside a running sync. `notConnected` where this company has none yet. */
  view(): Result<LedgerView, Failure>;
  readonly secrets: Secrets;
  /** Puts a canary into the store of secrets and takes it out again. */
  checkSecrets(): Promise<Result<null, Failure>>;
  readonly cledaraKeyName: string;
  readonly consents: CompanyConsents;
  /** A client with a key that is only being tried. */
  cledaraWithKey(apiKey: string): Cledara;
  readonly signIn: XeroSignIn;
  /** Xero's allowance per day, and what is known of its use for an organisation. */
  readonly xeroPerDay: number;
  readBudget(view: LedgerView, tenantId: string): BudgetRecord | null;
  /** What Xero takes in a minute, and until when requests wait for one of its limits. */
  readonly xeroLimit: {
    readonly perMinute: number;
    /** Ms since the epoch; null while nothing waits. */
    waitsUntilMs(): number | null;
    /** `told` is called whenever a wait begins; null ends that. */
    onWait(told: (() => void) | null): void;
  };
  readonly running: RunningSync;
  readonly invoices: InvoiceStore;
  readonly cledaraFiles: CledaraFiles;
  readonly exportedFolder: ExportedFolder;
  /** Invoices that came in a ZIP: kept for good, because nobody can be asked for them again. */
  readonly importedInvoices: InvoiceStore;
  readonly formats: FileFormats;
  readonly about: ProgramAbout;
  /** What the system wrote when a process of the desktop app fell, newest first: names and sizes, never what is in them. */
  crashReports(): readonly CrashReport[];
  /** The end of the log, at most so many bytes. */
  readLogTail(maxBytes: number): string;
  /** Masks whatever a text must not hold that leaves this computer. */
  redact(text: string): string;
}
