import { isPlainDate, type PlainDate } from '../../../shared/domain/plain-date.ts';

/**
 * A date as Xero writes it: `/Date(1551139200000+0000)/` (an instant; accounting dates are midnights in UTC, whatever the
 * offset says), `2019-02-26T00:00:00` or `2019-02-26`. Null for anything else. Xero: Requests and responses, Dates
 * (developer.xero.com/documentation/api/accounting/requests-and-responses).
 */
export function plainDateFromWire(text: string): PlainDate | null {
  const instant = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text);
  const day = instant === null ? /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(text)?.[1] : dayOf(Number(instant[1]));
  return day !== undefined && isPlainDate(day) ? day : null;
}

/** An instant as Xero writes it: `/Date(1551139200000+0000)/`. Null for anything else. */
export function instantFromWire(text: string): string | null {
  const instant = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text);
  const date = instant === null ? null : new Date(Number(instant[1]));
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function dayOf(timeMs: number): string | undefined {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

/** A day in Xero's filter language. */
export function dateInFilter(date: PlainDate): string {
  return `DateTime(${date.replaceAll('-', ',')})`;
}
