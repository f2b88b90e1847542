import { err, ok, type Result } from '../lib/result.ts';
import { applicationRow } from './coding-rule.ts';
import { nameKey } from './contact-name.ts';
import type { InputProblem } from './failure.ts';
import { canonicalJson } from './hash.ts';
import { type MappingColumn, mappingColumns, readTextCell } from './mapping-columns.ts';
import { applicationColumn, idColumn, type MappedApplication, trackingPrefix } from './mapping-table.ts';
import type { ApplicationSettings, CodingFields, Settings } from './settings.ts';
import { readCell } from './spreadsheet-cell.ts';

/** A row of a file with the line that it begins on; the first line is 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadMapping {
  readonly settings: Settings;
  /** Rows of applications in the file. */
  readonly rows: number;
  /** Where in the file an application of these settings is told of, by its place among them. */
  readonly placeOf: (index: number) => string | null;
}

/**
 * The settings with what a mapping table says. Columns are known by their names, in any order: what has no column stays as
 * it is, and so does an application that has no row; an empty cell leaves the setting to the defaults. All or nothing: each
 * problem is named with its line and its application.
 */
export function readMapping(
  table: readonly TableRow[],
  settings: Settings,
  applications: readonly MappedApplication[],
): Result<ReadMapping, readonly InputProblem[]> {
  const [head, ...rows] = table;
  if (head === undefined) return err([{ at: 'line 1', message: 'The file is empty.' }]);
  const columns = readHead(head);
  if (!columns.ok) return columns;
  const problems: InputProblem[] = [];
  const changed: ApplicationSettings[] = [...settings.applications];
  const lines = new Map<string, number>();
  const places: { readonly row: ApplicationSettings; readonly place: string }[] = [];
  for (const row of rows) {
    const read = readRow(row, columns.value, { settings, applications });
    if (!read.ok) {
      problems.push(...read.error);
      continue;
    }
    const { application, present, next, place } = read.value;
    // One that only the settings know may have a name alone.
    const key = application.id || `name ${nameKey(application.name)}`;
    const earlier = lines.get(key);
    if (earlier !== undefined) problems.push({ at: place, message: `It is in the file twice; see line ${earlier}.` });
    lines.set(key, row.line);
    places.push({ row: next, place });
    putRow(changed, present, next);
  }
  if (problems.length > 0) return err(problems);
  return ok({
    settings: { ...settings, applications: changed },
    rows: rows.length,
    placeOf: (index) => places.find(({ row }) => row === changed[index])?.place ?? null,
  });
}

/** One that says what it said keeps its place and its words; one that says nothing any more goes. */
function putRow(rows: ApplicationSettings[], present: ApplicationSettings | null, next: ApplicationSettings): void {
  const { id: _id, name: _name, ...coding } = next;
  const says = Object.keys(coding).length > 0;
  const place = present === null ? -1 : rows.indexOf(present);
  if (place === -1) {
    if (says) rows.push(next);
  } else if (next !== present) rows.splice(place, 1, ...(says ? [next] : []));
}

interface Columns {
  readonly width: number;
  /** Place of the names; -1 where there is none. */
  readonly name: number;
  readonly id: number;
  readonly settings: readonly { readonly place: number; readonly column: MappingColumn }[];
  readonly tracking: readonly { readonly place: number; readonly category: string }[];
}

function readHead({ line, cells }: TableRow): Result<Columns, readonly InputProblem[]> {
  const at = `line ${line}`;
  const names = cells.map((cell) => readCell(cell).trim());
  const problems: InputProblem[] = [];
  const settings: { place: number; column: MappingColumn }[] = [];
  const tracking: { place: number; category: string }[] = [];
  for (const [place, name] of names.entries()) {
    const key = name.toLowerCase();
    const column = mappingColumns.find((one) => one.name === key);
    if (names.findIndex((other) => columnKey(other) === columnKey(name)) < place)
      problems.push({ at, message: `The column ${name} is there twice.` });
    else if (column !== undefined) settings.push({ place, column });
    else if (key.startsWith(trackingPrefix))
      tracking.push({ place, category: name.slice(trackingPrefix.length).trim() });
    else if (key !== applicationColumn && key !== idColumn)
      problems.push({ at, message: `There is no column called “${name}” in a mapping table.` });
  }
  const placeOf = (name: string) => names.findIndex((other) => other.toLowerCase() === name);
  const [name, id] = [placeOf(applicationColumn), placeOf(idColumn)];
  if (name === -1 && id === -1)
    problems.push({ at, message: `A column called ${applicationColumn} or ${idColumn} has to name the application.` });
  return problems.length > 0 ? err(problems) : ok({ width: names.length, name, id, settings, tracking });
}

