/** Making a format costs far more than using it, and a table uses the same few hundreds of times. */
const formats = new Map<string, Intl.NumberFormat>();

/**
 * Exact decimal text (`-1234.50`) in the figures and signs of the language, without the currency. It has the decimals that
 * it came with: whoever wrote it knows the currency, and nothing is rounded here.
 */
export function moneyText(decimal: string, lang: string): string {
  if (!isDecimal(decimal)) throw new Error(`Not an amount: ${decimal}`);
  const parts = formatOf(lang, decimal.split('.')[1]?.length ?? 0).formatToParts(decimal);
  return parts.map(({ type, value }) => (type === 'minusSign' ? '\u2212' : value)).join('');
}

function formatOf(lang: string, digits: number): Intl.NumberFormat {
  const name = `${lang} ${digits}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(lang, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });
  formats.set(name, format);
  return format;
}

/** Intl formats text exactly, and reads as a number whatever looks like one. */
function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
