/** How a vendor charges: once a month, once a year, or as used. */
export type Rhythm = 'monthly' | 'yearly' | 'usage';

/** A piece of software the sandbox's company pays for, and how its bookkeeper codes it. */
export interface CatalogueEntry {
  readonly name: string;
  /** The vendor's name in Xero. */
  readonly vendor: string;
  /** As the card network prints it. */
  readonly merchant: string;
  /** Currency of the Cledara account that pays. */
  readonly currency: 'GBP' | 'EUR';
  /** What the vendor charges in. */
  readonly chargedIn: string;
  /** In the vendor's currency, major units. */
  readonly price: number;
  readonly rhythm: Rhythm;
  readonly budget: 'soft' | 'fixed' | 'noBudget';
  readonly team: Team;
  /** Xero account code. */
  readonly account: string;
  readonly taxType: 'INPUT2' | 'REVERSECHARGES' | 'NONE' | 'ZERORATEDINPUT';
}

export type Team = 'Design' | 'Engineering' | 'Marketing' | 'Operations' | 'People' | 'Sales';
