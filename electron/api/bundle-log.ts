import { z } from 'zod';
import { type Clean, leftOut } from './bundle-cleaner.ts';

const line = z.object({
  at: z.string(),
  level: z.string(),
  event: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** Fields whose texts the program itself has chosen. The text of an error may quote anything, so it is not among them. */
const ownTexts: ReadonlySet<string> = new Set([
  ...['id', 'runId', 'batch', 'kind', 'method', 'where', 'name', 'how', 'until', 'frames'],
]);

/** The last lines of the log, at most so many bytes, without the texts that may quote what a service or a person wrote. */
export function logForBundle(text: string, maxBytes: number, clean: Clean): string {
  const lines = text.split('\n').filter((one) => one !== '');
  const cleaned = lines.map((one) => `${cleanLine(one, clean)}\n`);
  let size = 0;
  const first = cleaned.findLastIndex((one) => {
    size += Buffer.byteLength(one);
    return size > maxBytes;
  });
  return cleaned.slice(first + 1).join('');
}

function cleanLine(text: string, clean: Clean): string {
  const parsed = line.safeParse(jsonOrNull(text));
  if (!parsed.success) return leftOut;
  const { at, level, event, fields } = parsed.data;
  const kept = Object.entries(fields).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    return [name, ownTexts.has(name) ? clean(withoutFolders(value)) : leftOut];
  });
  return JSON.stringify({ at, level, event: clean(event), fields: Object.fromEntries(kept) });
}

/** Where a program lies often names its user. */
function withoutFolders(frames: string): string {
  return frames.replace(/(?:file:\/\/\/?)?(?:[A-Za-z]:)?[\\/](?:[^\s()|\\/]+[\\/])+/g, '');
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
