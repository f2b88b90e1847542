import { messageDate } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

/** What Xero says to a new document on a locked day (on or before the date), or null. Advisers pass the period lock. */
export function lockedForPosting(day: string, { organisation, user }: XeroContext): string | null {
  const { endOfYearLockDate, periodLockDate } = organisation.organisation;
  if (endOfYearLockDate !== null && day <= endOfYearLockDate) return tooEarly('end of year', endOfYearLockDate);
  if (periodLockDate === null || day > periodLockDate || user.role === 'FINANCIALADVISER') return null;
  return tooEarly('period', periodLockDate);
}

/** What Xero says to changing a document of a locked day, or null. */
export function lockedForEditing(day: string, context: XeroContext): string | null {
  const message = lockedForPosting(day, context);
  if (message === null) return null;
  const lock = message.includes('end of year') ? 'end of year' : 'period';
  return `This document cannot be edited as it is currently dated before ${lock} lock date`;
}

function tooEarly(lock: string, date: string): string {
  return `The document date cannot be before the ${lock} lock date, currently set at ${messageDate(date)}`;
}
