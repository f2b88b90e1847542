import { once } from './once.ts';
import { clockAt, offsetOnDay } from './zone-offset.ts';

/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type PlainDate = string;

/** An instant as RFC 3339 text in UTC, such as `2026-11-22T09:30:00.000Z`. */
export type Instant = string;

const dayMs = 86_400_000;

/** By the day's number from 1970 on: writing one takes longer than all else about it, and very many instants fall on few days. */
const dayTexts = new Map<number, PlainDate>();

/**
 * The calendar day on which `instant` falls in `timeZone` (an IANA name). Throws a RangeError for a text that is no
 * instant or a zone that does not exist: both are checked where they come in.
 */
export function plainDateOf(instant: Instant, timeZone: string): PlainDate {
  const ms = Date.parse(instant);
  const offsetMs = offsetOnDay(Math.floor(ms / dayMs), timeZone);
  return offsetMs === null ? clockAt(ms, timeZone).day : once(dayTexts, Math.floor((ms + offsetMs) / dayMs), dayText);
}

function dayText(day: number): PlainDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Whether the text is `YYYY-MM-DD` and the calendar has that day. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  // Date.parse takes 31 February for 3 March in some engines, so the way back has to agree.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day `count` days after `date`, before it where `count` is negative. */
export function addDays(date: PlainDate, count: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from `from` to `to`: 1 for the next day, negative where `to` comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs);
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** For sentences: `31 Aug 2026`. */
export function formatDay(date: PlainDate): string {
  const month = monthNames[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

/**
 * The instant that stands for a day of which no time is known: 10:00 UTC, which is that same day wherever a clock is at most
 * ten hours behind UTC or thirteen before it, from Honolulu to Auckland in summer.
 */
export function instantOnDay(day: PlainDate): Instant {
  return `${day}T10:00:00.000Z`;
}
