/** What XML 1.0 has no way to write, even escaped (w3.org/TR/xml, 2.2). */
const unwritable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text between two tags. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>]/g, (character) => escapes[character] ?? '');
}

/** `<name>text</name>`. */
export function xmlLeaf(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}
