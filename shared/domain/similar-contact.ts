import { nameWords } from './contact-name.ts';
import type { XeroContact } from './reference-data.ts';

/**
 * The one active contact whose name is nearest: all words of the one are among those of the other (`Figma` and `Figma
 * Inc`). Null where there is none, or where two are equally near: a person has to say which.
 */
export function similarContact(name: string, contacts: readonly XeroContact[]): XeroContact | null {
  const words = nameWords(name);
  if (words.length === 0) return null;
  const near = contacts
    .filter(({ status }) => status === 'ACTIVE')
    .map((contact) => ({ contact, distance: distance(words, nameWords(contact.name)) }))
    .filter((one): one is { contact: XeroContact; distance: number } => one.distance !== null)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = near;
  return first === undefined || first.distance === second?.distance ? null : first.contact;
}

/** Words that only one of the two has; null where neither holds the other. */
function distance(a: readonly string[], b: readonly string[]): number | null {
  if (b.length === 0) return null;
  const shared = a.filter((word) => b.includes(word)).length;
  return shared === a.length || shared === b.length ? a.length + b.length - 2 * shared : null;
}
