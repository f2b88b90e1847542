import { classifyMovement, type MovementKind } from '../../../../shared/domain/movement.ts';

/** What of a line decides its kind. */
export interface LineFacts {
  /** The cell of the column "Type"; empty where there is none. */
  readonly type: string;
  readonly accountType: 'saasMain' | 'spend';
  /** The cell of "Money move", such as `debit`; empty where there is none. */
  readonly direction: string;
  readonly amountMinor: number;
  readonly hasCard: boolean;
  readonly hasApplication: boolean;
  readonly description: string;
  readonly comment: string | null;
  /** Some line of the file names a card, so that one without has none. */
  readonly cardsAreTold: boolean;
  /** The file has a place for applications, so that a line without has none. */
  readonly applicationsAreTold: boolean;
}

/** Cledara's own names for its types (API v1: Transaction.type), and how people write them. Compared without case and signs. */
const typeByName: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cardSend: ['cardsend', 'cardpayment', 'cardpurchase', 'purchase'],
    cardReceive: ['cardreceive', 'cardrefund', 'refund'],
    transferReceive: ['transferreceive', 'incomingtransfer', 'topup', 'accounttopup'],
    transferSend: ['transfersend', 'outgoingtransfer', 'withdrawal'],
    applicationTopUp: ['applicationtopup', 'cardtopup', 'budgettopup'],
    applicationFlush: ['applicationflush', 'cardflush', 'budgetflush'],
    other: ['other', 'repayment', 'reward', 'rewards'],
  }).flatMap(([type, aliases]) => aliases.map((alias) => [alias, type] as const)),
);

const internalWords = /\b(top.?up|flush)\b/i;
/** Cledara's own wordings of money that comes from a bank account or goes to one; repayments have ` | N/A` or say so. */
const transferWords = /\b(top.?up|transfer|withdrawal|deposit|repayment)\b|^ ?\| N\/A$/i;

/**
 * The kind of an exported line. Where the export has no type, an application or a card makes it a card payment, or its
 * refund, and Cledara's wording a transfer. What may be one or the other, or a move between the main account and an
 * application's balance, is not taken for either: it is `unknown`, and a person looks.
 */
export function classifyLine(facts: LineFacts): {
  readonly kind: MovementKind;
  readonly notUnderstood: readonly string[];
} {
  const direction = facts.direction.trim().toLowerCase();
  if (direction === 'debit' && facts.amountMinor > 0) {
    return unknown('Its "Money move" says money out, but its amount says money in');
  }
  if (direction === 'credit' && facts.amountMinor < 0) {
    return unknown('Its "Money move" says money in, but its amount says money out');
  }
  const type = typeOf(facts);
  if (type === null) {
    return unknown(
      facts.hasApplication
        ? "It names an application but no card, so it may be a move between the main account and the application's own balance"
        : 'It names neither an application nor a card, so it may be a card payment or a transfer',
    );
  }
  const { kind, notUnderstood } = classifyMovement({ ...facts, type });
  return { kind, notUnderstood };
}

function typeOf(facts: LineFacts): string | null {
  const { amountMinor, hasApplication, hasCard, description, comment } = facts;
  if (facts.type.trim() !== '') return typeByName.get(facts.type.toLowerCase().replace(/[^a-z]+/g, '')) ?? facts.type;
  if (/cledara rewards/i.test(`${description}\n${comment ?? ''}`)) return 'other';
  const byCard = amountMinor > 0 ? 'cardReceive' : 'cardSend';
  if (hasCard) return byCard;
  if (hasApplication) return facts.cardsAreTold || internalWords.test(description) ? null : byCard;
  if (transferWords.test(description)) return amountMinor > 0 ? 'transferReceive' : 'transferSend';
  if (amountMinor > 0) return facts.cardsAreTold ? 'transferReceive' : null;
  return facts.cardsAreTold || facts.applicationsAreTold ? null : 'cardSend';
}

function unknown(reason: string): { readonly kind: 'unknown'; readonly notUnderstood: readonly string[] } {
  return { kind: 'unknown', notUnderstood: [reason] };
}
