import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { ReapplyItemDto } from '../../shared/contract/reapply.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from '../engine/engine.ts';
import { type Affected, previewReapply, reapply } from '../engine/reapply.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import { Listing } from './listing.ts';
import { organisationOf } from './movement-list-reader.ts';
import { toReviewRow } from './to-review-row.ts';
import { toRevisionDto } from './to-revision-dto.ts';

export function previewReapplication(
  host: CompanyHost,
  { limit }: MethodInput<'reapply.preview'>,
): Promise<Result<MethodOutputs['reapply.preview'], Failure>> {
  return exclusively(host, async (engine) => {
    const preview = await previewReapply(engine, limit);
    if (!preview.ok) return preview;
    const { settingsVersion, total, items } = preview.value;
    const listing = new Listing(organisationOf(engine.ledger).timeZone);
    return ok({ settingsVersion, total, items: items.map((item) => toItemDto(engine, listing, item)) });
  });
}

function toItemDto({ ledger }: Engine, listing: Listing, { proposal, differences, refusal }: Affected): ReapplyItemDto {
  const listed = ledger.listRow(proposal.movementId);
  if (listed === null) throw new Error(`The ledger lacks the movement of proposal ${proposal.id}.`);
  const { transactionId, application, description, day, amount, currency } = toReviewRow(listing.list(listed));
  return {
    transactionId,
    application,
    description,
    day,
    amount,
    currency,
    changes: differences.map(({ field, ours, theirs }) => ({ field, was: theirs, willBe: ours })),
    refusal,
  };
}

export function applyToPushed(
  host: CompanyHost,
  { ids, version, author }: MethodInput<'reapply.apply'>,
): Promise<Result<MethodOutputs['reapply.apply'], Failure>> {
  return exclusively(host, async (engine) => {
    const report = await reapply(engine, ids, { version, author });
    return report.ok ? ok(toRevisionDto(report.value)) : report;
  });
}
