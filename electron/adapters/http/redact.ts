/** Text with everything in it that a log or an error must not hold masked. Safe to apply twice. */
export function redactText(text: string): string {
  return removeControls(text)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***')
    .replace(/\beyJ[\w-]{5,}(\.[\w-]*){0,4}/g, '***')
    .replace(secretMember, (_match, name: string, quotes: string) => `${name}${quotes}***`)
    .replace(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g, maskIban)
    .replace(/\d(?:[ -]?\d){12,}/g, maskCards)
    .replace(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@([\w-]+(?:\.[\w-]+)+)/g, '***@$1');
}

/** A secret's name, then `=` or `:` in any of the quotings of queries, JSON and JSON within JSON, then its value. */
const secretMember =
  /\b((?:access|refresh|id)_token|code_verifier|client_secret|code|api[-_]?key|authorization|password|passphrase)((?:\\*["'])?\s*[=:]\s*(?:\\*["'])?)(?!\*\*\*)[^\s"'&,;\\}\])]+/gi;

/** Line breaks and the like would let a text pretend to be several log lines; bidirectional marks hide what it says. */
function removeControls(text: string): string {
  return text.replace(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, ' ');
}

/** In a run of digit groups, masks each card number: 13 to 19 digits that pass the Luhn check. The last four stay. */
function maskCards(run: string): string {
  const groups = [...run.matchAll(/\d+/g)];
  let masked = '';
  let from = 0;
  for (const [place, group] of groups.entries()) {
    if (group.index < from) continue;
    const card = cardAt(groups.slice(place, place + 19));
    if (card === null) continue;
    masked += `${run.slice(from, group.index)}***${card.digits.slice(-4)}`;
    from = card.end;
  }
  return masked + run.slice(from);
}

/** The longest card number that begins with the first group. */
function cardAt(groups: readonly RegExpExecArray[]): { readonly digits: string; readonly end: number } | null {
  let digits = '';
  let card: { digits: string; end: number } | null = null;
  for (const group of groups) {
    digits += group[0];
    if (digits.length > 19) break;
    if (digits.length >= 13 && passesLuhn(digits)) card = { digits, end: group.index + group[0].length };
  }
  return card;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: moved to the end and letters as numbers, an IBAN leaves 1 when divided by 97. */
function maskIban(match: string): string {
  const compact = match.replaceAll(' ', '');
  let remainder = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    for (const digit of String(Number.parseInt(char, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1 ? `${compact.slice(0, 2)}***${compact.slice(-4)}` : match;
}
