/** Why a bank feed stands still: a code of Xero's (Bank Feeds API's OpenAPI, Error.type), or one of ours. */
export interface FeedProblem {
  readonly code: string;
  readonly message: string;
}

/** What a person reads of the errors that Xero names. `invalid-application` is told by the connection, not here. */
const sentences: ReadonlyMap<string, string> = new Map([
  [
    'duplicate-statement',
    'Xero says that it has these statement lines already. Look at the bank account in Xero: if they are there, say so under Export; if not, try again there.',
  ],
  [
    'statement-not-found',
    'Xero does not know this statement any more. Look at the bank account in Xero: if its lines are there, say so under Export; if not, try again there.',
  ],
  [
    'invalid-end-balance',
    'Xero says that the balances of the statement do not add up. Nothing of it is in Xero. Send the report of Diagnostics to us, and use a statement file meanwhile.',
  ],
  [
    'invalid-start-date',
    `Xero does not take a statement of days so long ago. Export them as a statement file. Then try again under Export.`,
  ],
  [
    'invalid-end-date',
    `Xero says that the statement's last day is wrong. Check this computer's clock. Then try again under Export.`,
  ],
  [
    'invalid-start-and-end-date',
    `Xero says that the statement's days are wrong. Check this computer's clock. Then try again under Export.`,
  ],
  [
    'invalid-feed-connection',
    `The bank feed of this account is not connected in Xero any more: somebody may have ended it there. Then try again under Export.`,
  ],
  [
    'invalid-feed-connection-for-organisation',
    `This bank feed belongs to another organisation in Xero. Then try again under Export.`,
  ],
  ['bank-feed-not-found', `Xero does not know this bank feed any more. Then try again under Export.`],
  ['feed-not-found-or-already-deleted', `This bank feed was ended in Xero. Then try again under Export.`],
  [
    'feed-already-connected-in-current-organisation',
    `The bank account has another bank feed in Xero already. End that one in Xero, or link the account to another bank account. Then try again under Export.`,
  ],
  [
    'feed-connected-in-different-organisation',
    `This bank feed is connected to a bank account of another organisation in Xero. End it there. Then try again under Export.`,
  ],
  [
    'feed-already-connected-in-different-organisation',
    `This bank feed is connected to a bank account of another organisation in Xero. End it there. Then try again under Export.`,
  ],
  [
    'invalid-country-specified',
    "Xero does not allow this app bank feeds in the organisation's country. Use statement files.",
  ],
  ['invalid-organisation-bank-feeds', "The organisation's plan in Xero has no bank feeds. Use statement files."],
  [
    'invalid-organisation-multi-currency',
    `The organisation's plan in Xero does not include this currency. Change the plan, or use statement files. Then try again under Export.`,
  ],
  [
    'invalid-user-role',
    `Your role in Xero may not connect bank feeds. Have it changed to Standard or Adviser, or let an Adviser connect. Then try again under Export.`,
  ],
  [
    'account-not-valid',
    `Xero does not take this bank account for a bank feed. Link the account to another one. Then try again under Export.`,
  ],
]);

/** `detail` are Xero's own words; they are told where the code says nothing that is known. */
export function feedProblem(code: string, detail: string): FeedProblem {
  const known = sentences.get(code);
  if (known !== undefined) return { code, message: known };
  const said = detail === '' ? 'It gave no reason.' : `Xero says: ${detail}`;
  return { code, message: `Xero refused this. ${said}` };
}

/** The account is linked to another bank account, or another organisation, than its feed. */
export const relinked: FeedProblem = {
  code: 'relinked',
  message:
    'The bank feed belongs to the bank account that this account was linked to before. Link it back, or try again under Export: then a new feed is connected to the present one.',
};
