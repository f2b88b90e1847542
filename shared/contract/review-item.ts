import type { CodingFields } from '../domain/settings.ts';
import type { ActivityDto } from './activity.ts';
import type { DifferenceDto, DriftDto } from './drift.ts';
import type { FixDto } from './fix.ts';
import type { ProposalDto } from './proposal.ts';
import type { ReviewRowDto } from './review-list.ts';

/** Everything about one movement: what Cledara said, what Xero will get and why, and what has happened to it. */
export interface ReviewItemDto {
  readonly row: ReviewRowDto;
  readonly movement: MovementDetailDto;
  /** Null where nothing is proposed. */
  readonly proposal: ProposalDto | null;
  /** What a person chose for this one movement; null where nothing. */
  readonly override: { readonly fields: CodingFields; readonly author: string; readonly at: string } | null;
  /** The first open day that it may be posted on instead of its own, and what was chosen; null where no lock date is about it. */
  readonly openDay: OpenDayDto | null;
  /** Newest first. */
  readonly history: readonly ActivityDto[];
  readonly attachment: {
    readonly state: 'waiting' | 'attached' | 'problem';
    readonly fileName: string | null;
    readonly problem: { readonly code: string; readonly message: string } | null;
    readonly updatedAt: string;
  } | null;
  /** What is known to be otherwise in Xero; null where nothing is. */
  readonly drift: DriftDto | null;
  /** What Cledara has changed of it since it was posted, `ours` being what it would become; null where nothing is open. */
  readonly cledaraChange: readonly DifferenceDto[] | null;
  /** The document in Xero's own window; null while it is not there. */
  readonly xeroUrl: string | null;
  /** The document there that this may be the same as. */
  readonly lookAlikeUrl: string | null;
  /** The same, as it was when it was last seen there; null where there is none. */
  readonly lookAlike: LookAlikeDto | null;
  /** What a person may do now; a sentence says why not. */
  readonly actions: Readonly<Record<ItemAction, { readonly allowed: boolean; readonly why: string | null }>>;
  /** What mends its problem; null where it has none. */
  readonly fix: FixDto | null;
}

/** Days are `YYYY-MM-DD`. */
export interface OpenDayDto {
  /** The first open day while a lock date blocks the item; null while none does. */
  readonly day: string | null;
  /** What a person chose before; `keptBecause` says why it cannot be taken back now, null where it can. */
  readonly chosen: {
    readonly day: string;
    readonly author: string;
    readonly at: string;
    readonly ownDay: string;
    readonly keptBecause: string | null;
  } | null;
}

export type ItemAction = 'approve' | 'hold' | 'exclude' | 'handled' | 'adopt' | 'reopen' | 'recode' | 'undo';

/** A document that someone else made in Xero. */
export interface LookAlikeDto {
  readonly kind: 'spend-money' | 'receive-money' | 'transfer' | 'bill' | 'other';
  readonly date: string;
  readonly contact: string | null;
  readonly reference: string | null;
  /** Decimal text in the bank account's currency. */
  readonly amount: string | null;
  readonly isReconciled: boolean;
}

/** A movement as Cledara gives it. */
export interface MovementDetailDto {
  readonly transactionId: string;
  readonly kind: string;
  readonly accountId: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  /** At the merchant, where it differs. */
  readonly local: { readonly amount: string; readonly currency: string } | null;
  readonly description: string;
  readonly comment: string | null;
  readonly application: { readonly id: string; readonly name: string } | null;
  readonly authorisedAt: string;
  readonly settledAt: string | null;
  readonly releasedAt: string | null;
  readonly firstSeenAt: string;
  readonly card: { readonly last4: string; readonly ownerName: string } | null;
  readonly hasInvoice: boolean;
  readonly invoice: {
    readonly number: string | null;
    readonly date: string | null;
    readonly vatName: string | null;
    readonly vatRate: number | null;
  } | null;
  readonly notUnderstood: readonly string[];
}

/** The invoice of a movement, kept on this computer once it was read. */
export interface InvoiceDto {
  readonly fileName: string;
  /** Told from the bytes themselves, such as `application/pdf`; null where they are of no known type. */
  readonly mediaType: string | null;
  readonly sizeBytes: number;
  /** The file, in base64. */
  readonly base64: string;
}
