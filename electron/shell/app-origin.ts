/** The scheme and host under which the page lives in the desktop app. No name of it is ever asked on a network. */
export const appScheme = 'app';
const appHost = 'bundle';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * Whether an address is one of the page's own. Decided by the parts of the parsed address and never by how its text begins:
 * `app://bundle.evil` begins well, too.
 */
export function isOfApp(address: string): boolean {
  const url = URL.parse(address);
  // Node's parser knows nothing of our scheme: its `origin` would be "null", and a port is part of `host`.
  return url?.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === '';
}

/** What the page has put together itself and shows or saves: it was never outside of this program. */
export function isMadeByApp(address: string): boolean {
  return address.startsWith('blob:') && isOfApp(address.slice('blob:'.length));
}

/** As much of an address as may be in the log: a page can write anything into the rest. */
export function addressForLog(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'no address' : `${url.protocol}//${url.host}`;
}
