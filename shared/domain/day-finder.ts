import { type Instant, type PlainDate, plainDateOf } from './plain-date.ts';

/** How the own days of a zone change within one day of UTC. */
interface Change {
  readonly before: PlainDate;
  readonly after: PlainDate;
  /** `HH:MM` in UTC from which on it is `after`. */
  readonly at: string;
}

const plainInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const quarters = Array.from({ length: 96 }, (_, index) => {
  const minutes = index * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
/**
 * Since then days have begun on quarters of an hour of UTC in every zone, and none has begun twice: Kiritimati was ten
 * hours and forty minutes behind until 1979, and St John's set its clocks back across midnight, at 00:01, until 2011.
 */
const firstRegularYear = '2012';

/** The same days as `plainDateOf`, for many instants: a zone is asked a few times for each day of UTC, not for each instant. */
export function createDayFinder(timeZone: string): (instant: Instant) => PlainDate {
  const changes = new Map<string, Change>();
  return (instant) => {
    if (instant < firstRegularYear || !plainInstant.test(instant)) return plainDateOf(instant, timeZone);
    const utcDay = instant.slice(0, 10);
    let change = changes.get(utcDay);
    if (change === undefined) {
      change = changeWithin(utcDay, timeZone);
      changes.set(utcDay, change);
    }
    return instant.slice(11, 16) < change.at ? change.before : change.after;
  };
}

function changeWithin(utcDay: string, timeZone: string): Change {
  const dayAt = (time: string) => plainDateOf(`${utcDay}T${time}:00.000Z`, timeZone);
  const before = dayAt('00:00');
  let low = 0;
  let high = quarters.length - 1;
  const after = dayAt(quarters[high] ?? '23:45');
  if (after === before) return { before, after, at: '00:00' };
  // The last quarter that is still `before` is at or above `low`; that of `high` is not.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (dayAt(quarters[middle] ?? '') === before) low = middle;
    else high = middle;
  }
  return { before, after, at: quarters[high] ?? '' };
}
