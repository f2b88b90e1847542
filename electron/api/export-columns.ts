import type { PushDocument } from '../../shared/domain/document.ts';
import { formatMinor } from '../../shared/domain/money.ts';
import { isPending, movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { spreadsheetText } from '../../shared/domain/spreadsheet-text.ts';
import type { Attachment } from '../ports/ledger.ts';

/** Everything that is known of one movement. */
export interface ExportRow {
  readonly movement: StoredMovement;
  readonly proposal: Proposal | null;
  readonly attachment: Attachment | null;
  readonly timeZone: string;
}

/** Text that a service or a person wrote becomes text for sure; a number is written as it is. */
type Cell = string | number | { readonly amount: string } | null | undefined;

/** The columns of the export of transactions, in their order. Their names are a public interface: docs/automation.md. */
const columns: readonly (readonly [name: string, cell: (row: ExportRow) => Cell])[] = [
  ['transaction_id', ({ movement }) => movement.id],
  ['account', ({ movement }) => movement.accountId],
  ['kind', ({ movement }) => movement.kind],
  ['state', ({ movement }) => stateOf(movement)],
  ['day', ({ movement, timeZone }) => movementDay(movement, timeZone)],
  ['authorised_at', ({ movement }) => movement.authorisedAt],
  ['settled_at', ({ movement }) => movement.settledAt],
  ['released_at', ({ movement }) => movement.releasedAt],
  ['amount', ({ movement }) => money(movement.amountMinor, movement.currency)],
  ['currency', ({ movement }) => movement.currency],
  ['merchant_amount', ({ movement }) => decimal(movement.local?.amount)],
  ['merchant_currency', ({ movement }) => movement.local?.currency],
  ['description', ({ movement }) => movement.description],
  ['comment', ({ movement }) => movement.comment],
  ['application', ({ movement }) => movement.application?.name],
  ['application_id', ({ movement }) => movement.application?.id],
  ['card_last4', ({ movement }) => movement.card?.last4],
  ['card_owner', ({ movement }) => movement.card?.ownerName],
  ['invoice', ({ movement }) => (movement.hasInvoice ? 'yes' : 'no')],
  ['invoice_number', ({ movement }) => movement.invoice?.number],
  ['invoice_date', ({ movement }) => movement.invoice?.date],
  ['invoice_vat_name', ({ movement }) => movement.invoice?.vatName],
  ['invoice_vat_percent', ({ movement }) => percent(movement.invoice?.vatRate)],
  ['not_understood', ({ movement }) => movement.notUnderstood.join('; ')],
  ['first_seen_at', ({ movement }) => movement.firstSeenAt],
  ['xero_state', ({ proposal }) => proposal?.state],
  ['xero_reason_code', ({ proposal }) => proposal?.reason.code],
  ['xero_reason', ({ proposal }) => proposal?.reason.message],
  ['xero_document', ({ proposal }) => proposal?.document?.kind],
  ['xero_reference', ({ proposal }) => proposal?.document?.reference],
  ['xero_date', ({ proposal }) => proposal?.document?.date],
  ['xero_bank_account', ({ proposal }) => bankAccountOf(proposal?.document)],
  ['xero_contact', ({ proposal }) => postingOf(proposal)?.contact.name],
  ['xero_account', ({ proposal }) => codeOf(postingOf(proposal)?.account)],
  ['xero_account_name', ({ proposal }) => postingOf(proposal)?.account.name],
  ['xero_tax_type', ({ proposal }) => postingOf(proposal)?.taxType],
  ['xero_description', ({ proposal }) => postingOf(proposal)?.description],
  ['xero_tracking_1', ({ proposal }) => trackingOf(proposal, 0)],
  ['xero_tracking_2', ({ proposal }) => trackingOf(proposal, 1)],
  ['xero_id', ({ proposal }) => proposal?.remote?.id],
  ['settings_version', ({ proposal }) => proposal?.settingsVersion],
  ['approved_by', ({ proposal }) => proposal?.approvedBy],
  ['approved_at', ({ proposal }) => proposal?.approvedAt],
  // A pushed item changes no more but to be undone, so its last change is its arrival.
  ['pushed_at', ({ proposal }) => (proposal?.state === 'pushed' ? proposal.updatedAt : null)],
  ['attachment', ({ attachment }) => attachment?.state],
  ['attachment_file', ({ attachment }) => attachment?.fileName],
  ['attachment_problem', ({ attachment }) => attachment?.problem?.message],
];

export const columnNames: readonly string[] = columns.map(([name]) => name);

export function cellsOf(row: ExportRow): readonly string[] {
  return columns.map(([, cell]) => textOf(cell(row)));
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? spreadsheetText(cell) : cell.amount;
}

function stateOf(movement: StoredMovement): 'released' | 'no-longer-listed' | 'pending' | 'settled' {
  if (movement.releasedAt !== null) return 'released';
  if (movement.unlisted !== null) return 'no-longer-listed';
  return isPending(movement) ? 'pending' : 'settled';
}

function money(amountMinor: number | null, currency: string | null): Cell {
  return amountMinor === null || currency === null ? null : { amount: formatMinor(amountMinor, currency) };
}

/** Only what is a number goes as one. */
function decimal(amount: string | undefined): Cell {
  return amount !== undefined && /^-?\d+(\.\d+)?$/.test(amount) ? { amount } : amount;
}

/** 0.2 as 20, without the noise of fractions. */
function percent(rate: number | null | undefined): Cell {
  return rate === null || rate === undefined ? null : Number((rate * 100).toFixed(6));
}

type Posting = Exclude<PushDocument, { readonly kind: 'transfer' }>;

function postingOf(proposal: Proposal | null): Posting | null {
  const document = proposal?.document ?? null;
  return document === null || document.kind === 'transfer' ? null : document;
}

function bankAccountOf(document: PushDocument | null | undefined): Cell {
  if (document === null || document === undefined) return null;
  if (document.kind !== 'transfer') return codeOf(document.bankAccount);
  return `${codeOf(document.fromBankAccount)} to ${codeOf(document.toBankAccount)}`;
}

function codeOf(account: { readonly code: string | null; readonly name: string } | undefined): string | null {
  return account === undefined ? null : (account.code ?? account.name);
}

function trackingOf(proposal: Proposal | null, place: 0 | 1): Cell {
  const tracking = postingOf(proposal)?.tracking[place];
  return tracking === undefined ? null : `${tracking.category}: ${tracking.option}`;
}
