/**
 * How many rows of a list that is sorted by day lie before `day`, without reading the list: `dayAt` reads the day of one
 * row, and about seventeen such looks do for a hundred thousand.
 */
export async function countBefore(
  day: string,
  total: number,
  dayAt: (offset: number) => Promise<string | null>,
): Promise<number> {
  let low = 0;
  let high = total;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await dayAt(middle);
    if (found !== null && found < day) low = middle + 1;
    else high = middle; // a row that is gone by now lies behind the end
  }
  return low;
}
