import type { Failure } from '../../../shared/domain/failure.ts';

/** The failures of this adapter in the words a bookkeeper reads. None of them quotes a request, a header or an answer's body. */

export function notConnected(): Failure {
  return { kind: 'notConnected', source: 'xero', message: 'Xero is not connected. Connect it first.' };
}

/** The consent is gone: revoked, expired after 60 unused days, or never valid for this app. */
export function authExpired(): Failure {
  return {
    kind: 'authExpired',
    source: 'xero',
    message: 'Xero no longer accepts this connection. Connect Xero again; everything that was reviewed is kept.',
  };
}

/** The ledger knows that a consent was stored, but the store does not show it: locked is the only safe reading. */
export function secretsLocked(): Failure {
  return {
    kind: 'secretsUnavailable',
    source: 'local',
    message:
      'The keychain is locked, so the connection to Xero cannot be used. Unlock the keychain and try again. You stay connected to Xero.',
  };
}

/** `forbidden` for an organisation: Xero answers alike for one that was disconnected, a lost role and an ended trial. */
export function forbidden(): Failure {
  return {
    kind: 'forbidden',
    source: 'xero',
    message:
      'Xero refused access to this organisation: it is no longer connected, or your role there has changed. Connect Xero again, or ask an administrator of the organisation to give you the Standard or Adviser role.',
  };
}

/** The consent stands, but was given before the app asked for all that it needs now. Only bills and payments came later. */
export function scopeLacking(): Failure {
  return {
    kind: 'scopeLacking',
    source: 'xero',
    message:
      'What was agreed to in Xero does not cover bills and their payments. Connect Xero again and agree to it; everything that was reviewed is kept.',
  };
}

/** The same of what was agreed to before the app could add bank accounts. */
export function settingsScopeLacking(): Failure {
  return {
    kind: 'scopeLacking',
    source: 'xero',
    message:
      'What was agreed to in Xero does not cover adding a bank account. Connect Xero again and agree to it, or add the bank account in Xero yourself.',
  };
}

/** The consent does not cover bank feeds. */
export function feedScopeLacking(): Failure {
  return {
    kind: 'scopeLacking',
    source: 'xero',
    message:
      'What was agreed to in Xero does not cover bank feeds. Say under Settings, Connections that your Xero app has them, and connect Xero again; until then statement files are the way.',
  };
}

/** 403 `invalid-application` of the Bank Feeds API. */
export function feedAppRefused(): Failure {
  return {
    kind: 'scopeLacking',
    source: 'xero',
    message:
      'Xero has not opened bank feeds for your Xero app (invalid-application): that takes a partnership with Xero. Until it has, statement files are the way.',
  };
}

/** A feed or a statement was sent and the answer lost. */
export function feedUncertain(): Failure {
  return {
    kind: 'uncertain',
    source: 'xero',
    message:
      "Xero did not answer about the bank feed, so we don't know yet whether it has this. We'll look in Xero before anything is sent again, and won't send it twice.",
  };
}

/** Xero's sign-in page refused to be asked for bank feeds. */
export function feedScopeRefused(): Failure {
  return {
    kind: 'forbidden',
    source: 'xero',
    message:
      'Xero does not let this app ask for bank feeds: that takes a partnership with Xero. Connect again without them; statement files do the same by hand.',
  };
}

/** A bank account was asked for and the answer lost. */
export function bankAccountUncertain(): Failure {
  return {
    kind: 'uncertain',
    source: 'xero',
    message:
      "Xero did not answer, so we don't know yet whether it has made the bank account. Read Xero's lists again in some minutes and choose it if it is there; asking again makes no second one.",
  };
}

export function clientRefused(): Failure {
  return {
    kind: 'forbidden',
    source: 'xero',
    message:
      'Xero refused this app. The client ID is wrong, was deleted, or may not ask for what is needed. Check it at developer.xero.com and connect again.',
  };
}

export function offline(): Failure {
  return {
    kind: 'offline',
    source: 'xero',
    message: 'Xero cannot be reached. Check the internet connection; nothing is lost, and it is tried again later.',
  };
}

export function remoteFault(status: number): Failure {
  return {
    kind: 'remoteFault',
    source: 'xero',
    status,
    message: `Xero has a problem of its own at the moment (error ${status}). Nothing is lost; try again in a few minutes.`,
  };
}

/** `what` names the part of the answer, such as `accounts`. */
export function incompatible(what: string): Failure {
  return {
    kind: 'incompatible',
    source: 'xero',
    message: `Xero's answer about ${what} was not understood, so nothing was done with it. Try again later; if it stays so, look for a newer version of Tallybridge.`,
  };
}

/** Documents that may or may not have arrived. */
export function uncertain(): Failure {
  return {
    kind: 'uncertain',
    source: 'xero',
    message:
      "Xero did not answer, so we don't know yet whether it has this one. We'll look in Xero before anything is sent again, and won't send it twice.",
  };
}

/** A file that may or may not have arrived; one of the same name takes its place. */
export function fileUncertain(): Failure {
  return {
    kind: 'uncertain',
    source: 'xero',
    message:
      'Xero did not answer when a file was attached, so it may be there or not. It is sent again and takes the place of the first.',
  };
}

/** Contacts that may or may not have been made; asking again finds those that were. */
export function contactsUncertain(): Failure {
  return {
    kind: 'uncertain',
    source: 'xero',
    message:
      "Xero did not answer when contacts were made, so we don't know yet whether it has them. The next sync asks again, and uses those that are there.",
  };
}

/** It waited longer than it may be sent. True of this try alone: an earlier one may have arrived. */
export function tooLate(): Failure {
  return {
    kind: 'cancelled',
    source: 'local',
    message: 'It waited too long for its turn, so it was not sent this time. The next sync goes on from here.',
  };
}

/** `details` are Xero's own sentences. */
export function rejected(details: readonly string[]): Failure {
  const said = details.length === 0 ? 'It gave no reason.' : `Xero says: ${details.join(' ')}`;
  return { kind: 'rejected', source: 'xero', details, message: `Xero refused this. ${said}` };
}

/** The key was used before. What becomes of the document differs, so nothing is promised but that the sync goes on. */
export function conflict(): Failure {
  return {
    kind: 'conflict',
    source: 'xero',
    message:
      'Xero took this request for another one that it knows, and turned it away. Nothing was lost; the next sync goes on from here.',
  };
}

/** `what` was asked for by its name or id. */
export function notFound(what: string): Failure {
  return {
    kind: 'notFound',
    source: 'xero',
    message: `Xero does not have ${what}, or no longer. Nothing was done; try again later.`,
  };
}
