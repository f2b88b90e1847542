/** As much of a name as a sentence bears: a merchant may call itself anything, at any length. */
const longest = 60;

export function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= longest ? name : `${letters.slice(0, longest - 1).join('')}…`;
}
