import type { LedgerView } from '../../../electron/ports/ledger.ts';
import type { Services } from '../../../electron/sandbox/sandbox.ts';
import type { XeroOrganisation } from '../../../electron/sandbox/world/xero-organisation.ts';
import { markerInUrl } from '../../../shared/domain/source-url.ts';
import type { Truth } from './truth.ts';

interface Standing {
  readonly id: string;
  readonly marker: string | null;
  /** Signed, minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** Code of the bank account that the money leaves, or arrives in; null for a bill. */
  readonly bankAccount: string | null;
  /** Null where Cledara's invoice says the day. */
  readonly day: string | null;
  readonly what: string;
}

const bankAccounts: Readonly<Record<string, string>> = { GBP: '090', EUR: '092' };

/** The day that posting starts on. */
const startingDay = '2026-05-01';

const payingTypes = new Set(['cardSend', 'cardReceive', 'transferReceive', 'other']);

/** What must be so at every moment, whatever has happened: one sentence for each thing that is not. */
export function brokenInvariants(services: Services, truth: Truth, ledger: LedgerView): readonly string[] {
  const standing = standingIn(services.world.xero);
  return [
    ...twice(standing),
    ...strangers(standing, truth),
    ...unwanted(standing, truth),
    ...paidTwice(services.world.xero),
    ...unaccepted(standing, truth, ledger),
    ...emptyClaims(standing, truth, ledger),
    ...contactsTwice(services.world.xero),
    ...filesTwice(services.world.xero, standing),
  ];
}

/** What this program made and that counts in Xero's books. A bill counts once, with what it owes, paid or not. */
/** Something of ours about this movement is in Xero: its bill whose payment is still to come, or what books from before know nothing of. */
export function standsInXero({ world }: Services, truth: Truth, movementId: string): boolean {
  return standingIn(world.xero).some(({ marker }) => truth.ofMarker(marker)?.id === movementId);
}

function standingIn(xero: XeroOrganisation): readonly Standing[] {
  const currencyOf = (accountId: string): string => xero.account(accountId)?.currency ?? '?';
  const codeOf = (accountId: string): string => xero.account(accountId)?.code ?? '?';
  const transactions = xero.bankTransactions
    .filter(({ status, postedBy }) => status === 'AUTHORISED' && postedBy === 'api')
    .map((one) => ({
      id: one.bankTransactionId,
      marker: one.reference,
      amountMinor: one.type === 'SPEND' ? -one.totalMinor : one.totalMinor,
      currency: currencyOf(one.bankAccountId),
      bankAccount: codeOf(one.bankAccountId),
      day: one.date,
      what: one.type,
    }));
  const transfers = xero.bankTransfers
    .filter(({ status, postedBy }) => status === 'AUTHORISED' && postedBy === 'api')
    .map((one) => ({
      id: one.bankTransferId,
      marker: one.reference,
      amountMinor: one.amountMinor,
      currency: currencyOf(one.toBankAccountId),
      bankAccount: codeOf(one.toBankAccountId),
      day: one.date,
      what: 'transfer',
    }));
  const bills = xero.bills.billShelf.items
    .filter(({ status }) => status !== 'VOIDED' && status !== 'DELETED')
    .map((one) => ({
      id: one.billId,
      marker: markerInUrl(one.url ?? '') ?? one.number,
      amountMinor: one.type === 'ACCPAY' ? -one.totalMinor : one.totalMinor,
      currency: one.currency,
      bankAccount: null,
      day: one.date,
      what: one.type,
    }));
  return [...transactions, ...transfers, ...bills];
}

function twice(standing: readonly Standing[]): readonly string[] {
  const seen = new Map<string, Standing>();
  return standing.flatMap((one) => {
    const first = one.marker === null ? undefined : seen.get(one.marker);
    if (one.marker !== null) seen.set(one.marker, one);
    return first === undefined ? [] : [`Xero has ${one.marker} twice: as ${first.what} and as ${one.what}`];
  });
}

/** Every document is some movement's, of its amount, and none of one that has not settled. */
function strangers(standing: readonly Standing[], truth: Truth): readonly string[] {
  return standing.flatMap((one) => {
    const known = truth.ofMarker(one.marker);
    if (known === null) return [`Xero has a document of ours that is no movement's: ${one.what} ${one.marker}`];
    if (!payingTypes.has(known.type)) return [`${one.marker} is of a kind that is not posted: ${known.type}`];
    if (one.currency !== known.currency)
      return [`${one.marker} is in ${one.currency}, its movement in ${known.currency}`];
    if (one.bankAccount !== null && one.bankAccount !== bankAccounts[known.currency])
      return [`${one.marker} is on the bank account ${one.bankAccount}`];
    if (one.day !== null && !known.days.has(one.day))
      return [`${one.marker} is dated ${one.day}, its movement settled on ${[...known.days].join(' or ')}`];
    if (one.day !== null && one.day < startingDay) return [`${one.marker} lies before the starting day: ${one.day}`];
    if (truth.editedByHand.has(one.id) || known.settledAmounts.has(one.amountMinor)) return [];
    return [
      `${one.marker} is of ${one.amountMinor}, its movement settled at ${[...known.settledAmounts].join(' or ')}`,
    ];
  });
}

