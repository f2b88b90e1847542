import type { CodingFields, Settings } from '../domain/settings.ts';

export interface SettingsDto {
  /** Null before the first version. */
  readonly version: number | null;
  readonly at: string | null;
  readonly author: string | null;
  readonly settings: Settings;
  /** Documents that are in Xero and were pushed under an older version. */
  readonly pushedUnderOlder: number;
}

/** One difference between two versions. `name` is the application, the account or the kind of movement it is about. */
export interface SettingsChangeDto {
  readonly area: 'organisation' | 'start' | 'account' | 'default' | 'application' | 'accounting-field' | 'movement';
  readonly name: string | null;
  /** The setting's name in a setup file, such as `account` or `tracking`; null where the whole entry came or went. */
  readonly field: string | null;
  /** As a person reads it; null where it was or is not set. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface SettingsVersionDto {
  readonly number: number;
  readonly at: string;
  readonly author: string;
  /** Against the version before it. */
  readonly changes: readonly SettingsChangeDto[];
  /** Documents that were pushed under it. */
  readonly pushed: number;
}

/** One application in the mapping table; the row of the defaults has neither id nor name. */
export interface ApplicationRowDto {
  readonly id: string | null;
  readonly name: string | null;
  /** Cledara's status; null for one that only the settings know. */
  readonly status: string | null;
  readonly ownerName: string | null;
  readonly teams: readonly string[];
  /** Its own settings; what is absent comes from the defaults. */
  readonly own: CodingFields;
  /** What is in force, with where it comes from. */
  readonly coding: Readonly<Record<CodingField, ChosenDto | null>>;
  /** What Xero would refuse, from the lists as last read. */
  readonly problems: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly counts: {
    readonly movements: number;
    /** Proposed or held. */
    readonly waiting: number;
    readonly blocked: number;
    readonly pushed: number;
    /** Blocked because part of the coding is missing or no longer usable. */
    readonly missing: number;
  };
}

export type CodingField =
  | 'pushTransactions'
  | 'pushStatementLines'
  | 'document'
  | 'contact'
  | 'account'
  | 'taxType'
  | 'tracking'
  | 'description'
  | 'mode'
  | 'needsInvoice'
  | 'needsConfirmedVat'
  | 'needsAccountingFields';

export interface ChosenDto {
  readonly value: CodingFields[CodingField];
  /** As a person knows it: `463 Computer software`. */
  readonly label: string;
  readonly from: 'application' | 'default' | 'built-in';
}
