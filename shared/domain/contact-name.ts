/** Xero: contact names have at most 255 characters and no angle brackets (developer.xero.com, Accounting API, Contacts). */
const longestName = 255;

/** The name Xero is given for an application: `<` and `>` removed, spaces folded, cut. May be empty. */
export function contactNameOf(applicationName: string): string {
  const name = applicationName.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim();
  return cutText(name, longestName).trimEnd();
}

/** Visible ASCII with single spaces in between, as nearly every name is: there is nothing to take away. */
const plainName = /^[!-~]+( [!-~]+)*$/;

/** Names that Xero finds for one another have the same key: it ignores case, accents, and spaces around. */
export function nameKey(name: string): string {
  if (plainName.test(name)) return name.toLowerCase();
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Words that say nothing about who it is. */
const emptyWords = new Set([
  'the',
  'and',
  'ltd',
  'limited',
  'inc',
  'incorporated',
  'llc',
  'plc',
  'corp',
  'gmbh',
  'group',
]);

/** The words that tell a name from others, each once: by these `Figma` and `Figma, Inc.` are nearly the same. */
export function nameWords(name: string): readonly string[] {
  const words = nameKey(name).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words)].filter((word) => word.length > 2 && !emptyWords.has(word));
}

/** At most `length` UTF-16 units, without leaving half a character at the end. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const lastUnit = text.charCodeAt(length - 1);
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}
