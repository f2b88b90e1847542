import type { AccountingField } from './accounting-field.ts';
import type { AccountId } from './movement.ts';
import type { Instant, PlainDate } from './plain-date.ts';

export type DocumentKind = 'spend-money' | 'bill';
export type ApprovalMode = 'auto' | 'review';

/** What to push for an application and where. Every field may be absent in an application; `defaults` then decides. */
export interface CodingFields {
  readonly pushTransactions?: boolean;
  readonly pushStatementLines?: boolean;
  readonly document?: DocumentKind;
  readonly contact?: string;
  /** Xero account code, or AccountID. */
  readonly account?: string;
  readonly taxType?: string;
  /** Category name -> option name; at most two. */
  readonly tracking?: Readonly<Record<string, string>>;
  /** Line description; tokens in braces, see coding-rule.ts. */
  readonly description?: string;
  readonly mode?: ApprovalMode;
  /** Held until Cledara has its invoice. */
  readonly needsInvoice?: boolean;
  /** Held until its VAT is confirmed in Cledara. */
  readonly needsConfirmedVat?: boolean;
  /** Held until the accounting fields that are declared (else any one) are filled in in Cledara. */
  readonly needsAccountingFields?: boolean;
}

export interface ApplicationSettings extends CodingFields {
  readonly name?: string;
  readonly id?: string;
}

export interface AccountSettings {
  readonly id: AccountId;
  readonly enabled: boolean;
  /** Code or AccountID of a Xero bank account of the same currency. */
  readonly bankAccount?: string;
  /** What holds for its card movements before the company's own defaults do. */
  readonly defaults?: CodingFields;
  /** Its statement lines go into Xero's bank feed, where the Xero app has the partner scope. Absent: they do not. */
  readonly bankFeed?: boolean;
  /** Nothing of it before this day is posted, where the company's own day is earlier. */
  readonly syncFrom?: PlainDate;
}

/** A code, or a code per currency. */
export type BankAccountByCurrency = string | Readonly<Record<string, string>>;

export type MovementRule =
  | { readonly post: 'none'; readonly mode?: ApprovalMode }
  | {
      readonly post: 'transfer';
      /** Top-ups come from here. */
      readonly fromBankAccount?: BankAccountByCurrency;
      /** Withdrawals go there. */
      readonly toBankAccount?: BankAccountByCurrency;
      readonly mode?: ApprovalMode;
    }
  | {
      readonly post: 'receive-money';
      readonly account: string;
      readonly taxType: string;
      readonly contact?: string;
      readonly mode?: ApprovalMode;
    };

/** The settings of a company: the setup file of the automation interface, parsed. */
export interface Settings {
  readonly version: 1;
  readonly xero: { readonly tenant?: string };
  readonly syncFrom?: PlainDate;
  readonly accounts: readonly AccountSettings[];
  readonly defaults: CodingFields;
  readonly applications: readonly ApplicationSettings[];
  /** Fields of Cledara's that carry values of Xero's; absent where none does. Suggestions are made from them. */
  readonly accountingFields?: readonly AccountingField[];
  readonly movements: {
    readonly topUps?: MovementRule;
    readonly withdrawals?: MovementRule;
    readonly rewards?: MovementRule;
  };
}

/** Settings as they stood from `at` on. Versions are numbered from 1 and never edited. */
export interface SettingsVersion {
  readonly number: number;
  readonly at: Instant;
  readonly author: string;
  readonly settings: Settings;
}

/** The version that was in force at `at`: the newest that is not later. Null before the first. In any order. */
export function versionInForce(versions: Iterable<SettingsVersion>, at: Instant): SettingsVersion | null {
  const atMs = Date.parse(at);
  let inForce: SettingsVersion | null = null;
  for (const version of versions) {
    if (Date.parse(version.at) <= atMs && (inForce === null || version.number > inForce.number)) inForce = version;
  }
  return inForce;
}
