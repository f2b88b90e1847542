import { withAdvice } from './advice.ts';
import { bankAccountPart, missing, taxLabel } from './coding-parts.ts';
import { type ResolvedCoding, resolveCoding, withOverride } from './coding-rule.ts';
import { isBill, type PushDocument } from './document.ts';
import type { Draft, DraftBasis } from './draft.ts';
import { draftBankTransaction, type LineCoding } from './draft-bank-transaction.ts';
import { draftBill } from './draft-bill.ts';
import { draftTransfer, otherEnd } from './draft-transfer.ts';
import { type CarriedField, gateProblem } from './gates.ts';
import type { KeptContact } from './kept-contact.ts';
import { cardLine, explainChoices, explainRule, ruleLine, ruleWhy } from './line-coding.ts';
import { lockProblem } from './lock-date.ts';
import { markerOf } from './marker.ts';
import { isGone, isPending, type Movement, movementDay, type StoredMovement, unreadableInstant } from './movement.ts';
import { datedDescription, type OpenDayChoice, type PostingDay, postingDay } from './open-day.ts';
import type { Override } from './override.ts';
import type { PlainDate } from './plain-date.ts';
import { preFlightProblem } from './pre-flight.ts';
import type { Explanation, Reason } from './proposal.ts';
import type { ReferenceData } from './reference-data.ts';
import { indexReference, type ReferenceIndex } from './reference-index.ts';
import type { AccountSettings, ApprovalMode, MovementRule, Settings } from './settings.ts';
import { vatDiffers } from './tax.ts';

/** What a plan is made under. Days are in the organisation's time zone. */
export interface PlanInput {
  readonly settings: Settings;
  readonly settingsVersion: number;
  readonly reference: ReferenceData;
  /** No movement whose own day lies before this is posted, where its account has no start of its own. */
  readonly syncFrom: PlainDate;
  /** Starts of single accounts: later where one was turned on later, earlier where a backfill opened days before. */
  readonly accountStarts?: ReadonlyMap<string, PlainDate>;
  readonly today: PlainDate;
  /** What was chosen for single transactions, by the movement's id; absent where nothing was. */
  readonly overrides?: ReadonlyMap<string, Override>;
  /** ContactIDs by the keys of `KeptContact`; absent where none were kept. */
  readonly keptContacts?: ReadonlyMap<string, string>;
  /** Movements that cannot be told from others in the books: ids of those, by the movement's id; absent where all can. */
  readonly toldDoubts?: ReadonlyMap<string, readonly string[]>;
  /** Movements of the books by their ids, to name them to a person; where one is not found its id does. */
  readonly movementOf?: (movementId: string) => Movement | null;
  /** Ids of settled movements that Cledara lists no more; absent where it lists all. */
  readonly unlisted?: ReadonlySet<string>;
  /** Documents that go out on an open day instead of their own, by the movement's id; absent where none does. */
  readonly openDays?: ReadonlyMap<string, OpenDayChoice>;
  /** Teams by the application's id, for descriptions; absent where none are known. */
  readonly teams?: ReadonlyMap<string, readonly string[]>;
  /** The accounting fields that a movement carries in Cledara, by its id; absent where none are known. */
  readonly carriedFields?: (movementId: string) => readonly CarriedField[];
}

/** The same with its look-ups; made once for a plan of many movements. */
export interface PlanContext extends PlanInput {
  readonly index: ReferenceIndex;
  readonly accountsById: ReadonlyMap<string, AccountSettings>;
  readonly codingOf: (movement: Movement) => ResolvedCoding;
  readonly overrideOf: (movement: Movement) => Override | null;
}

export type NotPostedWhy =
  | 'account-off'
  | 'before-sync-from'
  | 'zero'
  | 'internal'
  | 'released'
  | 'switched-off' // pushTransactions is false
  | 'no-rule' // top-ups, withdrawals or rewards are not to be posted
  | 'no-bank-account-for-currency';

export type PlanOutcome =
  | { readonly kind: 'not-posted'; readonly why: NotPostedWhy }
  | { readonly kind: 'pending' }
  | (Planned & { readonly kind: 'hold' | 'block'; readonly reason: Reason; readonly document: PushDocument | null })
  | (Planned & { readonly kind: 'propose'; readonly document: PushDocument; readonly mode: ApprovalMode });

