/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type PlainDate = string;

/** An instant as RFC 3339 text in UTC, such as `2026-11-22T09:30:00.000Z`. */
export type Instant = string;

const dayMs = 86_400_000;
/** Up to the end of the year 9999: from then on texts of instants have another form. */
const endOfFourDigitsMs = Date.UTC(10_000, 0, 1);
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number | null>>();

/**
 * The calendar day on which `instant` falls in `timeZone` (an IANA name). Throws a RangeError for a text that is no
 * instant or a zone that does not exist: both are checked where they come in.
 */
export function plainDateOf(instant: Instant, timeZone: string): PlainDate {
  const ms = Date.parse(instant);
  const offsetMs = ms >= 0 && ms < endOfFourDigitsMs - dayMs ? offsetOnDay(Math.floor(ms / dayMs), timeZone) : null;
  return offsetMs === null ? formattedDay(ms, timeZone) : new Date(ms + offsetMs).toISOString().slice(0, 10);
}

/**
 * What local clocks are ahead of UTC all through one day of UTC (days since 1970); null where they are changed in it.
 * Asking for the day of very many instants is ten times as fast by what is remembered here.
 */
function offsetOnDay(day: number, timeZone: string): number | null {
  const ofZone = offsets.get(timeZone) ?? new Map<number, number | null>();
  offsets.set(timeZone, ofZone);
  const known = ofZone.get(day);
  if (known !== undefined) return known;
  const atStart = offsetAt(day * dayMs, timeZone);
  const offsetMs = atStart === offsetAt((day + 1) * dayMs, timeZone) ? atStart : null;
  ofZone.set(day, offsetMs);
  return offsetMs;
}

function offsetAt(ms: number, timeZone: string): number {
  const at = partsAt(ms, timeZone);
  return Date.parse(`${dayFrom(at)}T${at['hour']}:${at['minute']}:${at['second']}.000Z`) - ms;
}

function formattedDay(ms: number, timeZone: string): PlainDate {
  return dayFrom(partsAt(ms, timeZone));
}

type Parts = Readonly<Record<string, string>>;

function dayFrom(parts: Parts): PlainDate {
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`;
}

function partsAt(ms: number, timeZone: string): Parts {
  const parts = formatterFor(timeZone).formatToParts(new Date(ms));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** Making a formatter is some hundred times dearer than using it, so each zone's is kept. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
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
