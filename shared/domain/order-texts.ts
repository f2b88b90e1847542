const collator = new Intl.Collator('en', { numeric: true });

/** The order of texts on the screen: numbers by their value, accents and case only where nothing else differs. */
export function compareTexts(a: string, b: string): number {
  const order = collator.compare(a, b);
  if (order !== 0) return order;
  return a < b ? -1 : a > b ? 1 : 0; // texts that a person cannot tell apart still have one order
}

/** Comparisons between two pauses; a comparison takes about half a microsecond. */
const comparisonsAtATime = 8000;
/** Texts that are sorted in one go, before they are merged: some five thousand comparisons. */
const chunkSize = 512;

/**
 * Puts distinct texts in order, with a pause every few milliseconds for whoever runs it. `known` are further texts that
 * are in order already, such as those of an earlier list; they are not compared with each other again.
 */
export function* orderTexts(
  fresh: readonly string[],
  known: readonly string[] = [],
): Generator<void, readonly string[], undefined> {
  let sorted: string[][] = [];
  for (let index = 0; index < fresh.length; index += chunkSize) {
    sorted.push(fresh.slice(index, index + chunkSize).sort(compareTexts));
    yield;
  }
  const budget = { left: comparisonsAtATime };
  while (sorted.length > 1) {
    const merged: string[][] = [];
    for (let index = 0; index < sorted.length; index += 2) {
      merged.push(yield* merge(sorted[index] ?? [], sorted[index + 1] ?? [], budget));
    }
    sorted = merged;
  }
  return inserted(sorted[0] ?? [], known);
}

function* merge(
  a: readonly string[],
  b: readonly string[],
  budget: { left: number },
): Generator<void, string[], undefined> {
  const merged: string[] = [];
  let first = 0;
  let second = 0;
  while (first < a.length && second < b.length) {
    const one = a[first] ?? '';
    const other = b[second] ?? '';
    if (compareTexts(one, other) <= 0) {
      merged.push(one);
      first += 1;
    } else {
      merged.push(other);
      second += 1;
    }
    budget.left -= 1;
    if (budget.left > 0) continue;
    budget.left = comparisonsAtATime;
    yield;
  }
  return merged.concat(a.slice(first), b.slice(second));
}

/** A few new texts among many known ones: each one's place is looked up. */
function inserted(fresh: readonly string[], known: readonly string[]): readonly string[] {
  const result: string[] = [];
  let copied = 0;
  for (const text of fresh) {
    let low = copied;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareTexts(known[middle] ?? '', text) < 0) low = middle + 1;
      else high = middle;
    }
    for (const before of known.slice(copied, low)) result.push(before);
    copied = low;
    result.push(text);
  }
  return result.concat(known.slice(copied));
}
