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
