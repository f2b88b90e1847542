import type { RemoteDocument } from './document.ts';
import { type Lock, lockOn, roleProblem } from './lock-date.ts';
import { formatDay } from './plain-date.ts';
import type { ReferenceData } from './reference-data.ts';

/** What is to be done with a document that is in Xero. */
export type ChangeKind = 'remove' | 'update';

export type ChangeRefusalCode =
  | 'not-ours' // someone else posted it
  | 'not-in-xero' // it never left, or it is on its way
  | 'under-way' // another change of it has no answer yet
  | 'not-found' // Xero does not have it
  | 'gone' // deleted there
  | 'reconciled'
  | 'lock-date'
  | 'role-too-low'
  | 'has-payments'
  | 'half-undone' // its payment is gone, and the bill is to follow
  | 'changed-in-xero' // someone else changed it there, and that is not settled, or was agreed to
  | 'not-possible' // no such change by Xero's API, or by the settings
  | 'answer-lost'
  | 'refused-by-xero';

/** Why a document in Xero was not changed, and what a person can do there. */
export interface ChangeRefusal {
  readonly code: ChangeRefusalCode;
  readonly message: string;
}

/** Of each kind of change, that it was not done: how the sentence begins. */
export const notDone: Readonly<Record<ChangeKind, string>> = {
  remove: 'It was not taken out of Xero',
  update: 'It was not changed in Xero',
};

/** What Xero would say no to, known before it is asked; null where nothing is known that speaks against it. */
export function changeProblem(
  kind: ChangeKind,
  remote: Pick<RemoteDocument, 'date' | 'isReconciled'>,
  { organisation, user }: Pick<ReferenceData, 'organisation' | 'user'>,
): ChangeRefusal | null {
  if (roleProblem(user) !== null) {
    return {
      code: 'role-too-low',
      message: `${notDone[kind]}, because your role there does not allow it. Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.`,
    };
  }
  if (remote.isReconciled) return reconciled(kind);
  const lock = lockOn(remote.date, organisation, user?.role ?? null);
  return lock === null ? null : locked(kind, remote, lock);
}

function reconciled(kind: ChangeKind): ChangeRefusal {
  return {
    code: 'reconciled',
    message: `${notDone[kind]}, because it is reconciled there. Open it in Xero, choose Unreconcile under Options, then try again here.`,
  };
}

function locked(kind: ChangeKind, { date }: Pick<RemoteDocument, 'date'>, lock: Lock): ChangeRefusal {
  const until = formatDay(lock.date);
  const message =
    lock.kind === 'year'
      ? `${notDone[kind]}: ${formatDay(date)} is on or before the end-of-year lock date (${until}), and nobody can change anything there. Move the lock date in Xero, then try again here.`
      : `${notDone[kind]}: ${formatDay(date)} is on or before the lock date (${until}), and only an Adviser can change anything there. Ask an Adviser to connect, or move the lock date in Xero.`;
  return { code: 'lock-date', message };
}

/** Xero's own words, matched loosely: it gives no codes. Known from its documentation and from reports of API users. */
const said: readonly { readonly pattern: RegExp; readonly code: ChangeRefusalCode; readonly todo: string }[] = [
  {
    pattern: /reconciled/i,
    code: 'reconciled',
    todo: 'Open it in Xero, choose Unreconcile under Options, then try again here.',
  },
  {
    pattern: /lock date/i,
    code: 'lock-date',
    todo: 'Ask an Adviser to connect, or move the lock date in Xero.',
  },
  {
    pattern: /payment/i,
    code: 'has-payments',
    todo: 'Remove its payments in Xero, then try again here.',
  },
  {
    pattern: /not found|could not be found/i,
    code: 'not-found',
    todo: 'Look for it in Xero.',
  },
];

/** What Xero said no to after it was asked. `messages` are its own words, in order. */
export function changeRefusal(kind: ChangeKind, messages: readonly string[]): ChangeRefusal {
  const words = messages.map((message) => message.trim().replace(/\.$/, '')).join('; ') || 'no reason given';
  const match = said.find(({ pattern }) => messages.some((message) => pattern.test(message)));
  return {
    code: match?.code ?? 'refused-by-xero',
    message: `${notDone[kind]}. Xero says: ${words}. ${match?.todo ?? 'Correct it in Xero.'}`,
  };
}
