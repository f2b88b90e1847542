import type { CledaraTransaction } from '../../electron/sandbox/world/cledara-shapes.ts';
import type { SandboxWorld } from '../../electron/sandbox/world/sandbox-world.ts';
import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import { markerOf } from '../../shared/domain/marker.ts';

/** What Xero must hold for one movement, reckoned from Cledara's row alone. */
export interface Expected {
  readonly movementId: string;
  readonly reference: string;
  /** TRANSFER is a bank transfer; `bankAccount` is then where the money arrives. A bill's payment counts as SPEND. */
  readonly type: 'SPEND' | 'RECEIVE' | 'TRANSFER';
  readonly bankAccount: string;
  readonly totalMinor: number;
  /** Null for a transfer. */
  readonly contact: string | null;
  readonly hasInvoice: boolean;
}

const bankAccounts: Readonly<Record<string, string>> = { GBP: '090', EUR: '092' };

/** A setup that posts every kind of movement this feed brings; half of them by rule, half by `--approve-all`. */
export function feedSetup(world: SandboxWorld): object {
  return {
    version: 1,
    xero: { tenant: world.xero.organisation.name },
    syncFrom: new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10),
    accounts: [
      { id: 'GBP:saas', enabled: true, bankAccount: bankAccounts['GBP'] },
      { id: 'EUR:saas', enabled: true, bankAccount: bankAccounts['EUR'] },
    ],
    defaults: {
      pushTransactions: true,
      pushStatementLines: true,
      document: 'spend-money',
      account: '429',
      taxType: 'NONE',
      mode: 'review',
    },
    // Bills with their payments and, for refunds, credit notes; everything else is Spend or Receive Money.
    applications: [{ name: 'Figma', account: '463', taxType: 'NONE', document: 'bill', mode: 'auto' }],
    movements: {
      topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' }, mode: 'auto' },
      rewards: { post: 'receive-money', account: '270', taxType: 'NONE', mode: 'auto' },
    },
  };
}

/** Brings new movements into the sandbox's Cledara and keeps the account of what they must become in Xero. */
export class CledaraFeed {
  readonly expected: Expected[] = [];
  readonly #world: SandboxWorld;
  readonly #random: SeededRandom;
  #vendors = 0;

  constructor(world: SandboxWorld, random: SeededRandom) {
    this.#world = world;
    this.#random = random;
  }

  /**
   * What a day may bring: a payment to a vendor that Xero does not know, two equal payments, a refund, payments in EUR, a
   * top-up, a reward, a card check of nothing; invoices with some.
   */
  addDay(): void {
    this.#vendors += 1;
    const vendor = { id: `vendor-${this.#vendors}`, name: `Vendor ${this.#vendors} Ltd` };
    const figma = this.#known('Figma');
    const amount = this.#amount();
    this.#add({ application: vendor, hasInvoice: true });
    this.#add({ application: figma, amount });
    this.#add({ application: figma, amount, hasInvoice: true });
    this.#add({ application: vendor, currency: 'EUR' });
    this.#add({ application: figma, type: 'cardReceive', amount: -this.#amount() });
    this.#addWithoutApplication({ type: 'transferReceive', description: 'DEMO COMPANY UK' }, true);
    if (this.#random.chance(0.3)) this.#addWithoutApplication({ type: 'other', description: 'Cledara Rewards' }, false);
    if (this.#random.chance(0.3))
      this.#world.addTransaction({ application: figma, amount: 0, comment: 'Card validation' });
  }

  /** One payment for each of `count` vendors that Xero does not know yet, each with an invoice. */
  addVendors(count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.#vendors += 1;
      const application = { id: `vendor-${this.#vendors}`, name: `Vendor ${this.#vendors} Ltd` };
      this.#add({ application, hasInvoice: true });
    }
  }

  #add(partial: Partial<CledaraTransaction>): void {
    this.#expect(this.#world.addTransaction({ amount: this.#amount(), ...partial }));
  }

  /** Money that belongs to no application. */
  #addWithoutApplication(partial: Partial<CledaraTransaction>, settled: boolean): void {
    const row = this.#world.addTransaction({ amount: -this.#amount(), ...partial });
    delete row.application;
    if (!settled) delete row.settledAt;
    this.#expect(row);
  }

  #expect(row: CledaraTransaction): void {
    const transfer = row.type === 'transferReceive';
    this.expected.push({
      movementId: row.id,
      reference: markerOf(row.id),
      type: transfer ? 'TRANSFER' : row.amount < 0 ? 'SPEND' : 'RECEIVE',
      bankAccount: bankAccounts[row.currency] ?? '',
      totalMinor: Math.abs(Math.round(row.amount * 100)),
      contact: transfer ? null : (row.application?.name ?? 'Cledara'),
      hasInvoice: row.hasInvoice,
    });
  }

  #amount(): number {
    return -this.#random.whole(100, 99_999) / 100;
  }

  #known(name: string): { id: string; name: string } {
    const row = this.#world.cledara.applications.find((application) => application.name === name);
    if (row === undefined) throw new Error(`The sandbox has no application ${name}.`);
    return { id: row.id, name: row.name };
  }
}
