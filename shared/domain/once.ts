/** What is kept under this key, made where there is nothing yet. */
export function once<K, T>(kept: Map<K, T>, key: K, make: (key: K) => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  kept.set(key, made);
  return made;
}
