import { applicationRow } from './coding-rule.ts';
import { nameKey } from './contact-name.ts';
import { mappingColumns, writeTextCell } from './mapping-columns.ts';
import type { TrackingCategory } from './reference-data.ts';
import type { ApplicationSettings, Settings } from './settings.ts';
import { writeCell } from './spreadsheet-cell.ts';

/** An application of Cledara's as the table names it. */
export interface MappedApplication {
  readonly id: string;
  readonly name: string;
}

export const applicationColumn = 'application';
export const idColumn = 'application_id';
/** Begins the name of a column of a tracking category. */
export const trackingPrefix = 'tracking:';

/**
 * The mapping as a table: a row of names, then one row an application, in Cledara's order, and behind them those that only
 * the settings know. Only what an application sets itself is in it; no cell starts a formula.
 */
export function mappingTable(
  settings: Settings,
  applications: readonly MappedApplication[],
  categories: readonly TrackingCategory[],
): readonly (readonly string[])[] {
  const listed = applications.map((application) => ({
    name: application.name,
    id: application.id,
    own: applicationRow(settings.applications, application),
  }));
  const used = new Set(listed.map(({ own }) => own));
  const unlisted = settings.applications
    .filter((row) => !used.has(row))
    .map((row) => ({ name: row.name ?? '', id: row.id ?? '', own: row }));
  const tracked = categoryNames(settings.applications, categories);
  const names = [
    applicationColumn,
    idColumn,
    ...mappingColumns.map(({ name }) => name),
    ...tracked.map((category) => writeCell(`${trackingPrefix}${category}`)),
  ];
  const rows = [...listed, ...unlisted].map(({ name, id, own }) => [
    writeCell(name),
    writeCell(id),
    ...mappingColumns.map((column) => column.write(own ?? {})),
    ...trackingCells(own ?? {}, tracked),
  ]);
  return [names, ...rows];
}

/** Categories that the settings name, as they write them, then what else is in use in Xero. */
function categoryNames(
  rows: readonly ApplicationSettings[],
  categories: readonly TrackingCategory[],
): readonly string[] {
  const named = rows.flatMap(({ tracking }) => Object.keys(tracking ?? {})).sort();
  const inUse = categories.filter(({ status }) => status === 'ACTIVE').map(({ name }) => name);
  const byKey = Map.groupBy([...named, ...inUse], nameKey);
  return [...byKey.values()].flatMap(([first]) => first ?? []);
}

/** Where an application has no tracking on purpose, each of its cells says so. */
function trackingCells({ tracking }: ApplicationSettings, categories: readonly string[]): readonly string[] {
  if (tracking === undefined) return categories.map(() => '');
  return categories.map((category) => {
    const option = Object.entries(tracking).find(([name]) => nameKey(name) === nameKey(category))?.[1];
    if (option !== undefined) return writeTextCell(option);
    return Object.keys(tracking).length === 0 ? writeTextCell('') : '';
  });
}
