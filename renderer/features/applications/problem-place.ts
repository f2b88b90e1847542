import type { SettingsChangeDto } from '../../../shared/contract/settings.ts';

/** What a problem in a setup file is about, found by its path. */
export type ProblemPlace = Pick<SettingsChangeDto, 'area' | 'name' | 'field'>;

/**
 * `applications[3].account` as the application's name and its setting. Null where the path leads to no setting; then it
 * is shown as it is. `file` is the file's own data, which may be of any form.
 */
export function problemPlace(at: string, file: unknown): ProblemPlace | null {
  const row = /^(applications|accounts)\[(\d+)\](?:\.defaults(?=\.))?(?:\.(\w+))?/.exec(at);
  if (row !== null) {
    const [, list = '', index = '', field = null] = row;
    const entry = member(member(file, list), index);
    const name = textOf(member(entry, 'name')) ?? textOf(member(entry, 'id'));
    return name === null ? null : { area: list === 'accounts' ? 'account' : 'application', name, field };
  }
  const rule = /^movements\.(\w+)(?:\.(\w+))?/.exec(at);
  if (rule !== null) return { area: 'movement', name: rule[1] ?? null, field: rule[2] ?? null };
  const byDefault = /^defaults(?:\.(\w+))?/.exec(at);
  if (byDefault !== null) return { area: 'default', name: null, field: byDefault[1] ?? null };
  if (at === 'syncFrom') return { area: 'start', name: null, field: 'syncFrom' };
  return at === 'xero.tenant' ? { area: 'organisation', name: null, field: 'tenant' } : null;
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The file's data, for the names in it; what is no JSON has none. */
export function dataOf(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
