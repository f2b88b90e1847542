/** Xero's wire forms of dates. A date-only value is midnight UTC. */
export function msDate(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

export function msDateOfDay(day: string): string {
  return msDate(Date.parse(`${day}T00:00:00Z`));
}

/** `2026-11-22T00:00:00`. */
export function dateString(day: string): string {
  return `${day}T00:00:00`;
}

/** `2016-10-17T20:46:01`, no zone. */
export function utcString(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** The day that a sent date means: `2026-11-22`, an ISO date-time (its UTC day), or `/Date(ms+0000)/`. Null if neither. */
export function dayOf(sent: string): string | null {
  const wire = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(sent);
  if (wire !== null) return new Date(Number(wire[1])).toISOString().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(sent)) return null;
  const zoned = sent.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(sent) ? `${sent}Z` : sent;
  const ms = Date.parse(zoned);
  const day = Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 10);
  // 31 February would roll over to March; what was sent must come out again.
  return sent.length === 10 && day !== sent ? null : day;
}

/** `31-Jul-2013`, as Xero's messages write a lock date. */
export function messageDate(day: string): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const [year, month, date] = day.split('-');
  return `${date}-${months[Number(month) - 1]}-${year}`;
}
