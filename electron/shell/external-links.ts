import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';
import { addressForLog } from './app-origin.ts';

/** Where the app sends people: the windows, help pages and sign-in of the two services it works for. */
const knownHosts: ReadonlySet<string> = new Set([
  'login.xero.com',
  'go.xero.com',
  'developer.xero.com',
  'central.xero.com',
  'app.cledara.com',
  'help.cledara.com',
]);

/** Longer than any address that is opened; the longest is that of a sign-in. */
const longestAddress = 4096;

/**
 * The address to be opened in the system's browser, as a parser has read it, or null where the app never goes there.
 * `signInUrl` is where Xero's sign-in lies by the environment: its origin is allowed too, whatever it is, because tests
 * have a sandbox there.
 */
export function externalAddress(given: string, signInUrl: string): string | null {
  // What parsers read in more than one way is no link of ours.
  if (given.length > longestAddress || /[\\\s\p{Cc}\p{Cf}]/u.test(given)) return null;
  const url = URL.parse(given);
  if (url === null) return null;
  // The text must begin with the very origin that was read from it: no other letters, no port, no user, nothing in between.
  const rest = given.startsWith(url.origin) ? given.slice(url.origin.length) : null;
  if (rest === null || !/^([/?#]|$)/.test(rest)) return null;
  const isKnown = url.protocol === 'https:' && knownHosts.has(url.host);
  return isKnown || url.origin === URL.parse(signInUrl)?.origin ? url.href : null;
}

export interface LinkOpenerOptions {
  readonly shell: Pick<Electron.Shell, 'openExternal'>;
  readonly signInUrl: string;
  readonly log: Log;
  /** The system could not open an address that it was meant to. */
  onFailed(address: string): void;
}

/** The one way out to the system's browser. */
export class LinkOpener {
  readonly #options: LinkOpenerOptions;

  constructor(options: LinkOpenerOptions) {
    this.#options = options;
  }

  /** True where the browser was asked to show it. Never rejects. */
  async open(given: string): Promise<boolean> {
    const { shell, signInUrl, log, onFailed } = this.#options;
    const address = externalAddress(given, signInUrl);
    if (address === null) {
      log.warn('link-refused', { to: addressForLog(given) });
      return false;
    }
    try {
      await shell.openExternal(address);
      return true;
    } catch (error) {
      log.error('link-not-opened', {
        to: addressForLog(address),
        why: error instanceof Error ? error.message : 'unknown',
      });
      onFailed(address);
      return false;
    }
  }
}
