import type { DraftBasis } from './draft.ts';
import { lockProblem, roleProblem } from './lock-date.ts';
import { formatDay, type PlainDate } from './plain-date.ts';
import type { Reason, ReasonCode } from './proposal.ts';
import type { ReferenceData } from './reference-data.ts';

/** A document's day is judged by the organisation's own `today`. */
export interface PreFlight {
  readonly reference: ReferenceData;
  readonly today: PlainDate;
}

/**
 * Why Xero would refuse the document whatever it is coded to: the role, the day, the plan, the currency; null where it would
 * not. `isChosen`: a person chose its day. Parts that are wrong are told by the draft, after these.
 */
export function preFlightProblem(
  { date, currency }: Pick<DraftBasis, 'date' | 'currency'>,
  { reference, today }: PreFlight,
  isChosen: boolean,
): Reason | null {
  const { organisation, user } = reference;
  return (
    roleProblem(user) ??
    lockProblem(date.value, organisation, user?.role ?? null, isChosen) ??
    futureProblem(date.value, today, organisation.name) ??
    currencyProblem(currency, reference)
  );
}

/** Reasons that hold whatever a document is coded to: one that was approved with another coding is stopped by them too. */
export function isOfWholeDocument(code: ReasonCode): boolean {
  return wholeDocument.has(code);
}

const wholeDocument: ReadonlySet<ReasonCode> = new Set([
  'role-too-low',
  'consent-too-narrow',
  'lock-date',
  'date-in-future',
  'plan-limit',
  'currency-not-subscribed',
]);

/** Money that has moved moved at the latest today, so another day is a wrong clock's, or one that a person chose. */
function futureProblem(date: PlainDate, today: PlainDate, organisation: string): Reason | null {
  if (date <= today) return null;
  const message =
    `Not posted: ${formatDay(date)} lies in the future, because today is ${formatDay(today)} for ${organisation}. ` +
    'The first sync on that day goes on with it; where today is wrong, set the clock of this computer.';
  return { code: 'date-in-future', message };
}

/**
 * Xero posts in other currencies than its own only where the plan allows it (Organisation/Actions: UseMulticurrency) and
 * the currency was added (Currencies; developer.xero.com, Accounting API).
 */
function currencyProblem(currency: string, { organisation, actions, currencies }: ReferenceData): Reason | null {
  const { name, baseCurrency } = organisation;
  if (currency === baseCurrency) return null;
  if (actions['UseMulticurrency'] === false) {
    const message = `Not posted: the plan of ${name} in Xero is for ${baseCurrency} only, and this is in ${currency}. Change the plan in Xero, or turn its account off.`;
    return { code: 'plan-limit', message };
  }
  if (currencies.includes(currency)) return null;
  const message = `Not posted: ${name} is not subscribed to ${currency} in Xero. Add the currency there under Settings, Currencies; the next sync goes on with it.`;
  return { code: 'currency-not-subscribed', message };
}