/** What a person left out, or took out, does not come back by itself. */
function unwanted(standing: readonly Standing[], truth: Truth): readonly string[] {
  return standing.flatMap(({ marker }) => {
    const known = truth.ofMarker(marker);
    return known !== null && truth.unwanted.has(known.id)
      ? [`${marker} stands in Xero, and a person did not want it`]
      : [];
  });
}

function paidTwice({ bills }: XeroOrganisation): readonly string[] {
  return bills.billShelf.items.flatMap(({ billId, number }) => {
    const standing = bills.paymentsOf(billId).filter(({ status }) => status === 'AUTHORISED');
    return standing.length <= 1 ? [] : [`The bill ${number} has ${standing.length} payments`];
  });
}

/** Every document that stands was accepted by somebody, or by a rule. */
function unaccepted(standing: readonly Standing[], truth: Truth, ledger: LedgerView): readonly string[] {
  if (truth.booksAreOld) return [];
  return standing.flatMap((one) => {
    const known = truth.ofMarker(one.marker);
    if (known === null || truth.accepted.has(known.id)) return [];
    const events = ledger.activity({ movementId: known.id, limit: 200 });
    if (!events.some(({ event }) => event === 'accept')) return [`${one.marker} stands in Xero and nobody accepted it`];
    truth.accepted.add(known.id);
    return [];
  });
}

/** What the books call pushed stands in Xero, unless a person took it away there, or it is being taken out and nobody knows yet. */
function emptyClaims(standing: readonly Standing[], truth: Truth, ledger: LedgerView): readonly string[] {
  const ids = new Map(standing.map((one) => [one.id, one.marker]));
  const changing = new Set(ledger.openChanges().flatMap(({ items }) => items.map(({ proposalId }) => proposalId)));
  return [...ledger.proposals(['pushed'])].flatMap(({ id: proposalId, movementId, remote }) => {
    const id = remote?.id ?? '';
    if (truth.deletedByHand.has(id) || changing.has(proposalId)) return [];
    const known = truth.movements.get(movementId);
    return ids.get(id) === known?.marker
      ? []
      : [`The books call ${known?.marker} pushed, and Xero has no such document`];
  });
}

function contactsTwice({ contacts }: XeroOrganisation): readonly string[] {
  const names = contacts.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name.toLowerCase());
  const again = names.filter((name, index) => names.indexOf(name) !== index);
  return again.map((name) => `Xero has the contact ${name} twice`);
}

function filesTwice(xero: XeroOrganisation, standing: readonly Standing[]): readonly string[] {
  return standing.flatMap(({ id, marker }) => {
    const names = xero.attachmentsOf(id).map(({ fileName }) => fileName);
    return names.length <= 1 ? [] : [`${marker} carries ${names.length} files: ${names.join(', ')}`];
  });
}

/** The window that was read is never ahead of its rows: what Cledara listed when the sync began is in the books. */
export function unreadRows(listed: readonly string[], ledger: LedgerView): readonly string[] {
  return listed.flatMap((id) =>
    ledger.movement(id) === null ? [`Cledara listed ${id} before a whole read, and the books lack it`] : [],
  );
}

/** States in which something is still to be done; none is left once all faults have ended and time has passed. */
const unfinished = ['approved', 'sending', 'uncertain', 'waiting', 'proposed'] as const;

/** What must be so when nothing goes wrong any more and everybody has had time. */
export function unfinishedBusiness(
  services: Services,
  truth: Truth,
  ledger: LedgerView,
  wasTouched: boolean,
): readonly string[] {
  const open = [...ledger.proposals(unfinished)].map(
    ({ movementId, state, reason }) => `${movementId} is still ${state}: ${reason.message}`,
  );
  if (ledger.openBatches().length > 0) open.push(`${ledger.openBatches().length} requests are still open`);
  if (ledger.openChanges().length > 0) open.push(`${ledger.openChanges().length} changes are still open`);
  return [...open, ...(wasTouched ? [] : missing(services, truth, ledger))];
}

/** Where no person has interfered, all that settled is in Xero, to the penny, and its invoice with it. */
function missing(services: Services, truth: Truth, ledger: LedgerView): readonly string[] {
  const { cledara, xero } = services.world;
  const standing = new Map(standingIn(xero).map((one) => [one.marker, one]));
  return cledara.transactions.flatMap((row) => {
    const known = truth.movements.get(row.id);
    if (known === undefined || (row.settledAt === undefined && row.type !== 'other')) return [];
    if ([...known.days].some((day) => day < startingDay)) return [];
    const found = standing.get(known.marker);
    const proposal = ledger.proposal(row.id);
    if (found === undefined)
      return [`${known.marker} settled and is not in Xero: ${proposal?.state} (${proposal?.reason.message})`];
    const amountMinor = Math.round(row.amount * 100);
    if (found.amountMinor !== amountMinor)
      return [`${known.marker} stands at ${found.amountMinor}, not ${amountMinor}`];
    if (row.hasInvoice && xero.attachmentsOf(found.id).length === 0) return [`${known.marker} lacks its invoice`];
    return [];
  });
}
