/** The part of the browser's Trusted Types that is used here; TypeScript's DOM does not know them yet. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(name: string, rules: { createHTML(html: string): string | null }): object;
}

/**
 * The page's policy refuses HTML from text, and an empty text counts as that too. React Aria empties the place that it
 * speaks through by `innerHTML = ''` whenever a part of a day is changed. So nothing may be written, and only nothing.
 */
export function allowEmptying(): void {
  // The browser has it or has it not; there is nothing else of this name.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined || trustedTypes.defaultPolicy !== null) return;
  trustedTypes.createPolicy('default', { createHTML: (html) => (html === '' ? '' : null) });
}
