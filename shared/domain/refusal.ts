import type { PushDocument } from './document.ts';
import type { Reason, ReasonCode } from './proposal.ts';

/**
 * What Xero's validation messages mean. Xero gives no codes for them, so the texts are matched loosely; one that is not
 * known keeps its own words under `rejected-by-xero`. The texts are those of Xero's own examples and reports of API users.
 */
const known: readonly { readonly pattern: RegExp; readonly code: ReasonCode; readonly todo: string }[] = [
  {
    pattern: /lock date/i,
    code: 'lock-date',
    todo: 'Ask an Adviser to connect, move the lock date in Xero, or leave it out.',
  },
  {
    pattern: /not subscribed to currency/i,
    code: 'currency-not-subscribed',
    todo: 'Add the currency in Xero under Settings, Currencies.',
  },
  {
    pattern: /bank ?account .*(archived|deleted)/i,
    code: 'bank-account-archived',
    todo: 'Link another bank account, or restore it in Xero.',
  },
  {
    pattern: /bank ?account .*(not be found|of type bank)/i,
    code: 'bank-account-missing',
    todo: 'Link a bank account that Xero has.',
  },
  {
    pattern: /account code .* (archived|deleted)/i,
    code: 'account-archived',
    todo: 'Choose another account, or restore it in Xero.',
  },
  {
    pattern: /account code .* (is not a valid code|does not match a recognised account)/i,
    code: 'account-missing',
    todo: 'Choose an account that Xero has.',
  },
  {
    pattern: /taxtype code .* (does not exist|cannot be used)/i,
    code: 'tax-type-not-legal',
    todo: 'Choose another tax rate.',
  },
  {
    pattern: /contact must contain at least|contact name .* already assigned/i,
    code: 'contact-missing',
    todo: 'Choose a contact that Xero has.',
  },
  {
    pattern: /contact .*archived|archived.* contact/i,
    code: 'contact-archived',
    todo: 'Restore the contact in Xero, or choose another one.',
  },
  { pattern: /tracking/i, code: 'tracking-missing', todo: 'Choose a tracking option that Xero has.' },
];

/** The reason that is shown for a document that Xero certainly refused. `messages` are Xero's own words, in order. */
export function refusalReason(messages: readonly string[]): Reason {
  const match = knownAmong(messages);
  return {
    code: match?.code ?? 'rejected-by-xero',
    message: `Xero refused it: ${saidIn(messages)}. ${match?.todo ?? 'Correct it in Xero or in the settings; it is tried again with the next sync.'}`,
  };
}

/** The same for a bill or credit note that is in Xero, and whose payment or refund was refused. */
export function unpaidReason(kind: PushDocument['kind'], messages: readonly string[]): Reason {
  const code = knownAmong(messages)?.code ?? 'rejected-by-xero';
  const said = saidIn(messages);
  const message =
    kind === 'credit-note'
      ? `The credit note is in Xero and not refunded, because Xero refused the refund: ${said}. Mend the cause, and the next sync enters the refund; or enter it in Xero yourself.`
      : `The bill is in Xero and unpaid, because Xero refused its payment: ${said}. Mend the cause, and the next sync pays it; or enter the payment in Xero yourself.`;
  return { code, message };
}

function saidIn(messages: readonly string[]): string {
  return messages.map((message) => message.trim().replace(/\.$/, '')).join('; ') || 'no reason given';
}

function knownAmong(messages: readonly string[]) {
  return known.find(({ pattern }) => messages.some((message) => pattern.test(message)));
}
