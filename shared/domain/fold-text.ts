const beyondAscii = /[^\0-\x7f]/;
const marks = /\p{M}/gu;

/** The text without case, accents and typographic forms, to search in and for. */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase(); // so are most texts, and for them this is ten times as fast
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

/** The words of a search, folded; each is looked for by itself. */
export function searchWords(search: string): readonly string[] {
  return [...new Set(foldText(search).split(/\s/))].filter((word) => word !== '');
}
