import { createContext, useContext } from 'react';

/** The company on screen. */
export interface ShownCompany {
  readonly id: string;
  readonly name: string;
  /** The built-in sandbox, not a client's books. */
  readonly sample: boolean;
  /** Put aside: only looked at until it is taken back. */
  readonly archived: boolean;
  /** Who is at the keyboard, for the books. */
  readonly author: string;
}

export const CompanyContext = createContext<ShownCompany | null>(null);

/** Throws outside a company's screens: that would be a bug. */
export function useCompany(): ShownCompany {
  const company = useContext(CompanyContext);
  if (company === null) throw new Error('No company is on screen here.');
  return company;
}
