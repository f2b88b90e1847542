import { nameKey } from './contact-name.ts';

/**
 * Which contact in Xero a name of ours stands for. Kept once it was found or made, so that it stays the same one whatever
 * Xero calls it later; developer.xero.com (Contacts) warns that names may stop being unique.
 */
export interface KeptContact {
  /** The contact number of a contact by an application's own name; `keyOfNamed` of one that a person named. */
  readonly key: string;
  readonly contactId: string;
}

/** Names that Xero finds for one another are the same choice. Never a contact number: those begin with `cledara:`. */
export function keyOfNamed(name: string): string {
  return `named:${nameKey(name)}`;
}
