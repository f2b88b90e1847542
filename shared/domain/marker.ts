import { sha256Bytes } from './hash.ts';

/** Crockford's base 32: digits and capitals without I, L, O and U, which are easily misread (crockford.com/base32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const markerPattern = /^CLD-[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;
const characterCount = 13;
/** Five bits for each character: 65 of 72. */
const byteCount = 9;

/**
 * What the document of a movement carries as its reference in Xero, such as `CLD-4K8QZ-3M7H-5N1X`: derived from Cledara's
 * transaction id alone, so that any later run, on any machine, can look the document up. 65 bits of sha256: among a
 * million movements of one organisation the chance that any two agree is about one in seventy million.
 */
export function markerOf(movementId: string): string {
  let text = '';
  let bits = 0;
  let bitCount = 0;
  for (const byte of sha256Bytes(movementId).subarray(0, byteCount)) {
    bits = (bits << 8) | byte;
    bitCount += 8;
    for (; bitCount >= 5 && text.length < characterCount; bitCount -= 5) {
      text += alphabet.charAt((bits >> (bitCount - 5)) & 31);
    }
    bits &= 31; // what is left for the next character
  }
  return `CLD-${text.slice(0, 5)}-${text.slice(5, 9)}-${text.slice(9)}`;
}

/** Whether the text has the form of a marker, whoever's it is. */
export function isMarker(text: string): boolean {
  return markerPattern.test(text);
}
