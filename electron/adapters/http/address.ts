import { isIP } from 'node:net';
import { err, ok, type Result } from '../../../shared/lib/result.ts';

/**
 * A base address that this program may talk to: `https:`, or `http:` on this machine's own loopback, and nothing in it
 * but a host, a port and a path. The error is a sentence without the offending value, since that may hold a password.
 */
export function checkBaseUrl(text: string): Result<URL, string> {
  const url = URL.parse(text.trim());
  if (url === null) return err('is not an address; it should look like https://api.example.com');
  if (!isPermittedScheme(url)) {
    return err(
      'must begin with https://, or with http:// where the host is this computer itself (localhost, 127.0.0.1)',
    );
  }
  if (url.username !== '' || url.password !== '') return err('must not hold a user name or password');
  if (text.includes('?') || text.includes('#')) return err('must end with the path: no ? and no #');
  return ok(url);
}

/** Whether a request may go to `url` at all: https anywhere, plain http on loopback only. */
export function isPermittedScheme(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

/** `hostname` as URL gives it: `localhost`, any 127.0.0.0/8, or `[::1]`. Names that merely resolve to these do not count. */
export function isLoopbackHost(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]' || hostname === '::1') return true;
  return isIP(hostname) === 4 && hostname.startsWith('127.');
}
