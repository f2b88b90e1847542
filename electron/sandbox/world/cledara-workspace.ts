import { type ExportCsvOptions, exportCsv, windowIdOf } from '../cledara/export-csv.ts';
import { exportZip } from '../cledara/export-zip.ts';
import type { CledaraApplicationRow, CledaraTransaction, InvoiceDetails } from './cledara-shapes.ts';
import { type InvoiceBytes, type InvoiceKind, makeInvoiceFile } from './invoice-file.ts';
import { makeAccountMovements } from './make-account-movements.ts';
import { makeApplications } from './make-applications.ts';
import { historyDays, makeCardMovements } from './make-card-movements.ts';
import { SeededRandom } from './seeded-random.ts';

export interface WorkspaceOptions {
  readonly seed: number;
  readonly clock: { nowMs(): number };
  /** How many card movements. */
  readonly transactions: number;
  readonly withoutInvoices: boolean;
  readonly empty: boolean;
}

/** With so many card movements the account movements reach back the whole eighteen months. */
const fullSize = 600;

/**
 * The Cledara workspace of the sandbox's company. Movements lie newest first. Change what a row says in place; add and
 * remove rows through the methods, which keep the order and tell the listing.
 */
export class CledaraWorkspace {
  /** Change, add and remove them in place. */
  readonly applications: CledaraApplicationRow[];
  /** True: the key's owner may not see this (403). */
  forbidden = false;
  /** True: the key has been deleted in Cledara's settings (401). */
  keyRevoked = false;
  /** How many rows Cledara puts on a page. */
  pageSize = 100;
  /** Goes up whenever a row comes or goes. */
  revision = 0;
  readonly #rows: CledaraTransaction[];
  readonly #byId: Map<string, CledaraTransaction>;
  readonly #invoices = new Map<string, InvoiceBytes>();
  readonly #kinds = new Map<string, InvoiceKind>();
  readonly #releases: { readonly id: string; readonly atMs: number }[] = [];
  readonly #random: SeededRandom;
  readonly #clock: { nowMs(): number };

