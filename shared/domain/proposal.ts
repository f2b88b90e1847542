import type { PushDocument, RemoteKind } from './document.ts';
import type { Instant } from './plain-date.ts';

/**
 * pending   a card movement that has not settled
 * proposed  complete; waits for a person (mode `review`)
 * held      a person must look: held by hand, not understood, VAT differs, perhaps in Xero already (see reason.code)
 * approved  accepted, document frozen; the next push sends it
 * sending   part of a request that is about to leave, or has left and was not yet answered
 * uncertain the answer was lost; never sent again before it was looked up or the same key can be used
 * waiting   accepted, but a limit or back-off says not before `waitingUntil`
 * blocked   Xero would refuse it, or did; frees itself when the cause is gone
 * pushed    in Xero, confirmed
 * excluded  left out by a person or because its authorisation was released
 * in-xero   found in Xero, posted by someone else; adopted
 * undone    taken out of Xero again by this app
 */
export type ProposalState =
  | 'pending'
  | 'proposed'
  | 'held'
  | 'approved'
  | 'sending'
  | 'uncertain'
  | 'waiting'
  | 'blocked'
  | 'pushed'
  | 'excluded'
  | 'in-xero'
  | 'undone';

/** Why a proposal is in its state: a code for programs and filters, a sentence for people. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

export type ReasonCode =
  | 'not-settled'
  | 'review' // mode is review
  | 'by-hand' // held or excluded by a person
  | 'handled-elsewhere' // excluded: a person says that it was booked in another way
  | 'not-understood'
  | 'vat-differs'
  | 'invoice-missing' // set to go out only with its invoice
  | 'vat-not-confirmed' // set to go out only once its VAT is confirmed in Cledara
  | 'accounting-fields-missing' // set to go out only with its accounting fields in Cledara
  | 'maybe-in-xero'
  | 'maybe-imported' // the API and an imported file may both tell of it, or Cledara gave it another id
  | 'deleted-in-xero'
  | 'half-undone' // its payment was taken out of Xero, and the bill not yet
  | 'xero-remark' // pushed, and Xero had something to remark about it
  | 'changed-in-xero' // pushed, and someone changed the document there since
  | 'released'
  | 'no-longer-listed' // settled, and Cledara's list has it no more: held, or asked about where it is in Xero
  | 'not-to-be-posted' // settings changed so that it no longer goes out
  | 'account-missing'
  | 'account-archived'
  | 'account-not-usable'
  | 'bank-account-missing'
  | 'bank-account-archived'
  | 'bank-account-currency'
  | 'tax-type-missing'
  | 'tax-type-not-legal'
  | 'tracking-missing'
  | 'contact-missing'
  | 'contact-archived'
  | 'lock-date'
  | 'date-in-future'
  | 'plan-limit' // the organisation's plan in Xero does not allow it
  | 'currency-not-subscribed'
  | 'role-too-low'
  | 'consent-too-narrow' // what was agreed to in Xero does not cover bills and their payments
  | 'not-coded' // no account or tax type was chosen
  | 'not-supported' // a kind of document this version does not make
  | 'changed-in-cledara' // changed there after it was approved, or pushed: what is to stand is a person's to say
  | 'rejected-by-xero'
  | 'answer-lost'
  | 'rate-limited'
  | 'approved'
  | 'in-xero'
  | 'in-xero-by-hand' // a person says which document in Xero it is
  | 'adopted' // found in Xero under our own reference
  | 'pushed'
  | 'undone';

/** Left out by a person, one way or the other: planning leaves it alone, and its look-alike in Xero counts as taken. */
export function isExcludedByPerson({ state, reason }: Pick<Proposal, 'state' | 'reason'>): boolean {
  return state === 'excluded' && (reason.code === 'by-hand' || reason.code === 'handled-elsewhere');
}

