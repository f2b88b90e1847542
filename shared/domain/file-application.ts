import { nameKey } from './contact-name.ts';
import { sha256Hex } from './hash.ts';

const prefix = 'file-application-';

/** An exported file names applications and has no ids for them; until the API tells, they go by one that their name makes. */
export function fileApplicationId(name: string): string {
  return `${prefix}${sha256Hex(nameKey(name)).slice(0, 16)}`;
}

/** Whether the id was made from a name: then the name says which application is meant. */
export function isFileApplicationId(id: string): boolean {
  return id.startsWith(prefix);
}
