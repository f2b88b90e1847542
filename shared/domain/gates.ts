import { type AccountingField, isField } from './accounting-field.ts';
import type { ResolvedCoding } from './coding-rule.ts';
import type { Movement } from './movement.ts';
import type { Reason } from './proposal.ts';

/** A custom accounting field that a movement carries in Cledara. */
export interface CarriedField {
  readonly fieldId: string;
  readonly fieldName: string;
}

/**
 * What a document waits for by the settings, though Xero would take it: its invoice, a VAT rate that was confirmed in
 * Cledara, its accounting fields there. Null where nothing is missing; it goes on by itself once it is there. `carried` is
 * asked only where it matters; of the declared fields all have to be there, of others any one.
 */
export function gateProblem(
  { hasInvoice, invoice }: Pick<Movement, 'hasInvoice' | 'invoice'>,
  coding: Pick<ResolvedCoding, 'needsInvoice' | 'needsConfirmedVat' | 'needsAccountingFields'>,
  declared: readonly AccountingField[],
  carried: () => readonly CarriedField[],
): Reason | null {
  if (coding.needsInvoice.value && !hasInvoice) {
    const message =
      'It is set to go out only with its invoice, and Cledara has none yet. Upload it in Cledara, or approve this one as it is.';
    return { code: 'invoice-missing', message };
  }
  if (coding.needsConfirmedVat.value && (invoice === null || invoice.vatRate === null)) {
    const message =
      'It is set to go out only once its VAT is confirmed in Cledara. Confirm it there, or approve this one as it is.';
    return { code: 'vat-not-confirmed', message };
  }
  if (!coding.needsAccountingFields.value) return null;
  const present = carried();
  const lacking = declared.filter((field) => !present.some((one) => isField(field, one))).map(({ field }) => field);
  if (lacking.length === 0 && present.length > 0) return null;
  const message =
    lacking.length > 0
      ? `It is set to go out only with its accounting fields in Cledara, and lacks ${lacking.join(', ')}. Fill them in there, or approve this one as it is.`
      : 'It is set to go out only with an accounting field in Cledara, and has none. Fill one in there, or approve this one as it is.';
  return { code: 'accounting-fields-missing', message };
}

/** Reasons that end when something is filled in in Cledara, and that a person may set aside for one item. */
export const gateCodes: readonly Reason['code'][] = [
  'invoice-missing',
  'vat-not-confirmed',
  'accounting-fields-missing',
];