interface Planned {
  readonly explanation: readonly Explanation[];
  /** See `Draft.keeps`. */
  readonly keeps?: KeptContact | null;
}

export function createPlanContext(input: PlanInput): PlanContext {
  const codings = new Map<string, ResolvedCoding>();
  const overrideOf = ({ id }: Movement) => input.overrides?.get(id) ?? null;
  return {
    ...input,
    index: indexReference(input.reference, input.keptContacts),
    accountsById: new Map(input.settings.accounts.map((account) => [account.id, account])),
    codingOf(movement) {
      const key = movement.application === null ? '' : `${movement.application.id} ${movement.application.name}`;
      const byAccount = `${movement.accountId} ${key}`;
      const coding = codings.get(byAccount) ?? resolveCoding(input.settings, movement);
      codings.set(byAccount, coding);
      return withOverride(coding, overrideOf(movement));
    },
    overrideOf,
  };
}

/**
 * What is to become of a movement, with the exact document where one can be made, and every choice explained. Pure:
 * equal inputs give equal outcomes.
 */
export function planMovement(movement: StoredMovement, context: PlanContext): PlanOutcome {
  const day = movementDay(movement, context.reference.organisation.timeZone);
  const why = whyNotPosted(movement, day, context);
  if (why !== null) return { kind: 'not-posted', why };
  const understood = understand(movement, day);
  if (understood === null) return holdNotUnderstood(movement);
  const isCard = understood.kind === 'purchase' || understood.kind === 'refund';
  const outcome = isCard ? planCardMovement(understood, context) : planOtherMovement(understood, context);
  return heldAsUnlisted(movement, heldForLookAlike(outcome, movement, context));
}

/**
 * The API and a file tell of both, or Cledara lists this one since it lists the other no more, and nothing tells them apart:
 * only a person knows whether they are one payment or two.
 */
function heldForLookAlike(outcome: PlanOutcome, { id }: Movement, context: PlanContext): PlanOutcome {
  const { toldDoubts, unlisted } = context;
  const [first, ...others] = toldDoubts?.get(id) ?? [];
  if (first === undefined || outcome.kind !== 'propose') return outcome;
  const { document, explanation, keeps = null } = outcome;
  const name = nameOf(first, context);
  const among =
    others.length === 0
      ? `It may be the same as ${name}, which is in the books too.`
      : `It may be the same as ${name} or one of ${others.length} more, which are in the books too.`;
  const why =
    unlisted?.has(first) === true
      ? 'Cledara lists this one since it does not list that one any more.'
      : "Cledara's API and an imported file tell of them, and nothing tells them apart.";
  const message = `${among} ${why} If it is another payment, approve it; if it is the same one, leave it out.`;
  return { kind: 'hold', reason: { code: 'maybe-imported', message }, document, explanation, keeps };
}

/** As a person knows it: "Figma of 2026-11-03 (6578)". */
function nameOf(id: string, { movementOf, reference }: PlanContext): string {
  const movement = movementOf?.(id) ?? null;
  if (movement === null) return id;
  const what = movement.application?.name.trim() || movement.description.trim();
  const day = movementDay(movement, reference.organisation.timeZone);
  return what === '' ? `the one of ${day} (${id})` : `${what} of ${day} (${id})`;
}

/** What Cledara lists no more is not posted on its former word: it goes before every other question that an approval would settle. */
function heldAsUnlisted(movement: StoredMovement, outcome: PlanOutcome): PlanOutcome {
  if (!isGone(movement) || (outcome.kind !== 'propose' && outcome.kind !== 'hold')) return outcome;
  const { document, explanation, keeps = null } = outcome;
  const reason: Reason = { code: 'no-longer-listed', message: unlistedMessage };
  return { kind: 'hold', reason, document, explanation, keeps };
}

const unlistedMessage =
  'Cledara listed it and does not any more: it may have been deleted or merged there, or the API key is from someone who cannot see it. Look for it in Cledara. If it stands all the same, approve it; if not, leave it out.';

/** A movement of which all is known that a document needs. */
interface Understood extends Movement {
  readonly kind: Exclude<Movement['kind'], 'unknown' | 'internal'>;
  readonly accountId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Its own one, see `movementDay`. */
  readonly day: PlainDate;
}

