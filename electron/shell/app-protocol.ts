import type * as Electron from 'electron';
import type { PageFile } from '../page/page-files.ts';
import { responseHeaders } from '../page/response-headers.ts';
import { appScheme, isOfApp } from './app-origin.ts';

/**
 * What the page's scheme may do, to be registered before the app is ready: addresses with a host, a secure context, `fetch`.
 * Nothing else: it obeys its policy, has no service workers, and no other origin may ask it.
 */
export const appSchemes: Electron.CustomScheme[] = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
];

/** What is used of Electron's protocol. */
export type AppProtocol = Pick<Electron.Protocol, 'handle'>;

/** Serves the page's files under `app://bundle/`. Once the app is ready, for each session that shows the page. */
export function serveApp(protocol: AppProtocol, files: ReadonlyMap<string, PageFile>): void {
  protocol.handle(appScheme, (request) => answerOf(files, request.method, request.url));
}

/** The files were read at the start, so that whatever is asked for is one of them or nothing: no path reaches the disk. */
function answerOf(files: ReadonlyMap<string, PageFile>, method: string, address: string): Response {
  if (method !== 'GET' && method !== 'HEAD') return nothing(405, { allow: 'GET, HEAD' });
  const file = isOfApp(address) ? files.get(new URL(address).pathname) : undefined;
  if (file === undefined) return nothing(404);
  const headers = {
    ...responseHeaders,
    'content-type': file.type,
    'content-length': String(file.bytes.length),
    ...(file.isHashed ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
  };
  return new Response(method === 'HEAD' ? null : new Uint8Array(file.bytes), { status: 200, headers });
}

function nothing(status: 404 | 405, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...responseHeaders, ...headers } });
}
