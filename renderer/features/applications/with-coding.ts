import type { ApplicationRowDto, CodingField, SettingsDto } from '../../../shared/contract/settings.ts';
import type { Target } from './row-key.ts';
import { sameName } from './same-name.ts';

export type Settings = SettingsDto['settings'];
export type CodingFields = ApplicationRowDto['own'];
type ApplicationSettings = Settings['applications'][number];

/** New values by field. Null takes an own value away, so that the default holds again; what is absent stays. */
export type CodingChanges = { readonly [Field in CodingField]?: NonNullable<CodingFields[Field]> | null };

/** The settings with these changes for each of the targets. */
export function withCoding(settings: Settings, targets: readonly Target[], changes: CodingChanges): Settings {
  return targets.reduce<Settings>((changed, target) => withOne(changed, target, changes), settings);
}

function withOne(settings: Settings, target: Target, changes: CodingChanges): Settings {
  if (target === 'defaults') return { ...settings, defaults: changeFields(settings.defaults, changes) };
  const present = rowOf(settings.applications, target);
  const row = changeFields<ApplicationSettings>(present ?? named(target), changes);
  const { id: _id, name: _name, ...coding } = row;
  const rest = settings.applications.filter((other) => other !== present);
  // A row that says nothing any more is left out: the application is as the defaults.
  if (Object.keys(coding).length === 0) return { ...settings, applications: rest };
  const applications =
    present === null ? [...rest, row] : settings.applications.map((other) => (other === present ? row : other));
  return { ...settings, applications };
}

/** The row that names the application by its id; else the one without an id that has its name. */
function rowOf(
  rows: readonly ApplicationSettings[],
  { id, name }: Exclude<Target, 'defaults'>,
): ApplicationSettings | null {
  const byId = id === null ? undefined : rows.find((row) => row.id === id);
  if (byId !== undefined) return byId;
  if (name === null) return null;
  return rows.find((row) => row.id === undefined && row.name !== undefined && sameName(row.name, name)) ?? null;
}

function named({ id, name }: Exclude<Target, 'defaults'>): ApplicationSettings {
  return { ...(name === null ? {} : { name }), ...(id === null ? {} : { id }) };
}

/** `fields` with the changes; a field that is null in them is gone. */
export function changeFields<Fields extends CodingFields>(fields: Fields, changes: CodingChanges): Fields {
  const all = Object.entries({ ...fields, ...changes });
  const kept: object = Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
  return kept as Fields; // the entries are those of the two, whose fields have the same types
}

/** Whether two own values of a field say the same. */
function sameValue(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null) || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : value;
}

/** The fields of the changes that would make a difference to what the row says itself. */
export function differences(own: CodingFields, changes: CodingChanges): readonly CodingField[] {
  return codingFields.filter((field) => changes[field] !== undefined && !sameValue(own[field], changes[field]));
}

/** In the order in which they are shown. */
export const codingFields: readonly CodingField[] = [
  'contact',
  'account',
  'taxType',
  'tracking',
  'document',
  'pushTransactions',
  'pushStatementLines',
  'description',
  'mode',
  'needsInvoice',
  'needsConfirmedVat',
  'needsAccountingFields',
];