  constructor(options: WorkspaceOptions) {
    this.#random = new SeededRandom(options.seed);
    this.#clock = options.clock;
    const known = makeApplications(this.#random, options.clock.nowMs());
    this.applications = known.map(({ row }) => row);
    this.#rows = options.empty ? [] : this.#history(options, known);
    this.#byId = new Map(this.#rows.map((row) => [row.id, row]));
    this.#chooseInvoiceKinds();
  }

  get transactions(): readonly CledaraTransaction[] {
    return this.#rows;
  }

  transaction(id: string): CledaraTransaction | undefined {
    return this.#byId.get(id);
  }

  /** A settled GBP purchase of a moment ago for the first application, unless `partial` says otherwise. */
  addTransaction(partial: Partial<CledaraTransaction> = {}): CledaraTransaction {
    const now = new Date(this.#clock.nowMs() - 60_000).toISOString();
    const application = this.applications[0];
    const row: CledaraTransaction = {
      id: this.#random.uuid(),
      amount: -42,
      currency: 'GBP',
      accountType: 'saasMain',
      description: 'FIGMA',
      ...(application === undefined ? {} : { application: { id: application.id, name: application.name } }),
      authorizedAt: now,
      settledAt: now,
      type: 'cardSend',
      card: null,
      hasInvoice: false,
      invoiceDetails: null,
      accounting: [],
      ...partial,
    };
    for (const key of ['settledAt', 'application', 'comment', 'localAmount', 'localCurrency'] as const) {
      if (key in partial && partial[key] === undefined) delete row[key];
    }
    this.#insert(row);
    return row;
  }

  /** False where there was none. */
  removeTransaction(id: string): boolean {
    const row = this.#byId.get(id);
    if (row === undefined) return false;
    this.#byId.delete(id);
    this.#rows.splice(this.#rows.indexOf(row), 1);
    this.revision += 1;
    return true;
  }

  /** The vendor collects; now, unless told. */
  settle(id: string, at: string = new Date(this.#clock.nowMs()).toISOString()): CledaraTransaction {
    const row = this.#known(id);
    row.settledAt = at;
    return row;
  }

  uploadInvoice(id: string, file?: InvoiceBytes): void {
    this.#known(id).hasInvoice = true;
    if (file !== undefined) this.#invoices.set(id, file);
  }

  confirmInvoice(id: string, details: InvoiceDetails): void {
    const row = this.#known(id);
    row.hasInvoice = true;
    row.invoiceDetails = details;
  }

  /** The uploaded file, null where there is none. */
  invoice(id: string): InvoiceBytes | null {
    const row = this.#byId.get(id);
    if (row === undefined || !row.hasInvoice) return null;
    const uploaded = this.#invoices.get(id);
    if (uploaded !== undefined) return uploaded;
    const number = row.invoiceDetails?.number ?? row.id.slice(0, 8);
    const total = `Total ${Math.abs(row.amount).toFixed(2)} ${row.currency}`;
    return makeInvoiceFile(this.#kinds.get(id) ?? 'pdf', [
      `Invoice ${number}`,
      row.description,
      total,
      row.authorizedAt,
    ]);
  }

  /** What "Export, CSV file" gives of all rows. */
  exportedTransactions(options: ExportCsvOptions = {}): string {
    return exportCsv(this.#rows, this.#clock.nowMs(), options);
  }

  /** What "Export, Invoices" gives of all rows that have one. */
  exportedInvoices(): Uint8Array {
    const files = this.#rows.flatMap((row) => {
      const invoice = this.invoice(row.id);
      if (invoice === null) return [];
      const extension = invoice.fileName.slice(invoice.fileName.lastIndexOf('.'));
      const who = (row.application?.name ?? row.description).replace(/[^A-Za-z0-9]+/g, '-');
      return [{ name: `${who}_${row.authorizedAt.slice(0, 10)}_${windowIdOf(row)}${extension}`, bytes: invoice.bytes }];
    });
    return exportZip(files);
  }

  /** Lets authorisations vanish whose vendor did not collect in time. Called before every answer. */
  releaseDue(): void {
    const nowMs = this.#clock.nowMs();
    for (const release of this.#releases.splice(0)) {
      if (release.atMs > nowMs) this.#releases.push(release);
      else if (this.#byId.get(release.id)?.settledAt === undefined) this.removeTransaction(release.id);
    }
  }

  #history(options: WorkspaceOptions, applications: ReturnType<typeof makeApplications>): CledaraTransaction[] {
    const nowMs = options.clock.nowMs();
    const invoices = !options.withoutInvoices;
    const cards = makeCardMovements(this.#random, { count: options.transactions, nowMs, applications, invoices });
    if (cards.release !== null) this.#releases.push(cards.release);
    const share = Math.min(1, options.transactions / fullSize);
    const months = Math.max(1, Math.round(share * (historyDays / 30.4375)));
    const rows = [...cards.transactions, ...makeAccountMovements(this.#random, { nowMs, months, applications })];
    return rows.sort((a, b) => (a.authorizedAt < b.authorizedAt ? 1 : a.authorizedAt > b.authorizedAt ? -1 : 0));
  }

  /** Mostly PDF; a few photographs; one HEIC, the newest from Spend Management's or any other card. */
  #chooseInvoiceKinds(): void {
    let heicGiven = false;
    for (const row of this.#rows) {
      if (!row.hasInvoice) continue;
      const roll = this.#random.next();
      if (!heicGiven && row.accountType === 'saasMain' && row.settledAt !== undefined) {
        this.#kinds.set(row.id, 'heic');
        heicGiven = true;
      } else if (roll < 0.03) this.#kinds.set(row.id, 'png');
      else if (roll < 0.06) this.#kinds.set(row.id, 'jpg');
    }
  }

  #insert(row: CledaraTransaction): void {
    const at = Date.parse(row.authorizedAt);
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Date.parse(this.#rows[middle]?.authorizedAt ?? '') > at) low = middle + 1;
      else high = middle;
    }
    this.#rows.splice(low, 0, row);
    this.#byId.set(row.id, row);
    this.revision += 1;
  }

  #known(id: string): CledaraTransaction {
    const row = this.#byId.get(id);
    if (row === undefined) throw new Error(`The sandbox has no movement ${id}.`);
    return row;
  }
}
