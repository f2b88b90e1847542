import { formatDay, plainDateOf } from './plain-date.ts';
import type { ReferenceData } from './reference-data.ts';
import { roleName } from './role-name.ts';

/** What a role lets somebody post: nothing, what no lock date closes, or what the period lock date closes too. */
const ranks: ReadonlyMap<string, number> = new Map([
  ['READONLY', 0],
  ['INVOICEONLY', 0],
  ['REMOVED', 0],
  ['STANDARD', 1],
  ['FINANCIALADVISER', 2],
]);

/**
 * What was just read, with the higher role that the same user had in the same organisation, where there was one: kept until the
 * role is given back or somebody else is connected. Roles that are not known say nothing.
 */
export function withRoleBefore(before: ReferenceData | null, now: ReferenceData): ReferenceData {
  const { roleBefore: _, ...plain } = now;
  const isSame = before?.tenantId === now.tenantId && before.user?.userId === now.user?.userId;
  if (before === null || !isSame || before.user === null || now.user === null) return plain;
  const kept = before.roleBefore;
  if (kept !== undefined && isLower(now.user.role, kept.role)) return { ...plain, roleBefore: kept };
  if (!isLower(now.user.role, before.user.role)) return plain;
  return { ...plain, roleBefore: { role: before.user.role, until: now.readAt } };
}

function isLower(role: string, than: string): boolean {
  const [a, b] = [ranks.get(role), ranks.get(than)];
  return a !== undefined && b !== undefined && a < b;
}

/** What the connected user could post with the role of before and cannot any more, who can change that, and whether it matters now. */
export function roleLoss({ roleBefore, user, organisation }: ReferenceData): {
  readonly message: string;
  readonly isFelt: boolean;
} | null {
  if (roleBefore === undefined || user === null) return null;
  const { name, periodLockDate: lock, timeZone } = organisation;
  const since = formatDay(plainDateOf(roleBefore.until, timeZone));
  const [before, now] = [roleName(roleBefore.role), roleName(user.role)];
  const what = `Your role in ${name} was lowered: you were ${before}, and since ${since} you are ${now}.`;
  if (ranks.get(user.role) === 0) {
    const way = `Whoever manages the users of ${name} in Xero can change it back; or ask an Adviser or a Standard user to connect.`;
    return { message: [what, 'Nothing can be posted any more.', way].join(' '), isFelt: true };
  }
  const loss =
    lock === null
      ? 'No lock date is set, so everything can still be posted; once one is set, only an Adviser can post on or before it.'
      : `What is dated on or before the lock date (${formatDay(lock)}) can no longer be posted.`;
  const way = `Whoever manages the users of ${name} in Xero can change it back; or ask an Adviser to connect.`;
  return { message: [what, loss, way].join(' '), isFelt: lock !== null };
}