function understand(movement: Movement, day: PlainDate): Understood | null {
  const { kind, accountId, amountMinor, currency } = movement;
  if (kind === 'unknown' || kind === 'internal') return null;
  if (accountId === null || amountMinor === null || currency === null) return null;
  return { ...movement, kind, accountId, amountMinor, currency, day };
}

function whyNotPosted(movement: StoredMovement, day: PlainDate, context: PlanContext): NotPostedWhy | null {
  const { accountId } = movement;
  if (accountId !== null && context.accountsById.get(accountId)?.enabled !== true) return 'account-off';
  if (movement.releasedAt !== null) return 'released';
  const isDated = movement.authorisedAt !== unreadableInstant; // without a day it may lie anywhere: a person must look
  if (isDated && expectedDay(movement, day, context) < startOf(accountId, context)) return 'before-sync-from';
  if (movement.kind === 'internal') return 'internal';
  if (movement.kind !== 'unknown' && movement.amountMinor === 0) return 'zero';
  return null;
}

function startOf(accountId: string | null, { accountStarts, syncFrom }: PlanContext): PlainDate {
  return (accountId === null ? undefined : accountStarts?.get(accountId)) ?? syncFrom;
}

/** A pending movement has no day of its own yet; it settles today at the earliest. */
function expectedDay(movement: Movement, day: PlainDate, { today }: PlanContext): PlainDate {
  return isPending(movement) && day < today ? today : day;
}

function holdNotUnderstood(movement: Movement): PlanOutcome {
  const details = movement.notUnderstood.join('; ') || 'its amount, currency or account is missing';
  const message = `Not posted, because not all of it was understood: ${details}. Enter it in Xero by hand if it belongs there, or leave it out.`;
  return { kind: 'hold', reason: { code: 'not-understood', message }, document: null, explanation: [] };
}

function planCardMovement(movement: Understood, context: PlanContext): PlanOutcome {
  const coding = context.codingOf(movement);
  if (!coding.pushTransactions.value) return { kind: 'not-posted', why: 'switched-off' };
  if (isPending(movement)) return { kind: 'pending' };
  const basis = basisOf(movement, context);
  const teams = context.teams?.get(movement.application?.id ?? '') ?? [];
  const line = dated(cardLine(movement, coding, teams), basis);
  const drafted =
    coding.document.value === 'bill'
      ? draftBill(basis, line, movement.invoice, context.index)
      : draftBankTransaction(basis, line, context.index);
  const draft = { ...drafted, explanation: [...drafted.explanation, ...explainChoices(movement, coding)] };
  const blocked = blockedBy(draft, basis, context);
  if (blocked) return blocked;
  return (
    heldForVat(movement, draft, context) ??
    heldByGate(movement, coding, draft, context) ??
    proposeDraft(draft, coding.mode.value)
  );
}

/** Top-ups, withdrawals and rewards: by the rule for their kind. */
function planOtherMovement(movement: Understood, context: PlanContext): PlanOutcome {
  const rule = ruleFor(movement, context.settings);
  if (rule === null || rule.post === 'none') return { kind: 'not-posted', why: 'no-rule' };
  const direction = movement.kind === 'withdrawal' ? 'out' : 'in';
  const mode = rule.mode ?? context.settings.defaults.mode ?? 'review';
  const basis = basisOf(movement, context);
  const choices = explainRule(movement, rule, context.settings.defaults.mode);
  const withChoices = (draft: Draft): Draft => ({ ...draft, explanation: [...draft.explanation, ...choices] });
  if (rule.post === 'transfer') {
    const other = otherEnd(
      direction === 'in' ? rule.fromBankAccount : rule.toBankAccount,
      movement.currency,
      context.index,
    );
    if (other === null) return { kind: 'not-posted', why: 'no-bank-account-for-currency' };
    const draft = withChoices(draftTransfer(basis, direction, { value: other, why: ruleWhy(movement) }));
    return blockedBy(draft, basis, context) ?? proposeDraft(draft, mode);
  }
  if (direction === 'out') {
    const message = 'Money out cannot be posted as Receive Money. Choose a transfer for withdrawals, or none.';
    return { kind: 'block', reason: { code: 'not-supported', message }, document: null, explanation: [] };
  }
  const line = dated(ruleLine(movement, rule, context.overrideOf(movement)), basis);
  const draft = withChoices(draftBankTransaction(basis, line, context.index));
  return blockedBy(draft, basis, context) ?? proposeDraft(draft, mode);
}

