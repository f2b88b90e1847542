/** The least that every store can hold alike: a name and a value that are not empty. Anything else is a bug. */
export function assertSecret(name: string, value?: string): void {
  if (name === '') throw new RangeError('A secret needs a name');
  if (value === '') throw new RangeError(`The secret ${name} is empty`);
}
