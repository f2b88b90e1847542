import type words from '../../words/en/diagnostics.json';

type CheckId = keyof (typeof words)['check'];
type EvidenceId = keyof (typeof words)['evidence'];
type RoleId = keyof (typeof words)['roles'];

const checkIds: Readonly<Record<CheckId, true>> = {
  'cledara-connection': true,
  'xero-connection': true,
  role: true,
  'lock-dates': true,
  history: true,
  'older-settings': true,
  'changed-in-xero': true,
  accounts: true,
  currencies: true,
  'hosted-integration': true,
  waiting: true,
  secrets: true,
  ledger: true,
};

/** What the engine calls a piece of evidence, and the word for it here. */
const evidenceIds: Readonly<Record<string, EvidenceId>> = {
  'Connected since': 'connectedSince',
  'Last read': 'lastRead',
  'Movements on this computer': 'movementsHere',
  Organisation: 'organisation',
  'Last used': 'lastUsed',
  'Consent ends unless used before': 'consentEnds',
  'Last read from Xero': 'lastReadFromXero',
  'Connected as': 'connectedAs',
  'E-mail': 'email',
  'Role in Xero': 'role',
  'Period lock date': 'periodLockDate',
  'Waiting items on or before it': 'waitingPeriod',
  'End-of-year lock date': 'yearLockDate',
  'Waiting items on or before that': 'waitingYear',
  'Starting day': 'startingDay',
  'Read from Cledara since': 'readSince',
  'Movements before it on this computer': 'movementsBeforeHere',
  'Movements before it': 'movementsBefore',
  'Posted by somebody else': 'postedByOthers',
  'Of the last 14 days, those in doubt too': 'postedByOthersLately',
  'Newest of them': 'newestOfOthers',
  'Present version': 'presentVersion',
  'In force since': 'inForceSince',
  'Pushed under older ones': 'pushedUnderOlder',
  'Changed in Xero': 'changedInXero',
  'Deleted in Xero': 'deletedInXero',
  'Last look': 'lastLook',
  'Would be changed': 'wouldChange',
  'Of the accounts that are on': 'accountCurrencies',
  "The organisation's own": 'ownCurrency',
  'Added in Xero': 'addedInXero',
  'Not settled yet': 'notSettled',
  'Wait for review': 'waitForReview',
  'Held for a look': 'held',
  Approved: 'approved',
  'Wait for a limit of Xero': 'waitForLimit',
  'On their way': 'onTheirWay',
  'Being looked up in Xero': 'beingLookedUp',
  Blocked: 'blocked',
  'Kept in': 'keptIn',
  Movements: 'movements',
  Size: 'size',
  'Quick check': 'quickCheck',
  'Version of the ledger': 'ledgerVersion',
  SQLite: 'sqlite',
};

const roles: Readonly<Record<string, RoleId>> = {
  FINANCIALADVISER: 'FINANCIALADVISER',
  STANDARD: 'STANDARD',
  READONLY: 'READONLY',
  INVOICEONLY: 'INVOICEONLY',
  MANAGEDCLIENT: 'MANAGEDCLIENT',
  CASHBOOKCLIENT: 'CASHBOOKCLIENT',
};

/** Null for a question that this window has no words for; then the engine's own are shown. */
export function knownCheck(id: string): CheckId | null {
  return Object.hasOwn(checkIds, id) ? (id as CheckId) : null; // the object above says so
}

export function knownEvidence(label: string): EvidenceId | null {
  return Object.hasOwn(evidenceIds, label) ? (evidenceIds[label] ?? null) : null;
}

export function knownRole(role: string): RoleId | null {
  return Object.hasOwn(roles, role) ? (roles[role] ?? null) : null;
}
