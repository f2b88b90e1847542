import { parseSetupFile } from '../../shared/contract/setup-file.ts';
import type { InputProblem } from '../../shared/domain/failure.ts';
import type { Settings } from '../../shared/domain/settings.ts';

export interface ReadableRest {
  readonly settings: Settings;
  /** Rows that could not be read at all, such as `accounts[2]`; what is said about them means nothing. */
  readonly leftOut: readonly string[];
}

/** What can be read of a faulty setup file once its faults are left out; null where nothing can. */
export function readableRest(json: string, problems: readonly InputProblem[]): ReadableRest | null {
  const file = objectIn(json);
  if (file === null) return null;
  for (const { at } of problems) if (at !== 'xero.tenant') remove(file, `.${at}`);
  const first = parseSetupFile(JSON.stringify({ ...file, version: 1 }));
  if (first.ok) return { settings: first.value, leftOut: [] };
  const leftOut = first.error.flatMap(({ at }) => leaveOut(file, at));
  const second = parseSetupFile(JSON.stringify({ ...file, version: 1 }));
  return second.ok ? { settings: second.value, leftOut } : null;
}

function objectIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** `place` is written as in a problem, such as `.applications[3].account`. Rows keep their places: theirs are emptied. */
function remove(node: unknown, place: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const key of Object.keys(node)) {
    const step = Array.isArray(node) ? `[${key}]` : `.${key}`;
    if (place === step) {
      if (Array.isArray(node)) node[Number(key)] = {};
      else Reflect.deleteProperty(node, key);
    } else if (place.startsWith(`${step}.`) || place.startsWith(`${step}[`)) {
      remove(Reflect.get(node, key), place.slice(step.length));
    }
  }
}

/** The row, rule or section around a place that lacks something it cannot do without. */
function leaveOut(file: Record<string, unknown>, at: string): string[] {
  const [row, list = '', index = ''] = /^(accounts|applications)\[(\d+)\]/.exec(at) ?? [];
  const rows = file[list];
  if (row !== undefined && Array.isArray(rows)) {
    rows[Number(index)] = list === 'accounts' ? { id: `row ${index}`, enabled: false } : { id: `row ${index}` };
    return [row];
  }
  const rule = /^movements\.\w+/.exec(at)?.[0];
  remove(file, `.${rule ?? /^\w+/.exec(at)?.[0] ?? at}`);
  return [];
}
