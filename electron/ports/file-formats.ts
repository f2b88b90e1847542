/** Files that are handed to a person. */
export interface FileFormats {
  /** A ZIP of these text files, UTF-8. */
  zip(files: readonly { readonly name: string; readonly text: string }[]): Uint8Array;
  /** Rows as CSV (RFC 4180): every line ends with CR LF. Cells are written as they are. */
  csv(rows: readonly (readonly string[])[]): string;
}
