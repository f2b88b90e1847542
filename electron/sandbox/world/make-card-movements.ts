import type { AccountingValue, CledaraCard, CledaraTransaction, InvoiceDetails } from './cledara-shapes.ts';
import { type KnownApplication, spendCard } from './make-applications.ts';
import type { SeededRandom } from './seeded-random.ts';

const dayMs = 86_400_000;
/** The history reaches back so far. */
export const historyDays = 548;

/** Units of the account currency for one of the charged currency, roughly. */
const exchange: Readonly<Record<string, { GBP: number; EUR: number }>> = {
  USD: { GBP: 0.79, EUR: 0.92 },
  EUR: { GBP: 0.86, EUR: 1 },
  GBP: { GBP: 1, EUR: 1.16 },
  CAD: { GBP: 0.57, EUR: 0.67 },
  JPY: { GBP: 0.0052, EUR: 0.0061 },
};

const oddComments = [
  'Rechnung für März – “Jahresabo” 🧾',
  'see \u202egpj.eciovni\u202c attached',
  '=HYPERLINK("http://example.test","click")',
  'zero\u200bwidth and a\ttab',
  'الاشتراك الشهري',
  '請求書 №42 <b>paid</b> & filed',
] as const;

const spendMerchants = ['PRET A MANGER', 'TRAINLINE', 'UBER *TRIP', 'IKEA WEMBLEY', 'PREMIER INN'] as const;

/** When and for what a card was used. `application` is null for Spend Management. */
interface Slot {
  readonly atMs: number;
  readonly application: KnownApplication | null;
}

export interface CardMovements {
  readonly transactions: CledaraTransaction[];
  /** The authorisation that the vendor never collects, and when it vanishes. */
  readonly release: { readonly id: string; readonly atMs: number } | null;
}

export interface CardMovementOptions {
  readonly count: number;
  readonly nowMs: number;
  readonly applications: readonly KnownApplication[];
  readonly invoices: boolean;
}

/** Exactly `count` card movements of the last eighteen months: purchases, refunds, card checks, and a few still pending. */
export function makeCardMovements(random: SeededRandom, options: CardMovementOptions): CardMovements {
  const slots = makeSlots(random, options).sort((a, b) => a.atMs - b.atMs);
  const cards = ['Coffee Card', 'Travel Card', 'Office Card'].map((name) => spendCard(random, name));
  const fields = { costCentre: random.uuid(), project: random.uuid(), billable: random.uuid() };
  const maker = new CardMovementMaker(random, options, cards, fields);
  const transactions = slots.map((slot, index) => maker.make(slot, index, slots.length));
  const pending = transactions.filter((row) => row.settledAt === undefined && row.type === 'cardSend');
  const released = pending[0];
  return {
    transactions,
    release:
      released === undefined || pending.length < 2 ? null : { id: released.id, atMs: options.nowMs + 1.5 * dayMs },
  };
}

function makeSlots(random: SeededRandom, { count, nowMs, applications }: CardMovementOptions): Slot[] {
  const spend = Math.floor(count * 0.05);
  const slots: Slot[] = [];
  for (let index = 0; index < spend; index += 1) slots.push({ atMs: randomTime(random, nowMs), application: null });
  const regular = applications.flatMap((application) => regularSlots(random, application, nowMs));
  slots.push(...random.shuffled(regular).slice(0, count - spend));
  const asUsed = applications.filter(({ entry }) => entry.rhythm === 'usage');
  while (slots.length < count) slots.push({ atMs: randomTime(random, nowMs), application: random.pick(asUsed) });
  return slots;
}

function randomTime(random: SeededRandom, nowMs: number): number {
  return Math.floor(nowMs - random.next() * historyDays * dayMs);
}

function regularSlots(random: SeededRandom, application: KnownApplication, nowMs: number): Slot[] {
  if (application.entry.rhythm === 'usage') return [];
  const every = application.entry.rhythm === 'yearly' ? 365 : 30.4375;
  const slots: Slot[] = [];
  for (let daysAgo = random.next() * every; daysAgo < historyDays; daysAgo += every) {
    slots.push({ atMs: Math.floor(nowMs - daysAgo * dayMs), application });
  }
  return slots;
}

class CardMovementMaker {
  readonly #random: SeededRandom;
  readonly #options: CardMovementOptions;
  readonly #spendCards: readonly CledaraCard[];
  readonly #fields: { readonly costCentre: string; readonly project: string; readonly billable: string };

  constructor(
    random: SeededRandom,
    options: CardMovementOptions,
    spendCards: readonly CledaraCard[],
    fields: { readonly costCentre: string; readonly project: string; readonly billable: string },
  ) {
    this.#random = random;
    this.#options = options;
    this.#spendCards = spendCards;
    this.#fields = fields;
  }

