import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { ReviewItemDto } from '../../shared/contract/review-item.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { firstOpenDay } from '../../shared/domain/lock-date.ts';
import { movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import { dayInsteadOf } from '../../shared/domain/open-day.ts';
import type { PlainDate } from '../../shared/domain/plain-date.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { chooseOpenDay, openDayFor, takeBackObjection } from '../engine/open-day.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';

export function chooseReviewDay(
  host: CompanyHost,
  input: MethodInput<'review.openDay'>,
): Result<MethodOutputs['review.openDay'], Failure> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const chosen = chooseOpenDay(engine.value, input);
  if (!chosen.ok) return chosen;
  return ok({ changed: chosen.value.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })) });
}

/** What a person may choose about the day of an item, and what was chosen. */
export function openDayDto(
  view: LedgerView,
  proposal: Proposal | null,
  movement: StoredMovement,
): ReviewItemDto['openDay'] {
  const choice = view.openDay(movement.id);
  if (proposal === null || (choice === null && proposal.reason.code !== 'lock-date')) return null;
  const reference = view.referenceData();
  if (reference === null) return null; // without it nothing was ever planned
  return {
    day: openDayFor(proposal, movement, choice, reference),
    chosen:
      choice === null
        ? null
        : {
            day: choice.day,
            author: choice.author,
            at: choice.at,
            ownDay: dayInsteadOf(
              choice.day,
              movementDay(movement, reference.organisation.timeZone),
              movement.invoice?.date ?? null,
            ),
            keptBecause: takeBackObjection(proposal, choice),
          },
  };
}

/** The first day that is open to the connected user; null where no day is closed to them, or nothing was read yet. */
export function firstOpenDayOf(view: LedgerView): PlainDate | null {
  const reference = view.referenceData();
  // Any closed day has the same first open one, and no day lies before this one.
  return reference === null ? null : firstOpenDay('0000-01-01', reference.organisation, reference.user?.role ?? null);
}
