import { nameKey } from './contact-name.ts';
import { foldText } from './fold-text.ts';
import { isPending, type Movement, movementDay } from './movement.ts';
import { type Instant, type PlainDate, plainDateOf } from './plain-date.ts';
import type { MovementTraits } from './recognise-movements.ts';

const hourMs = 3_600_000;
/** Cledara has users in the United Kingdom, the European Economic Area and the United States: so far their clocks are from UTC. */
const farthestWestMs = -10 * hourMs;
const farthestEastMs = 3 * hourMs;

/**
 * By what a movement is recognised. Null where account or amount was not understood: it is like nothing else. `origin` is
 * `file` while only a file has told of it: then its days are exact, and its times are not known.
 */
export function traitsOf(
  movement: Movement,
  origin: MovementTraits['origin'],
  timeZone: string,
): MovementTraits | null {
  const { accountId, amountMinor, authorisedAt, settledAt, local, card } = movement;
  if (accountId === null || amountMinor === null) return null;
  const around = (instant: Instant | null) => (instant === null ? [] : daysAround(instant, origin));
  return {
    id: movement.id,
    origin,
    accountId,
    amountMinor,
    authorisedOn: dayOf(authorisedAt, origin, timeZone),
    settledOn: isPending(movement) ? null : settledDay(movement, origin, timeZone),
    authorisedAround: around(authorisedAt),
    settledAround: around(settledAt ?? (isPending(movement) ? null : authorisedAt)),
    isPending: isPending(movement),
    application: movement.application === null ? null : nameKey(movement.application.name),
    description: folded(movement.description),
    local: local === null ? null : `${local.currency} ${local.amount.replace(/^-/, '')}`,
    last4: card === null || card.last4 === '' ? null : card.last4,
  };
}

function settledDay(movement: Movement, origin: MovementTraits['origin'], timeZone: string): PlainDate {
  return origin === 'file'
    ? (movement.settledAt ?? movement.authorisedAt).slice(0, 10)
    : movementDay(movement, timeZone);
}

/** A file's days stand at an hour that is theirs in UTC, whatever the organisation's time zone (`instantOnDay`). */
function dayOf(instant: Instant, origin: MovementTraits['origin'], timeZone: string): PlainDate {
  return origin === 'file' ? instant.slice(0, 10) : plainDateOf(instant, timeZone);
}

function daysAround(instant: Instant, origin: MovementTraits['origin']): readonly PlainDate[] {
  if (origin === 'file') return [instant.slice(0, 10)];
  const days = [farthestWestMs, 0, farthestEastMs].map((offsetMs) =>
    new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 10),
  );
  return [...new Set(days)];
}

function folded(text: string): string | null {
  const key = foldText(text).replace(/\s+/g, ' ').trim();
  return key === '' ? null : key;
}
