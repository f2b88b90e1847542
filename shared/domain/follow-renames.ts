import { nameKey } from './contact-name.ts';
import { isFileApplicationId } from './file-application.ts';
import type { ApplicationSettings, Settings } from './settings.ts';

/** An application that was called otherwise before. */
export interface RenamedApplication {
  readonly id: string;
  /** What Cledara calls it now. */
  readonly name: string;
  /** Every other name that it was known by. */
  readonly before: readonly string[];
}

/**
 * The settings with the id and the present name in each row that means a renamed application by a name: so what was set for
 * it goes on holding, for new movements under the new name and for old ones that still have the former. A name that some
 * application has now means that one; a former name counts where one application alone had it, and no row means that one
 * already. `names` are all that applications have now. Where nothing was renamed these are the settings themselves.
 */
export function followRenames(
  settings: Settings,
  names: readonly string[],
  renamed: readonly RenamedApplication[],
): Settings {
  if (renamed.length === 0) return settings;
  const present = Map.groupBy(names, nameKey);
  const meant = new Set(settings.applications.map((row) => meantNow(row, present, renamed)));
  const applications = settings.applications.map((row) => {
    const { name } = row;
    const now = meantNow(row, present, renamed);
    if (now !== null) return byIdOf(row, now, renamed);
    const isFree = name !== undefined && !goesById(row) && !present.has(nameKey(name));
    const former = isFree ? onlyOneCalled(name, renamed) : null;
    if (former === null || meant.has(former.id)) return row;
    meant.add(former.id);
    return { ...row, id: former.id, name: former.name };
  });
  return { ...settings, applications };
}

/** The id of the renamed application that the row means without any help; null where it means none, or several. */
function meantNow(
  row: ApplicationSettings,
  present: ReadonlyMap<string, readonly string[]>,
  renamed: readonly RenamedApplication[],
): string | null {
  if (goesById(row)) return renamed.find(({ id }) => id === row.id)?.id ?? null;
  const key = row.name === undefined ? null : nameKey(row.name);
  if (key === null || present.get(key)?.length !== 1) return null;
  return renamed.find(({ name }) => nameKey(name) === key)?.id ?? null;
}

/** A name that the application never had is a mistake that is told where settings are checked. */
function byIdOf(row: ApplicationSettings, id: string, renamed: readonly RenamedApplication[]): ApplicationSettings {
  const application = renamed.find((one) => one.id === id);
  if (application === undefined || row.name === undefined) return row;
  const known = [application.name, ...application.before].map(nameKey).includes(nameKey(row.name));
  return known ? { ...row, id, name: application.name } : row;
}

function onlyOneCalled(name: string, renamed: readonly RenamedApplication[]): RenamedApplication | null {
  const [only, another] = renamed.filter(({ before }) => before.map(nameKey).includes(nameKey(name)));
  return only === undefined || another !== undefined ? null : only;
}

function goesById({ id }: ApplicationSettings): boolean {
  return id !== undefined && !isFileApplicationId(id);
}
