import { RecordShelf } from './record-shelf.ts';
import type { AccountRecord, BillRecord, ContactRecord, PaymentRecord } from './xero-shapes.ts';

/** What of the organisation a bill refers to. */
interface BillSurroundings {
  newId(): string;
  account(codeOrId: string): AccountRecord | undefined;
  readonly contacts: readonly ContactRecord[];
  readonly organisation: { readonly baseCurrency: string };
}

export interface HandBill extends Partial<BillRecord> {
  /** Positive, in minor units. */
  readonly totalMinor: number;
}

export interface HandPayment extends Partial<Omit<PaymentRecord, 'billId' | 'accountId'>> {
  /** Code or id of the bank account; the Cledara GBP account where it is not named. */
  readonly account?: string;
}

/** Bills, credit notes and what was paid on them, and what people do to them by hand. */
export class BillBooks {
  readonly billShelf = new RecordShelf<BillRecord>(
    (record) => record.billId,
    (record) => record.number,
  );
  readonly paymentShelf = new RecordShelf<PaymentRecord>(
    (record) => record.paymentId,
    (record) => record.reference,
  );
  readonly #paymentIds = new Map<string, string[]>();
  readonly #surroundings: BillSurroundings;
  readonly #clock: { nowMs(): number };

  constructor(surroundings: BillSurroundings, clock: { nowMs(): number }) {
    this.#surroundings = surroundings;
    this.#clock = clock;
  }

  /** Payments of a bill, deleted ones too, in the order they came. */
  paymentsOf(billId: string): readonly PaymentRecord[] {
    const ids = this.#paymentIds.get(billId) ?? [];
    return ids.map((id) => this.paymentShelf.get(id)).filter((record) => record !== undefined);
  }

  paidMinor(billId: string): number {
    const standing = this.paymentsOf(billId).filter(({ status }) => status === 'AUTHORISED');
    return standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  }

  dueMinor({ billId, totalMinor, creditedMinor = 0 }: BillRecord): number {
    return totalMinor - creditedMinor - this.paidMinor(billId);
  }

  /** Notes the payment, and whether its bill is now paid. */
  putPayment(payment: PaymentRecord): void {
    const ids = this.#paymentIds.get(payment.billId) ?? [];
    if (!ids.includes(payment.paymentId)) ids.push(payment.paymentId);
    this.#paymentIds.set(payment.billId, ids);
    this.paymentShelf.put(payment);
    const bill = this.billShelf.get(payment.billId);
    if (bill === undefined || (bill.status !== 'AUTHORISED' && bill.status !== 'PAID')) return;
    const status = this.dueMinor(bill) === 0 ? 'PAID' : 'AUTHORISED';
    if (bill.status !== status) this.billShelf.put({ ...bill, status, updatedAtMs: payment.updatedAtMs });
  }

  /** Someone else enters a bill: an authorised one of today, to 429, unless `partial` says otherwise. */
  postByHand(partial: HandBill): BillRecord {
    const { totalMinor } = partial;
    const expense = this.#accountNamed('429');
    const record: BillRecord = {
      billId: this.#surroundings.newId(),
      type: 'ACCPAY',
      status: 'AUTHORISED',
      contactId: this.#surroundings.contacts[0]?.contactId ?? '',
      number: null,
      date: this.#today(),
      dueDate: this.#today(),
      url: null,
      lineAmountTypes: 'Inclusive',
      lines: [
        {
          lineItemId: this.#surroundings.newId(),
          description: 'Entered by hand',
          quantity: 1,
          unitAmount: totalMinor / 100,
          lineAmountMinor: totalMinor,
          accountId: expense.accountId,
          accountCode: expense.code,
          taxType: 'NONE',
          taxMinor: 0,
          tracking: [],
        },
      ],
      subTotalMinor: totalMinor,
      totalTaxMinor: 0,
      currency: this.#surroundings.organisation.baseCurrency,
      postedBy: 'hand',
      ...partial,
      updatedAtMs: this.#clock.nowMs(),
    };
    this.billShelf.put(record);
    return record;
  }

  /** Someone else pays what is due of a bill: today, from the Cledara GBP account, unless `partial` says otherwise. */
  payByHand(billId: string, { account = '090', ...partial }: HandPayment = {}): PaymentRecord {
    const bill = this.#billNamed(billId);
    const payment: PaymentRecord = {
      paymentId: this.#surroundings.newId(),
      billId,
      accountId: this.#accountNamed(account).accountId,
      date: this.#today(),
      amountMinor: this.dueMinor(bill),
      reference: null,
      isReconciled: false,
      status: 'AUTHORISED',
      postedBy: 'hand',
      ...partial,
      updatedAtMs: this.#clock.nowMs(),
    };
    this.putPayment(payment);
    return payment;
  }

  /** Changes a bill as a person would in Xero's own pages. */
  edit(billId: string, change: Partial<BillRecord>): BillRecord {
    const edited = { ...this.#billNamed(billId), ...change, updatedAtMs: this.#clock.nowMs() };
    this.billShelf.put(edited);
    return edited;
  }

  voidByHand(billId: string): void {
    this.edit(billId, { status: 'VOIDED' });
  }

  editPayment(
    paymentId: string,
    change: Partial<Pick<PaymentRecord, 'status' | 'isReconciled' | 'batchPaymentId'>>,
  ): void {
    const payment = this.paymentShelf.get(paymentId);
    if (payment === undefined) throw new Error(`The sandbox's Xero has no payment ${paymentId}.`);
    this.putPayment({ ...payment, ...change, updatedAtMs: this.#clock.nowMs() });
  }

  #billNamed(billId: string): BillRecord {
    const bill = this.billShelf.get(billId);
    if (bill === undefined) throw new Error(`The sandbox's Xero has no bill ${billId}.`);
    return bill;
  }

  #accountNamed(codeOrId: string): AccountRecord {
    const account = this.#surroundings.account(codeOrId);
    if (account === undefined) throw new Error(`The sandbox's Xero has no account ${codeOrId}.`);
    return account;
  }

  #today(): string {
    return new Date(this.#clock.nowMs()).toISOString().slice(0, 10);
  }
}
