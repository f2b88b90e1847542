import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { HttpAnswer } from './http-message.ts';

/**
 * Why an answer's body is not used: `html` a web page (a proxy's, a maintenance notice), `not-json` anything else that is
 * not JSON, `truncated` JSON that stops in the middle, `too-deep` JSON nested beyond all reason.
 */
export type JsonProblem = 'html' | 'not-json' | 'truncated' | 'too-deep';

const deepest = 64;

/**
 * The JSON value of an answer, whatever its status. A content type that says something other than JSON is refused even
 * where the body would parse; a missing one is not held against it. Members called `__proto__` are removed, so that no
 * later copy of the value can change a prototype.
 */
export function readJson(answer: HttpAnswer): Result<unknown, JsonProblem> {
  const known = readings.get(answer);
  if (known !== undefined) return known;
  const reading = parse(answer);
  readings.set(answer, reading);
  return reading;
}

/** An answer is looked at to see whether it is whole, and again by whoever asked. Nobody changes what was read. */
const readings = new WeakMap<HttpAnswer, Result<unknown, JsonProblem>>();

function parse(answer: HttpAnswer): Result<unknown, JsonProblem> {
  const text = answer
    .text()
    .replace(/^\uFEFF/, '')
    .trim();
  if (text.startsWith('<')) return err('html');
  const type = answer.headers['content-type']?.toLowerCase();
  if (type !== undefined && !/^[\w.+-]+\/([\w.+-]+\+)?json\b/.test(type.trim())) {
    return err(type.includes('html') ? 'html' : 'not-json');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(beginsAndDoesNotEnd(text) ? 'truncated' : 'not-json');
  }
  return isSafe(value) ? ok(value) : err('too-deep');
}

function beginsAndDoesNotEnd(text: string): boolean {
  const closing = { '{': '}', '[': ']' }[text.charAt(0)];
  return closing !== undefined && !text.endsWith(closing);
}

/** Removes `__proto__` members and says whether the depth is bearable. Iterative, for depth is what it guards against. */
function isSafe(value: unknown): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const next: object[] = [];
    for (const node of level) {
      if (Object.hasOwn(node, '__proto__')) Reflect.deleteProperty(node, '__proto__');
      for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return true;
}
