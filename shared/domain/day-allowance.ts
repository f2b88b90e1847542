/**
 * Requests a day and organisation that an app of Xero's free Starter tier has; those of every other tier have five thousand
 * (developer.xero.com/pricing, developer.xero.com/faq/limits).
 */
export const starterPerDay = 1000;

/**
 * Whether a service gives `smaller` requests a day instead of more, by what its answers say. They tell what remains and not of
 * how many: as many as the smaller allowance, or more, show that it is not it; no more than what we have left of the smaller
 * one show that it is, unless others have used almost all of a larger one. That mistake costs nothing: what remains is the
 * same, and the next day shows it. Anything else says nothing, and `before` stands.
 */
export function hasSmallerAllowance(
  { remaining, used, smaller }: { readonly remaining: number; readonly used: number; readonly smaller: number },
  before: boolean,
): boolean {
  if (remaining >= smaller) return false;
  return before || remaining + used <= smaller;
}