/** What the settings say about movements of its kind; null for card movements, and where nothing was set. */
export function ruleFor({ kind }: Pick<Movement, 'kind'>, settings: Settings): MovementRule | null {
  const { topUps, withdrawals, rewards } = settings.movements;
  if (kind === 'reward') return rewards ?? null;
  if (kind === 'withdrawal') return withdrawals ?? null;
  return kind === 'top-up' ? (topUps ?? null) : null;
}

interface DatedBasis extends DraftBasis {
  readonly date: PostingDay;
  /** What a person chose for the movement, also where only the day of its invoice asks for it. */
  readonly choice: OpenDayChoice | null;
}

function dated(line: LineCoding, { date }: DatedBasis): LineCoding {
  return { ...line, description: datedDescription(line.description, date) };
}

function basisOf(movement: Understood, context: PlanContext): DatedBasis {
  const { organisation } = context.reference;
  const code = context.accountsById.get(movement.accountId)?.bankAccount;
  const happened = movement.settledAt === null ? 'was authorised; it has no settlement day' : 'settled';
  const ownDay = {
    value: movement.day,
    why: `The day it ${happened}, by the time zone of the organisation (${organisation.timeZone}).`,
  };
  const choice = context.openDays?.get(movement.id) ?? null;
  return {
    reference: markerOf(movement.id),
    date: postingDay(ownDay, choice),
    choice,
    amountMinor: Math.abs(movement.amountMinor),
    currency: movement.currency,
    bankAccount: {
      value:
        code === undefined
          ? missing('bank-account-missing', `The account ${movement.accountId} has no bank account in Xero yet`)
          : bankAccountPart(context.index, code, movement.currency),
      why: `The bank account that ${movement.accountId} is linked to.`,
    },
  };
}

/** What stops a document whatever it says goes first. */
function blockedBy(draft: Draft, basis: DatedBasis, context: PlanContext): PlanOutcome | null {
  const isMoved = basis.date.movedFrom !== null;
  const first = preFlightProblem(basis, context, isMoved) ?? billDayProblem(draft, basis, context) ?? draft.problems[0];
  if (first === undefined) return null;
  const { document, explanation, keeps = null } = draft;
  return { kind: 'block', reason: withAdvice(first), document, explanation, keeps };
}

/** A bill has a day of its own beside that of its payment. */
function billDayProblem({ document }: Draft, { choice }: DatedBasis, { reference }: PlanContext): Reason | null {
  if (document === null || !isBill(document)) return null;
  const isChosen = choice?.day === document.date;
  return lockProblem(document.date, reference.organisation, reference.user?.role ?? null, isChosen);
}

function heldForVat(movement: Understood, draft: Draft, context: PlanContext): PlanOutcome | null {
  const { document, explanation, keeps = null } = draft;
  if (document === null || document.kind === 'transfer') return null;
  const rate = context.index.taxRate(document.taxType);
  const vatRate = movement.invoice?.vatRate ?? null;
  if (rate === null || vatRate === null || !vatDiffers(rate, vatRate)) return null;
  const message =
    `The invoice confirmed in Cledara has VAT at ${percent(vatRate * 100)}, and the tax rate ${taxLabel(rate)} ` +
    `is ${percent(rate.effectiveRate ?? 0)}. Choose another tax rate, or approve it as it is.`;
  return { kind: 'hold', reason: { code: 'vat-differs', message }, document, explanation, keeps };
}

function heldByGate(
  movement: Understood,
  coding: ResolvedCoding,
  { document, explanation, keeps = null }: Draft,
  { settings, carriedFields }: PlanContext,
): PlanOutcome | null {
  const carried = () => carriedFields?.(movement.id) ?? [];
  const reason = gateProblem(movement, coding, settings.accountingFields ?? [], carried);
  return reason === null ? null : { kind: 'hold', reason, document, explanation, keeps };
}

/** At most two decimals, without noise: 20%, 5.5%. */
function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** A draft without problems has a document; anything else would be a mistake in the drafting. */
function proposeDraft({ document, explanation, keeps = null }: Draft, mode: ApprovalMode): PlanOutcome {
  if (document === null) throw new Error('A draft has neither a document nor a problem.');
  return { kind: 'propose', document, explanation, mode, keeps };
}