/** The same for two columns of which only one could count. */
function columnKey(name: string): string {
  return nameKey(name).replace(`${trackingPrefix} `, trackingPrefix);
}

interface ReadRow {
  readonly application: MappedApplication;
  readonly present: ApplicationSettings | null;
  /** The same object as `present` where it says the same. */
  readonly next: ApplicationSettings;
  readonly place: string;
}

interface Around {
  readonly settings: Settings;
  readonly applications: readonly MappedApplication[];
}

function readRow(row: TableRow, columns: Columns, around: Around): Result<ReadRow, readonly InputProblem[]> {
  const { line, cells } = row;
  if (cells.length !== columns.width) {
    const message = `It has ${cells.length} cells, and the first line names ${columns.width} columns.`;
    return err([{ at: `line ${line}`, message }]);
  }
  const cellAt = (place: number) => (place === -1 ? '' : readCell(cells[place] ?? '').trim());
  const named = { name: cellAt(columns.name), id: cellAt(columns.id) };
  const place = `line ${line}: ${named.name || named.id || 'no application'}`;
  const application = findApplication(named, around);
  if (!application.ok) return err([{ at: place, message: application.error }]);
  const present = applicationRow(around.settings.applications, application.value);
  const problems: InputProblem[] = [];
  let own: CodingFields = present ?? { name: application.value.name, id: application.value.id };
  for (const { place: at, column } of columns.settings) {
    const cell = column.read(cells[at] ?? '');
    if (!cell.ok) problems.push({ at: `${place}, ${column.name}`, message: `${cell.error}.` });
    else own = withField(own, column.field, cell.value);
  }
  own = withTracking(own, columns, cells);
  if (problems.length > 0) return err(problems);
  const next = present !== null && canonicalJson(present) === canonicalJson(own) ? present : own;
  return ok({ application: application.value, present, next, place });
}

function withField(own: CodingFields, field: keyof CodingFields, read: CodingFields): CodingFields {
  const { [field]: _before, ...rest } = own;
  return { ...rest, ...read };
}

/** A category without a column keeps its option; an option that is left out is none, where another one is chosen. */
function withTracking(own: CodingFields, { tracking }: Columns, cells: readonly string[]): CodingFields {
  if (tracking.length === 0) return own;
  const { tracking: before, ...rest } = own;
  const present = Object.entries(before ?? {});
  const kept = present.filter(([name]) => !tracking.some(({ category }) => nameKey(category) === nameKey(name)));
  const read = tracking.map(({ place, category }) => ({
    category: present.find(([name]) => nameKey(name) === nameKey(category))?.[0] ?? category,
    option: readTextCell(cells[place] ?? '')?.trim() ?? null,
  }));
  const chosen = read.flatMap(({ category, option }) => (option === null || option === '' ? [] : [[category, option]]));
  const entries = [...kept, ...chosen];
  const isWithout = read.some(({ option }) => option === '');
  if (entries.length === 0 && !isWithout) return rest;
  return { ...rest, tracking: Object.fromEntries(entries) };
}

/** Of Cledara's list, or one that only the settings know. */
function findApplication(
  { name, id }: { readonly name: string; readonly id: string },
  around: Around,
): Result<MappedApplication, string> {
  if (name === '' && id === '') return err('The line names no application.');
  const known = [
    ...around.applications,
    ...around.settings.applications.map((row) => ({ id: row.id ?? '', name: row.name ?? '' })),
  ];
  if (id !== '') {
    const found = known.find((one) => one.id === id);
    if (found === undefined) return err(`Cledara has no application with the id ${id}.`);
    const isOther = name !== '' && found.name !== '' && nameKey(found.name) !== nameKey(name);
    return isOther ? err(`Cledara calls the application with the id ${id} ${found.name}, not ${name}.`) : ok(found);
  }
  const sameName = around.applications.filter((one) => nameKey(one.name) === nameKey(name));
  const [found, another] = sameName;
  if (another !== undefined) {
    const ids = sameName.map((one) => one.id).join(', ');
    return err(`Cledara has ${sameName.length} applications called ${name}; name the one by its id (${ids}).`);
  }
  if (found !== undefined) return ok(found);
  const inSettings = known.filter((one) => nameKey(one.name) === nameKey(name));
  const [first, other] = inSettings;
  if (first === undefined) return err(`Cledara has no application called ${name}.`);
  if (other === undefined) return ok(first);
  const withoutId = inSettings.find((one) => one.id === ''); // this is how such a one is written
  if (withoutId !== undefined) return ok(withoutId);
  const ids = inSettings.map((one) => one.id).join(', ');
  return err(`The settings have ${inSettings.length} applications called ${name}; name the one by its id (${ids}).`);
}
