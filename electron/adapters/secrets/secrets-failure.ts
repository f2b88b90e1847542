import type { Failure } from '../../../shared/domain/failure.ts';

const useFileInstead =
  'Or keep secrets in an encrypted file: set TALLYBRIDGE_SECRETS to file and TALLYBRIDGE_PASSPHRASE to a passphrase.';

export function keychainMissing(): Failure {
  const library = process.platform === 'linux' ? ' (on Debian and Ubuntu the package libsecret-1-0)' : '';
  return unavailable(
    `The system keychain cannot be used, because a part of the system it needs is missing${library}. Install it and try ` +
      `again. ${useFileInstead}`,
  );
}

export function keychainSilent(): Failure {
  return unavailable(
    'The system keychain did not answer. Unlock it, or close its window if one is waiting for you, then try again. You ' +
      'stay connected.',
  );
}

export function keychainLocked(): Failure {
  return unavailable(
    'The system keychain is locked, so nothing can be read from it or stored in it. Unlock it and try again. You stay ' +
      `connected. ${useFileInstead}`,
  );
}

export function keychainAbsent(): Failure {
  return unavailable(
    'No system keychain is running, so nothing can be read from it or stored in it. Sign in to the desktop, or install one ' +
      `(on Debian and Ubuntu the package gnome-keyring), then try again. You stay connected. ${useFileInstead}`,
  );
}

export function keychainNotSetUp(): Failure {
  return unavailable(
    'The system keychain has no keyring yet to store anything in. Sign out of the desktop and in again, which makes one, ' +
      `then try again. ${useFileInstead}`,
  );
}

/** libsecret stays with the keychain that it met first, so that only another process finds the one that took its place. */
export function keychainStopped(): Failure {
  return unavailable(
    'The system keychain stopped while it was in use, and this program cannot reach the one that takes its place. Quit ' +
      `Tallybridge, start it again and try again. You stay connected. ${useFileInstead}`,
  );
}

/** Where it is not known which of these it is. */
export function keychainRefused(): Failure {
  return unavailable(
    'The system keychain is locked or not running. Sign in to the desktop and unlock it, then try again. You stay ' +
      `connected. ${useFileInstead}`,
  );
}

export function keychainForgetful(): Failure {
  return unavailable(
    'The system keychain did not give back what was stored in it. Check that it is unlocked and that nothing else changes ' +
      `it, then try again. ${useFileInstead}`,
  );
}

export function passphraseMissing(): Failure {
  return unavailable(
    'The file of secrets needs a passphrase and none was given. Set TALLYBRIDGE_PASSPHRASE, then try again.',
  );
}

export function fileNotOpened(path: string): Failure {
  return unavailable(
    `The file of secrets ${path} does not open: the passphrase is another one, or the file was damaged. It was left as ` +
      'it is. Set TALLYBRIDGE_PASSPHRASE to the passphrase it was made with; if that is lost, move the file away and ' +
      'connect Cledara and Xero again.',
  );
}

export function fileOutOfReach(path: string): Failure {
  return unavailable(
    `The file of secrets ${path} cannot be read or written. Check that the disk is not full and that the folder belongs to ` +
      'you, then try again.',
  );
}

export function selfTestFailed(description: string): Failure {
  return unavailable(
    `What was stored in ${description} as a test did not come back unchanged. Nothing else was stored there. Choose another ` +
      'place with TALLYBRIDGE_SECRETS.',
  );
}

function unavailable(message: string): Failure {
  return { kind: 'secretsUnavailable', source: 'local', message };
}
