import { foldText } from './fold-text.ts';
import type { PlainDate } from './plain-date.ts';

/** What of a movement an invoice's file name may tell. */
export interface InvoiceOwner {
  readonly id: string;
  /** What Cledara calls it: in its files, and in its API. */
  readonly cledaraIds: readonly string[];
  readonly application: string | null;
  /** The days it was authorised and settled. */
  readonly days: readonly PlainDate[];
  /** In major units without a sign, such as `86.57`; in the account's currency, and the merchant's. */
  readonly amounts: readonly string[];
}

/**
 * The movements that an invoice's file name tells of. Cledara documents no names for the files in its ZIP. A Cledara ID in the
 * name decides; one of up to four digits, which may be a year or an amount as well, only where it is all of the name. Else
 * two of application, day and amount must be in it, and none of them another movement's. More than one movement means that
 * the name does not tell.
 */
export function ownersOfInvoice(fileName: string, owners: readonly InvoiceOwner[]): readonly InvoiceOwner[] {
  const words = ` ${wordsOf(fileName)} `;
  const whole = wordsOf(fileName.replace(/\.[^.]*$/, ''));
  const isNamed = (id: string) => (/^\d{1,4}$/.test(id) ? whole === id : words.includes(` ${wordsOf(id)} `));
  const byId = owners.filter(({ cledaraIds }) => cledaraIds.some(isNamed));
  if (byId.length > 0) return byId;
  const scored = owners
    .map((owner) => ({ owner, score: scoreOf(words, owner) }))
    .filter(({ score }) => score >= leastFacts);
  const best = Math.max(...scored.map(({ score }) => score), 0);
  return scored.filter(({ score }) => score === best).map(({ owner }) => owner);
}

const leastFacts = 2;

function scoreOf(words: string, { application, days, amounts }: InvoiceOwner): number {
  const isNamed = application !== null && words.includes(` ${wordsOf(application)} `);
  const isDated = days.some((day) => writings(day).some((writing) => words.includes(` ${writing} `)));
  const isPriced = amounts.some((amount) => words.includes(` ${wordsOf(amount)} `));
  return Number(isNamed) + Number(isDated) + Number(isPriced);
}

/** A day as file names have it, in words: `2026 10 07`, `07 10 2026`, and both without spaces. */
function writings(day: PlainDate): readonly string[] {
  const year = day.slice(0, 4);
  const month = day.slice(5, 7);
  const date = day.slice(8, 10);
  return [`${year} ${month} ${date}`, `${date} ${month} ${year}`, `${year}${month}${date}`, `${date}${month}${year}`];
}

/** Letters and digits with single spaces between them. */
function wordsOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
