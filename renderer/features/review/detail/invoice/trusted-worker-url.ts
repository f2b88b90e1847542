/** What this page needs of the browser's Trusted Types; TypeScript does not know them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/**
 * The page's policy lets a worker be started only from an address that a policy of ours has vouched for: one of this very
 * page's origin. Where the browser knows no such thing, the address is taken as it is.
 */
export function trustedWorkerUrl(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return sameOrigin(url);
  policy ??= trustedTypes.createPolicy('tallybridge-pdf-worker', { createScriptURL: sameOrigin });
  // `new Worker` takes the vouched-for address as well; its type in TypeScript is behind.
  return policy.createScriptURL(url) as string;
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

function sameOrigin(url: string): string {
  const { href, origin } = new URL(url, document.baseURI);
  if (origin !== new URL(document.baseURI).origin) throw new Error(`A worker from elsewhere: ${href}`);
  return href;
}
