import type { Secrets } from '../../ports/secrets.ts';
import { FileSecrets } from './file-secrets.ts';
import { KeychainSecrets } from './keychain-secrets.ts';
import { MemorySecrets } from './memory-secrets.ts';

export type SecretsKind = 'keychain' | 'file' | 'memory';

export interface SecretsOptions {
  /** Where the encrypted file lies. */
  readonly dataDir: string;
  /** Only the file needs one; null where none was given. */
  readonly passphrase: string | null;
}

/** The store that was asked for and no other: nothing falls back to a weaker one. */
export function openSecrets(kind: SecretsKind, options: SecretsOptions): Secrets {
  switch (kind) {
    case 'keychain':
      return new KeychainSecrets();
    case 'file':
      return new FileSecrets(options.dataDir, options.passphrase);
    case 'memory':
      return new MemorySecrets();
  }
}
