import type { LogFields } from '../../ports/log.ts';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LogEntry {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: LogFields;
}

/** Longest text of one field, in UTF-16 units; the rest is cut off and its length told. */
const longestText = 8192;

/**
 * What JSON leaves as it is though a terminal, an editor or a reader of lines may act on it: DEL, C1 controls, marks that
 * turn the direction of text, line and paragraph separators, the byte order mark.
 */
const unsafe = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** One line of JSON with its line feed. Every text in it went through `redact` before it was escaped. */
export function logLine(entry: LogEntry, redact: (text: string) => string): string {
  const fields: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(entry.fields)) {
    if (value !== undefined) fields[redact(name)] = redactValue(value, redact);
  }
  const line = { at: new Date(entry.atMs).toISOString(), level: entry.level, event: redact(entry.event), fields };
  return `${JSON.stringify(line).replace(unsafe, escaped)}\n`;
}

/** A number may be a card number: where redaction changes its digits, the redacted text takes its place. */
function redactValue(
  value: string | number | boolean | null,
  redact: (text: string) => string,
): string | number | boolean | null {
  if (typeof value === 'string') return cut(redact(value));
  if (typeof value !== 'number') return value;
  const digits = String(value);
  const redacted = redact(digits);
  return redacted === digits ? value : redacted;
}

function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}… (${text.length - longestText} more)`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
