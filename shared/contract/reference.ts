/** Xero's lists and Cledara's applications as they were last read: what there is to choose from. */
export interface ReferenceDto {
  readonly readAt: string;
  readonly organisation: {
    readonly name: string;
    readonly baseCurrency: string;
    readonly timeZone: string;
    readonly periodLockDate: string | null;
    readonly endOfYearLockDate: string | null;
  };
  readonly user: { readonly name: string; readonly role: string } | null;
  /** What lines can be coded to: active, no bank account, none that Xero keeps for itself. */
  readonly accounts: readonly {
    readonly accountId: string;
    readonly code: string | null;
    readonly name: string;
    readonly type: string;
    /** Tax types that Xero allows on it. */
    readonly taxTypes: readonly string[];
  }[];
  readonly bankAccounts: readonly {
    readonly accountId: string;
    readonly code: string | null;
    readonly name: string;
    readonly currency: string;
  }[];
  /** Active ones. `rate` in percent; null where Xero gives none. */
  readonly taxRates: readonly { readonly taxType: string; readonly name: string; readonly rate: number | null }[];
  /** Names of active contacts, sorted. */
  readonly contacts: readonly string[];
  /** Active categories with their active options. */
  readonly tracking: readonly { readonly category: string; readonly options: readonly string[] }[];
}
