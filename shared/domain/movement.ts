import { type Instant, type PlainDate, plainDateOf } from './plain-date.ts';

/** `CURRENCY:saas` or `CURRENCY:spend`. Cledara has no account id; saasMain, application and others belong to `saas`. */
export type AccountId = string;

export type MovementKind =
  | 'purchase' // cardSend, money out
  | 'refund' // cardReceive, money in
  | 'top-up' // transferReceive, or a repayment
  | 'withdrawal' // transferSend
  | 'reward' // "Cledara Rewards"
  | 'internal' // applicationTopUp, applicationFlush: both sides lie in one Xero account
  | 'unknown'; // something in it was not understood; see notUnderstood

/** Stands for a date that could not be read. Always the same, so that reading the row again changes nothing. */
export const unreadableInstant: Instant = '1970-01-01T00:00:00.000Z';

/** What Cledara told us about one movement, normalised. */
export interface Movement {
  /** Cledara's transaction id; where the row had none, `unidentified-` and a hash of the row. */
  readonly id: string;
  readonly kind: MovementKind;
  /** Null where currency or account type was not understood. */
  readonly accountId: AccountId | null;
  /** Account-currency amount in minor units, negative for money out. Null where it was not understood. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Amount and currency at the merchant, as exact decimal text, only where it differs from the account's. */
  readonly local: { readonly amount: string; readonly currency: string } | null;
  readonly description: string;
  readonly comment: string | null;
  readonly application: { readonly id: string; readonly name: string } | null;
  readonly authorisedAt: Instant;
  readonly settledAt: Instant | null;
  readonly card: { readonly last4: string; readonly ownerName: string } | null;
  readonly hasInvoice: boolean;
  /** Only for invoices that were confirmed in Cledara. `vatRate` is a fraction, 0 to 1. */
  readonly invoice: {
    readonly number: string | null;
    readonly date: string | null;
    readonly vatName: string | null;
    readonly vatRate: number | null;
  } | null;
  /** In words for the person; empty unless kind is `unknown`. */
  readonly notUnderstood: readonly string[];
}

/** A movement as the ledger keeps it. */
export interface StoredMovement extends Movement {
  readonly firstSeenAt: Instant;
  /** When it had vanished from Cledara's list while pending: the authorisation was released. Null while it is there. */
  readonly releasedAt: Instant | null;
  /** Settled, and yet missing in Cledara's list when that was last read whole; null while it is there. */
  readonly unlisted: Unlisted | null;
}

/** A settled movement that Cledara's list has no more: deleted or merged there, or out of the sight of the API key's owner. */
export interface Unlisted {
  /** When it was first missed. */
  readonly since: Instant;
  /** When a person said that it stands all the same; null while nobody has. */
  readonly answeredAt: Instant | null;
}

/** What of a row decides its kind. `type` and `accountType` as Cledara writes them. */
export interface MovementFacts {
  readonly type: string;
  readonly accountType: string;
  /** Null where the amount was not understood; the caller has the words for that and adds them. */
  readonly amountMinor: number | null;
  readonly hasCard: boolean;
  readonly description: string;
  readonly comment: string | null;
}

const knownAccountTypes: ReadonlySet<string> = new Set(['application', 'saasMain', 'spend', 'others']);

/** Kinds by Cledara's `type`, with the sign that the amount must not have. `other` is looked at more closely. */
const kindByType: ReadonlyMap<string, { readonly kind: MovementKind; readonly wrongSign: 1 | -1 | null }> = new Map([
  ['cardSend', { kind: 'purchase', wrongSign: 1 }],
  ['cardReceive', { kind: 'refund', wrongSign: -1 }],
  ['transferReceive', { kind: 'top-up', wrongSign: -1 }],
  ['transferSend', { kind: 'withdrawal', wrongSign: 1 }],
  ['applicationTopUp', { kind: 'internal', wrongSign: null }],
  ['applicationFlush', { kind: 'internal', wrongSign: null }],
] as const);

/**
 * What kind of movement a row is. Cledara's `type` decides; rewards are told by their text, and repayments are of type
 * `other` on the main account, without a card, money in. Whatever does not fit is `unknown`, with the reasons in words.
 */
export function classifyMovement(facts: MovementFacts): {
  readonly kind: MovementKind;
  readonly notUnderstood: readonly string[];
} {
  const notUnderstood: string[] = [];
  if (!knownAccountTypes.has(facts.accountType)) {
    notUnderstood.push(`Cledara gives its account type as "${facts.accountType}", which this version does not know`);
  }
  const kind = kindOf(facts, notUnderstood);
  if (notUnderstood.length > 0 || facts.amountMinor === null) return { kind: 'unknown', notUnderstood };
  return { kind, notUnderstood };
}

function kindOf(facts: MovementFacts, notUnderstood: string[]): MovementKind {
  const isReward = (facts.type === 'other' || facts.type === 'transferReceive') && mentionsRewards(facts);
  const rule =
    isReward || isRepayment(facts)
      ? { kind: isReward ? ('reward' as const) : ('top-up' as const), wrongSign: -1 }
      : kindByType.get(facts.type);
  if (!rule) {
    notUnderstood.push(
      facts.type === 'other'
        ? 'Cledara gives its type as "other", and it has neither the form of a repayment nor that of a reward'
        : `Cledara gives its type as "${facts.type}", which this version does not know`,
    );
    return 'unknown';
  }
  if (facts.amountMinor !== null && rule.wrongSign !== null && Math.sign(facts.amountMinor) === rule.wrongSign) {
    const [found, expected] = rule.wrongSign > 0 ? ['in', 'out'] : ['out', 'in'];
    notUnderstood.push(`Its amount says money ${found}, but its type "${facts.type}" says money ${expected}`);
  }
  return rule.kind;
}

function mentionsRewards(facts: MovementFacts): boolean {
  return /cledara rewards/i.test(facts.description) || /cledara rewards/i.test(facts.comment ?? '');
}

/** Money out of this form is no repayment, and nothing else that is known. */
function isRepayment(facts: MovementFacts): boolean {
  return facts.type === 'other' && facts.accountType === 'saasMain' && !facts.hasCard && (facts.amountMinor ?? 0) >= 0;
}

/** The account a movement belongs to; null where currency or account type is not of a known form. */
export function accountIdOf(currency: string, accountType: string): AccountId | null {
  if (!/^[A-Z]{3}$/.test(currency) || !knownAccountTypes.has(accountType)) return null;
  return `${currency}:${accountType === 'spend' ? 'spend' : 'saas'}`;
}

/** Cledara's description where it names somebody, else empty: repayments have ` | N/A` (notes on the live API, 2026-09-14). */
export function namingText(description: string): string {
  return /^[\s|]*N\/A[\s|]*$/i.test(description) ? '' : description;
}

/** Cledara lists it no more, and nobody has said that it stands all the same. */
export function isGone({ unlisted }: Pick<StoredMovement, 'unlisted'>): boolean {
  return unlisted !== null && unlisted.answeredAt === null;
}

/** Only card movements settle; a repayment or a reward never gets a settlement day, and is not pending for that. */
export function isPending(movement: Movement): boolean {
  return (movement.kind === 'purchase' || movement.kind === 'refund') && movement.settledAt === null;
}

/** The movement's own day in `timeZone`: when it settled, or where it has not, when it was authorised. */
export function movementDay(movement: Movement, timeZone: string): PlainDate {
  return plainDateOf(movement.settledAt ?? movement.authorisedAt, timeZone);
}
