import { cutText } from './contact-name.ts';
import type { Choice } from './draft.ts';
import { formatDay, type Instant, type PlainDate } from './plain-date.ts';

/**
 * A person's word that one document goes out on this day, the first that Xero's lock dates leave open, because its own day
 * is closed. It stands until it is taken back: where the day is closed later on, the document is blocked, never moved again.
 */
export interface OpenDayChoice {
  readonly movementId: string;
  readonly day: PlainDate;
  readonly author: string;
  readonly at: Instant;
}

/** A document's day, and its movement's own where it was moved away from that. */
export interface PostingDay extends Choice<PlainDate> {
  readonly movedFrom: PlainDate | null;
}

/**
 * The day that a document gets: its movement's own, or the open day that was chosen for it. A choice that is not later
 * than the own day was made for a movement that Cledara has changed since, and says nothing any more.
 */
export function postingDay(own: Choice<PlainDate>, choice: OpenDayChoice | null): PostingDay {
  if (choice === null || choice.day <= own.value) return { ...own, movedFrom: null };
  const why = `Chosen by hand by ${choice.author}: the first open day, because a lock date in Xero closed its own, ${formatDay(own.value)}.`;
  return { value: choice.day, why, movedFrom: own.value };
}

/**
 * The day that a document would have without the choice of this one: its movement's own, or its invoice's, where the choice is
 * about a bill whose movement lies on an open day.
 */
export function dayInsteadOf(chosen: PlainDate, movementDay: PlainDate, invoiceDay: PlainDate | null): PlainDate {
  return chosen > movementDay ? movementDay : (invoiceDay ?? movementDay);
}

/** Xero: a line's description has at most 4000 characters (developer.xero.com, Accounting API, Bank transactions). */
const longestDescription = 4000;

/** The description with the day that the money moved on, where the document has another one. */
export function datedDescription(description: Choice<string>, { movedFrom }: PostingDay): Choice<string> {
  if (movedFrom === null) return description;
  const suffix = ` (original date ${formatDay(movedFrom)})`;
  return {
    value: cutText(description.value, longestDescription - suffix.length).trimEnd() + suffix,
    why: `${description.why} The original date was added, because the document has a later one.`,
  };
}
