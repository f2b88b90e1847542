/** An amount as it comes: whole minor units, or a decimal as text ("-1234.50"). Never a fraction in floating point. */
export type MoneyAmount = { readonly amountMinor: number | bigint } | { readonly decimal: string };

/** Formats exactly, in the figures and signs of the language, without the currency. */
export function moneyText(
  amount: MoneyAmount,
  currency: string,
  lang: string,
  sign: 'auto' | 'always' = 'auto',
): string {
  const digits = minorDigits(currency);
  const decimal = 'decimal' in amount ? amount.decimal : decimalOf(amount.amountMinor, digits);
  if (!isDecimal(decimal)) throw new Error(`Not an amount: ${decimal}`);
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: 20, // what the currency does not have is shown, not rounded away
    signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
  });
  const parts = format.formatToParts(decimal);
  return parts.map(({ type, value }) => (type === 'minusSign' ? '\u2212' : value)).join('');
}

function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function decimalOf(amountMinor: number | bigint, digits: number): string {
  if (typeof amountMinor === 'number' && !Number.isSafeInteger(amountMinor))
    throw new Error(`Not whole minor units: ${amountMinor}`);
  const negative = amountMinor < 0;
  const figures = String(amountMinor)
    .replace('-', '')
    .padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const rest = digits === 0 ? '' : `.${figures.slice(-digits)}`;
  return `${negative ? '-' : ''}${whole}${rest}`;
}

/** Intl formats text exactly, and reads as a number whatever looks like one. */
function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
