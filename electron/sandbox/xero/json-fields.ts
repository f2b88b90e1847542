/** A JSON object whose fields are looked at one by one. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

/** Text that is there and not blank, else null. */
export function textField(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number, or one in quotes, which Xero takes as well; null where absent; NaN where it is something else. */
export function numberField(fields: Fields, name: string): number | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  return typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
}

export function listField(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  if (!Array.isArray(value)) return [];
  return value.map(fieldsOf).filter((item): item is Fields => item !== null);
}

export function minor(amount: number): number {
  // Half away from zero, on the decimal that the number stands for: 1.005 * 100 is 100.49999999999999.
  return Math.sign(amount) * Math.round(Number((Math.abs(amount) * 100).toFixed(6)));
}

export function major(amountMinor: number): number {
  return amountMinor / 100;
}