  make(slot: Slot, index: number, total: number): CledaraTransaction {
    const settledMs = slot.atMs + this.#random.whole(20, 70) * 3_600_000;
    const isLast = index >= total - Math.min(3, Math.floor(total / 10));
    const pending = isLast || settledMs > this.#options.nowMs;
    const base = slot.application === null ? this.#spend() : this.#purchase(slot.application);
    const row: CledaraTransaction = { ...base, authorizedAt: new Date(slot.atMs).toISOString() };
    if (pending) return row;
    row.settledAt = new Date(settledMs).toISOString();
    if (index % 97 === 41) return asCardCheck(row);
    if (index % 53 === 29) return asRefund(row);
    this.#addPaperwork(row, slot);
    return row;
  }

  #purchase({ row, entry, card }: KnownApplication): Omit<CledaraTransaction, 'authorizedAt'> {
    const random = this.#random;
    const varies = entry.rhythm === 'usage' && entry.price !== 500;
    const charge = wholeUnits(varies ? entry.price * (0.4 + 1.2 * random.next()) : entry.price, entry.chargedIn);
    const rate = exchange[entry.chargedIn]?.[entry.currency] ?? 1;
    const foreign = entry.chargedIn !== entry.currency;
    const amount = foreign ? cents(charge * rate * (0.97 + 0.06 * random.next())) : charge;
    return {
      id: random.uuid(),
      amount: -this.#withNoise(amount),
      currency: entry.currency,
      ...(foreign ? { localAmount: -charge, localCurrency: entry.chargedIn } : {}),
      accountType: entry.budget === 'fixed' ? 'application' : 'saasMain',
      description: entry.merchant,
      application: { id: row.id, name: row.name },
      type: 'cardSend',
      card,
      hasInvoice: false,
      invoiceDetails: null,
      accounting: [],
    };
  }

  #spend(): Omit<CledaraTransaction, 'authorizedAt'> {
    const random = this.#random;
    return {
      id: random.uuid(),
      amount: -cents(3 + 120 * random.next()),
      currency: 'GBP',
      accountType: 'spend',
      description: random.pick(spendMerchants),
      type: 'cardSend',
      card: random.pick(this.#spendCards),
      hasInvoice: false,
      invoiceDetails: null,
      accounting: [],
    };
  }

  /** Now and then the sums of binary fractions that real services let through, such as 0.30000000000000004. */
  #withNoise(amount: number): number {
    return this.#random.chance(0.05) ? amount * (1 + Number.EPSILON) : amount;
  }

  #addPaperwork(row: CledaraTransaction, { atMs, application }: Slot): void {
    const random = this.#random;
    if (this.#options.invoices && random.chance(0.6)) {
      row.hasInvoice = true;
      if (application !== null && random.chance(0.5)) row.invoiceDetails = this.#confirmed(atMs, application);
    }
    if (random.chance(0.06)) row.comment = random.pick(oddComments);
    if (application !== null && random.chance(0.7)) row.accounting = this.#accounting(application);
  }

  #confirmed(atMs: number, { entry }: KnownApplication): InvoiceDetails {
    const random = this.#random;
    const vat =
      entry.taxType === 'INPUT2'
        ? { name: 'Standard rate - 20%', rate: 0.2 }
        : random.chance(0.2)
          ? { name: 'Reverse charge', rate: 0 }
          : null;
    return {
      number: random.chance(0.9) ? `INV-${random.whole(10_000, 99_999)}` : null,
      date: random.chance(0.9) ? new Date(atMs - random.whole(0, 4) * dayMs).toISOString().slice(0, 10) : null,
      vat,
    };
  }

  #accounting({ entry }: KnownApplication): AccountingValue[] {
    const values: AccountingValue[] = [
      {
        field: { id: this.#fields.costCentre, name: 'Cost centre' },
        value: `CC-${entry.team.slice(0, 3)}`,
        name: entry.team,
      },
    ];
    if (this.#random.chance(0.2))
      values.push({ field: { id: this.#fields.project, name: 'Project' }, value: 'Website' });
    if (this.#random.chance(0.1)) values.push({ field: { id: this.#fields.billable, name: 'Billable' }, value: true });
    return values;
  }
}

/** A vendor that checks whether the card works: nothing moves. */
function asCardCheck(row: CledaraTransaction): CledaraTransaction {
  const { localAmount: _amount, localCurrency: _currency, ...rest } = row;
  return { ...rest, amount: 0, comment: 'Card validation' };
}

function asRefund(row: CledaraTransaction): CledaraTransaction {
  const refund: CledaraTransaction = { ...row, type: 'cardReceive', amount: -row.amount };
  if (row.localAmount !== undefined) refund.localAmount = -row.localAmount;
  return refund;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function wholeUnits(amount: number, currency: string): number {
  return currency === 'JPY' ? Math.round(amount) : cents(amount);
}
