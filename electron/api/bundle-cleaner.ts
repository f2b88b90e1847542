/** What stands in place of a text that does not leave this computer. */
export const leftOut = '(left out)';

/** Shorter ones would take half of every sentence with them. */
const shortestName = 3;

export type Clean = (text: string) => string;

/** Makes texts fit to be given to others: secrets, addresses and numbers masked, and none of these names. */
export function cleaner(redact: (text: string) => string, names: Iterable<string>): Clean {
  const longestFirst = [...new Set(names)]
    .map((name) => name.trim())
    .filter((name) => name.length >= shortestName)
    .sort((a, b) => b.length - a.length);
  const patterns = longestFirst.map((name) => new RegExp(name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu'));
  return (text) => {
    let clean = text;
    for (const name of patterns) clean = clean.replaceAll(name, leftOut);
    // A log keeps the domain of an address; it names a company all the same.
    return redact(clean).replace(/\*\*\*@[\w.-]+/g, '***');
  };
}

/** The same for every text of a value. The names of its members are ours. */
export function cleanDeep(value: unknown, clean: Clean): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => cleanDeep(item, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleanDeep(member, clean)]));
}
