import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import type { ApplicationRowDto, ChosenDto, CodingField } from '../../../shared/contract/settings.ts';
import { rowKey, type Target, targetOf } from './row-key.ts';
import { type CodingChanges, changeFields, codingFields } from './with-coding.ts';

type List = MethodOutputs['applications.list'];

/** The table as it will be once the change is in force, until the engine says it itself. */
export function withChangesShown(list: List, targets: readonly Target[], changes: CodingChanges): List {
  const touched = new Set(targets.map((target) => (target === 'defaults' ? 'defaults' : rowKey(target))));
  const fields = codingFields.filter((field) => changes[field] !== undefined);
  const defaults = touched.has('defaults') ? shown(list.defaults, list.defaults, fields, changes) : list.defaults;
  return {
    defaults,
    applications: list.applications.map((row) => {
      if (touched.has(rowKey(row))) return shown(row, defaults, fields, changes);
      return touched.has('defaults') ? shown(row, defaults, fields, {}) : row;
    }),
  };
}

function shown(
  row: ApplicationRowDto,
  defaults: ApplicationRowDto,
  fields: readonly CodingField[],
  changes: CodingChanges,
): ApplicationRowDto {
  const own = changeFields(row.own, changes);
  const isDefaults = targetOf(row) === 'defaults';
  const coding = { ...row.coding };
  for (const field of fields) coding[field] = chosen(field, own[field], isDefaults ? null : defaults, row);
  // What was wrong with a value is not known of another one.
  return {
    ...row,
    own,
    coding,
    problems: row.problems.filter((problem) => !fields.some((one) => one === problem.field)),
  };
}

function chosen(
  field: CodingField,
  value: ChosenDto['value'],
  defaults: ApplicationRowDto | null,
  before: ApplicationRowDto,
): ChosenDto | null {
  const from = defaults === null ? 'default' : 'application';
  if (value !== undefined) return { value, label: typeof value === 'string' ? value : '', from };
  if (defaults !== null) return defaults.coding[field];
  // What is built in, the engine alone knows; until it says so, the row of the defaults shows what it had of it.
  const known = before.coding[field];
  return known?.from === 'built-in' ? known : null;
}
