import { addDays, formatDay, type PlainDate } from './plain-date.ts';
import type { Reason } from './proposal.ts';
import type { Organisation, XeroUser } from './reference-data.ts';
import { adviserRole, roleName } from './role-name.ts';

/** Roles that may post no bank transactions at all. */
const powerlessRoles: ReadonlySet<string> = new Set(['READONLY', 'INVOICEONLY', 'REMOVED']);

/** A lock date that a day lies on or before: nobody may post or change there, or only an Adviser. */
export interface Lock {
  readonly kind: 'year' | 'period';
  readonly date: PlainDate;
}

/**
 * The lock date that keeps this user from posting or changing documents of this day; null where none does. On or before the
 * end-of-year lock date nobody may, on or before the period lock date only an Adviser (help.xero.com, Lock dates).
 * `userRole` is as Xero names it; null, where it is not known, counts as not an Adviser.
 */
export function lockOn(date: PlainDate, organisation: Organisation, userRole: string | null): Lock | null {
  const { endOfYearLockDate: year, periodLockDate: period } = organisation;
  if (year !== null && date <= year) return { kind: 'year', date: year };
  if (period === null || date > period || userRole === adviserRole) return null;
  return { kind: 'period', date: period };
}

/**
 * The first day on which the connected user may post where `date` is closed to them; null where it is open. For one user it
 * is the same day whichever closed day is asked for. `userRole` as for `lockOn`.
 */
export function firstOpenDay(date: PlainDate, organisation: Organisation, userRole: string | null): PlainDate | null {
  if (lockOn(date, organisation, userRole) === null) return null;
  const closedUntil = later(
    organisation.endOfYearLockDate,
    userRole === adviserRole ? null : organisation.periodLockDate,
  );
  return closedUntil === null ? null : addDays(closedUntil, 1);
}

/**
 * Why Xero would refuse a document of this day because of a lock date; null where it would not. As `lockOn`. `isChosen`: a
 * person chose the day, which was the first open one then.
 */
export function lockProblem(
  date: PlainDate,
  organisation: Organisation,
  userRole: string | null,
  isChosen = false,
): Reason | null {
  const lock = lockOn(date, organisation, userRole);
  const openDay = firstOpenDay(date, organisation, userRole);
  if (lock === null || openDay === null) return null;
  const openFrom = formatDay(openDay);
  if (lock.kind === 'year') {
    const locked = isChosen
      ? `Not posted: ${formatDay(date)}, the day that was chosen for it, is on or before the end-of-year lock date (${formatDay(lock.date)}).`
      : `Not posted: ${formatDay(date)} is on or before the end-of-year lock date (${formatDay(lock.date)}).`;
    return lockReason(
      `${locked} ` +
        `Xero lets nobody post there. Change the lock date in Xero, post it on ${openFrom}, or leave it out.`,
    );
  }
  const connectedAs =
    userRole === null
      ? 'Xero does not say which role you are connected with'
      : `you are connected as ${roleName(userRole)}`;
  const locked = isChosen
    ? `Not posted: ${formatDay(date)}, the day that was chosen for it, is on or before the lock date (${formatDay(lock.date)}).`
    : `Not posted: ${formatDay(date)} is on or before the lock date (${formatDay(lock.date)}).`;
  return lockReason(
    `${locked} ` +
      `Xero lets only an Adviser post there, and ${connectedAs}. ` +
      `Ask an Adviser to connect, post it on ${openFrom}, or leave it out.`,
  );
}

/** Why the connected user may post nothing at all; null where the user may, or where the role is not known. */
export function roleProblem(user: XeroUser | null): Reason | null {
  if (user === null || !powerlessRoles.has(user.role)) return null;
  const what =
    user.role === 'REMOVED'
      ? 'you were removed from this organisation in Xero, so nothing can be posted'
      : `you are connected as ${roleName(user.role)}, and Xero lets such a user post no bank transactions`;
  return {
    code: 'role-too-low',
    message: `Not posted: ${what}. Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.`,
  };
}

function lockReason(message: string): Reason {
  return { code: 'lock-date', message };
}

function later(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
