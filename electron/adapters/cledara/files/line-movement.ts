import { fileApplicationId } from '../../../../shared/domain/file-application.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { AccountId, Movement } from '../../../../shared/domain/movement.ts';
import { instantOnDay, type PlainDate } from '../../../../shared/domain/plain-date.ts';
import type { ExportedLine } from '../../../ports/cledara-files.ts';
import { classifyLine } from './classify-line.ts';

/** One line, its cells read. */
export interface LineText {
  readonly line: number;
  readonly fileId: string | null;
  readonly accountId: AccountId;
  readonly currency: string;
  readonly amountMinor: number;
  readonly day: PlainDate;
  readonly settledDay: PlainDate | null;
  readonly isPending: boolean;
  readonly type: string;
  readonly direction: string;
  readonly application: string | null;
  readonly description: string;
  readonly comment: string | null;
  readonly last4: string | null;
  readonly owner: string;
  readonly local: { readonly minor: number; readonly currency: string } | null;
  readonly invoice: NonNullable<Movement['invoice']>;
  readonly rawJson: string;
}

/** What the file as a whole says about the cells that a line lacks. */
export interface ExportLook {
  readonly cardsAreTold: boolean;
  readonly applicationsAreTold: boolean;
}

/** A line as a movement, as the API's rows become movements. A file tells days, and no time of day. */
export function lineMovement(text: LineText, look: ExportLook): ExportedLine {
  const { application, accountId, amountMinor, currency, last4, owner, invoice } = text;
  const { kind, notUnderstood } = classifyLine({
    ...text,
    ...look,
    accountType: accountId.endsWith(':spend') ? 'spend' : 'saasMain',
    hasCard: last4 !== null,
    hasApplication: application !== null,
  });
  // Repayments and rewards have no settlement by nature; what has a card is settled unless it says that it is pending.
  const neverSettles = text.settledDay === null && (kind === 'reward' || kind === 'top-up');
  const settledDay = text.isPending || neverSettles ? null : (text.settledDay ?? text.day);
  const isConfirmed = Object.values(invoice).some((value) => value !== null);
  const movement: Omit<Movement, 'id'> = {
    kind,
    accountId,
    amountMinor,
    currency,
    local: localOf(text),
    description: text.description,
    comment: text.comment,
    application: application === null ? null : { id: fileApplicationId(application), name: application },
    authorisedAt: instantOnDay(text.day),
    settledAt: settledDay === null ? null : instantOnDay(settledDay),
    card: last4 === null ? null : { last4, ownerName: owner },
    hasInvoice: false, // the ZIP brings it
    invoice: isConfirmed ? invoice : null,
    notUnderstood,
  };
  return { line: text.line, fileId: text.fileId, movement, rawJson: text.rawJson };
}

/** With the sign of the account's amount: exports differ in whether they write one. */
function localOf({ local, currency, amountMinor }: LineText): Movement['local'] {
  if (local === null) return null;
  const minor = Math.abs(local.minor) * (amountMinor < 0 ? -1 : 1);
  if (local.currency === currency && minor === amountMinor) return null;
  return { amount: formatMinor(minor, local.currency), currency: local.currency };
}
