import type { FixDto } from '../../shared/contract/fix.ts';
import type { ReasonCode } from '../../shared/domain/proposal.ts';

/** What mends each reason; null where nothing needs mending. */
const fixes: Record<ReasonCode, FixDto | null> = {
  'not-settled': { kind: 'wait' },
  review: { kind: 'decide' },
  'by-hand': { kind: 'decide' },
  'handled-elsewhere': null,
  'not-understood': { kind: 'decide' },
  'vat-differs': { kind: 'coding', field: 'taxType' },
  'invoice-missing': { kind: 'decide' },
  'vat-not-confirmed': { kind: 'decide' },
  'accounting-fields-missing': { kind: 'decide' },
  'maybe-in-xero': { kind: 'decide' },
  'maybe-imported': { kind: 'decide' },
  'deleted-in-xero': { kind: 'decide' },
  'changed-in-xero': { kind: 'decide' },
  'xero-remark': { kind: 'decide' },
  'half-undone': { kind: 'sync' },
  released: null,
  'no-longer-listed': { kind: 'decide' },
  'not-to-be-posted': null,
  'account-missing': { kind: 'coding', field: 'account' },
  'account-archived': { kind: 'coding', field: 'account' },
  'account-not-usable': { kind: 'coding', field: 'account' },
  'bank-account-missing': { kind: 'settings', section: 'accounts' },
  'bank-account-archived': { kind: 'settings', section: 'accounts' },
  'bank-account-currency': { kind: 'settings', section: 'accounts' },
  'tax-type-missing': { kind: 'coding', field: 'taxType' },
  'tax-type-not-legal': { kind: 'coding', field: 'taxType' },
  'tracking-missing': { kind: 'coding', field: 'tracking' },
  'contact-missing': { kind: 'coding', field: 'contact' },
  'contact-archived': { kind: 'coding', field: 'contact' },
  'lock-date': { kind: 'xero' },
  'date-in-future': { kind: 'wait' },
  'plan-limit': { kind: 'xero' },
  'currency-not-subscribed': { kind: 'xero' },
  'role-too-low': { kind: 'xero' },
  'consent-too-narrow': { kind: 'settings', section: 'connections' },
  'not-coded': { kind: 'coding', field: 'account' },
  'not-supported': { kind: 'coding', field: 'document' },
  'changed-in-cledara': { kind: 'decide' },
  'rejected-by-xero': { kind: 'xero' },
  'answer-lost': { kind: 'wait' },
  'rate-limited': { kind: 'wait' },
  approved: { kind: 'sync' },
  'in-xero': null,
  'in-xero-by-hand': null,
  adopted: null,
  pushed: null,
  undone: null,
};

/** The place that mends what an item waits for. A later version of the program may have written a code that is not known here. */
export function fixForCause(code: string): FixDto | null {
  return Object.hasOwn(fixes, code) ? fixes[code as ReasonCode] : null;
}
