/** The next rows, at most so many: fewer where there are no more. */
export function takeSlice<T>(rows: Iterator<T>, size: number): readonly T[] {
  const slice: T[] = [];
  while (slice.length < size) {
    const step = rows.next();
    if (step.done === true) break;
    slice.push(step.value);
  }
  return slice;
}
