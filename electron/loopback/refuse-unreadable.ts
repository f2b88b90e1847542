import type { Duplex } from 'node:stream';
import { responseHeaders } from '../page/response-headers.ts';
import { malformed } from './refusal.ts';
import { noticePage } from './send.ts';

/**
 * For a server's `clientError`: what is no request is refused in words, and a connection on which none came in time is closed
 * without any. Browsers open connections ahead of their requests: what is said on one in the instant in which its first
 * request leaves would be taken for the answer, and the page would lack a file or a call.
 */
export function refuseUnreadable(error: Error, socket: Duplex): void {
  const isLate = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  if (socket.writable && !isLate) socket.end(refusal);
  else socket.destroy();
}

const refusal = [
  'HTTP/1.1 400 Bad Request',
  ...Object.entries(responseHeaders).map(([name, value]) => `${name}: ${value}`),
  'content-type: text/html; charset=utf-8',
  `content-length: ${Buffer.byteLength(noticePage(malformed))}`,
  'connection: close',
  '',
  noticePage(malformed),
].join('\r\n');