/** One field of a document and the rule that gave its value, in words. */
export interface Explanation {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

/** The intention to put one movement into Xero. One movement has at most one. */
export interface Proposal {
  readonly id: string;
  readonly movementId: string;
  readonly state: ProposalState;
  readonly reason: Reason;
  /** Null while no document can be made. Frozen (with its hash) from `approved` on. */
  readonly document: PushDocument | null;
  /** sha256 of the frozen document's canonical JSON, hex; null before acceptance. */
  readonly documentHash: string | null;
  readonly explanation: readonly Explanation[];
  /** Settings version the document was made under; null where none was in force. */
  readonly settingsVersion: number | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  /** The document in Xero that this may be the same as, once a person was shown it; else null. */
  readonly lookAlikeId: string | null;
  readonly batchId: string | null;
  readonly remote: { readonly kind: RemoteKind; readonly id: string } | null;
  readonly waitingUntil: Instant | null;
  /** The bill or credit note that is in Xero and still lacks its payment: from when it was made until it is paid. */
  readonly unpaidId: string | null;
  /** PaymentID of the payment or refund that this app made for it. */
  readonly paymentId: string | null;
  readonly updatedAt: Instant;
}

/**
 * see-pending   planning found it not settled        send          part of a request that is about to leave
 * propose       planning made a complete document    answer-lost   nobody knows whether Xero has it
 * hold          planning wants a person to look      confirm       Xero has it
 * block         Xero would refuse it                 refuse        Xero certainly said no
 * unpost        the settings no longer post it       return        certainly not in Xero: it may be sent anew
 * release       its authorisation was released       wait, resume  a limit or back-off begins, is over
 * adopt         found in Xero, posted by another     mark-deleted  found in Xero, deleted there by a person
 * made          Xero has the bill or credit note, and its payment goes next
 * accept        a person, or the rule `auto`         undo          taken out of Xero again by this app
 * differ        Xero's document was changed by someone   agree      that was accepted, or is so no more
 * unpay         this app took the payment of a bill away: it stands in Xero unpaid
 * repay         this app took the payment of a bill away to change the bill, or found it gone: it is paid anew
 * revise        this app has changed the document in Xero, on request
 * redraft       planning has another document for what was taken out; it stays out until a person approves it
 * hold-by-hand, exclude   a person                     reopen        a person takes a decision back that has not left
 */
export type ProposalEventName =
  | 'see-pending'
  | 'propose'
  | 'hold'
  | 'block'
  | 'unpost'
  | 'release'
  | 'adopt'
  | 'accept'
  | 'hold-by-hand'
  | 'exclude'
  | 'reopen'
  | 'send'
  | 'answer-lost'
  | 'made'
  | 'confirm'
  | 'refuse'
  | 'return'
  | 'wait'
  | 'resume'
  | 'mark-deleted'
  | 'undo'
  | 'unpay'
  | 'repay'
  | 'redraft'
  | 'differ'
  | 'agree'
  | 'revise';

type Row = Readonly<Partial<Record<ProposalEventName, ProposalState>>>;

/**
 * Nothing is frozen yet: planning may say something else every time, and a person may set it aside. What is undone here is a
 * bill that stands in Xero unpaid.
 */
const open: Row = {
  'see-pending': 'pending',
  propose: 'proposed',
  hold: 'held',
  block: 'blocked',
  unpost: 'excluded',
  release: 'excluded',
  adopt: 'in-xero',
  'hold-by-hand': 'held',
  exclude: 'excluded',
  undo: 'undone',
};

/** Frozen, not under way: settings no longer touch it, but it must not leave where Xero would refuse it or may have it. */
const accepted: Row = {
  hold: 'held',
  block: 'blocked',
  adopt: 'in-xero',
  'hold-by-hand': 'held',
  exclude: 'excluded',
  reopen: 'proposed',
  undo: 'undone',
};

const transitions: Readonly<Record<ProposalState, Row>> = {
  pending: open,
  proposed: { ...open, accept: 'approved' },
  held: { ...open, accept: 'approved', reopen: 'proposed' },
  blocked: open,
  // What is revised here is a bill that lacks its payment.
  approved: { ...accepted, send: 'sending', wait: 'waiting', revise: 'approved' },
  waiting: { ...accepted, resume: 'approved' },
  sending: {
    'answer-lost': 'uncertain',
    made: 'approved',
    confirm: 'pushed',
    refuse: 'blocked',
    return: 'approved',
    wait: 'waiting',
    'mark-deleted': 'held',
  },
  // `send` is the same request under the same key once more.
  uncertain: {
    send: 'sending',
    'answer-lost': 'uncertain',
    made: 'approved',
    confirm: 'pushed',
    refuse: 'blocked',
    return: 'approved',
    'mark-deleted': 'held',
  },
  pushed: {
    undo: 'undone',
    unpay: 'held',
    repay: 'approved',
    differ: 'pushed',
    agree: 'pushed',
    revise: 'pushed',
    'mark-deleted': 'held',
  },
  // Approved, it is adopted again at the next plan unless what was found is gone from Xero. Only what this app made is undone.
  'in-xero': { accept: 'approved', undo: 'undone', unpay: 'held', 'mark-deleted': 'held', reopen: 'proposed' },
  undone: { accept: 'approved', exclude: 'excluded', redraft: 'undone' },
  // It comes back when planning says so, or when a person approves it; both need a document.
  excluded: {
    accept: 'approved',
    'see-pending': 'pending',
    propose: 'proposed',
    hold: 'held',
    block: 'blocked',
    adopt: 'in-xero',
    exclude: 'excluded',
    reopen: 'proposed',
    undo: 'undone',
  },
};

/** The state that follows, or null where the event is refused. The only way to change a state. */
export function nextState(state: ProposalState, event: ProposalEventName): ProposalState | null {
  return transitions[state][event] ?? null;
}
