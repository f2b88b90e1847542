/** What the bundler makes of a pattern: a function per file that loads it. */
interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly query: string; readonly import: string },
  ): Record<string, () => Promise<unknown>>;
}
