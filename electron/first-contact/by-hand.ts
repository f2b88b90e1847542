/** What no command can try: a person does, as docs/first-contact.md says. */
export const byHand: readonly { readonly id: string; readonly says: string }[] = [
  { id: 'redirects-to-each-port', says: 'Signing in works with each of the five ports of localhost.' },
  {
    id: 'one-consent-serves-several',
    says: 'The tokens of a consent serve all its organisations; the token before the last is taken for thirty minutes.',
  },
  {
    id: 'statement-import',
    says: 'A statement of CSV or OFX is taken as it is, and equal FITIDs are told from each other.',
  },
  {
    id: 'bank-feeds-find-again',
    says: 'With an app of a Xero partner: a feed is found by its token, a statement by its days and balances, and a line that is there twice is dropped.',
  },
  {
    id: 'paid-bills-can-be-voided',
    says: 'A paid bill can be voided once its payment is deleted, and its number used again.',
  },
  { id: 'released-authorisations-vanish', says: 'An authorisation that vanished from Cledara was released.' },
  { id: 'packaged-program', says: 'SQLite, the keychain, signing and updates work inside the packaged program.' },
];
