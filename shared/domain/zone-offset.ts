import { once } from './once.ts';

const dayMs = 86_400_000;
/** No movement is older; and from the year 9999 on the next day may not be written with four digits. */
const firstDay = 0;
const lastDay = Date.UTC(9998, 11, 31) / dayMs;

/** By time zone: making one is some hundred times dearer than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number | null>>();

/**
 * What the clocks of `timeZone` are ahead of UTC all through one day of UTC, in ms; null where they are changed in it, and for
 * days before 1970 (0) and after the year 9998. By what is remembered here the days of very many instants are told ten
 * times as fast as by asking for each. Throws a RangeError for a zone that does not exist.
 */
export function offsetOnDay(day: number, timeZone: string): number | null {
  if (!(day >= firstDay && day <= lastDay)) return null;
  const ofZone = once(offsets, timeZone, () => new Map<number, number | null>());
  return once(ofZone, day, () => offsetThrough(day, timeZone));
}

function offsetThrough(day: number, timeZone: string): number | null {
  const atStart = offsetAt(day * dayMs, timeZone);
  return atStart === offsetAt((day + 1) * dayMs, timeZone) ? atStart : null;
}

function offsetAt(ms: number, timeZone: string): number {
  const { day, time } = clockAt(ms, timeZone);
  return Date.parse(`${day}T${time}.000Z`) - ms;
}

/** What the calendar and the clocks of `timeZone` show, `YYYY-MM-DD` and `HH:MM:SS`. Throws a RangeError where one of both does not exist. */
export function clockAt(ms: number, timeZone: string): { readonly day: string; readonly time: string } {
  const parts = new Map(
    once(formatters, timeZone, makeFormatter)
      .formatToParts(new Date(ms))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
