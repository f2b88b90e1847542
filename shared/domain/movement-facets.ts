import type { ListedState } from './listed-movement.ts';
import type { MovementColumns } from './movement-columns.ts';
import type { NumberColumn } from './number-column.ts';

/** What a list can be narrowed by, with counts over all of it; most frequent first, months newest first. */
export interface MovementFacets {
  readonly states: ReadonlyMap<ListedState, number>;
  readonly accounts: readonly { readonly id: string; readonly count: number }[];
  /** By the name that its newest movement gives it. */
  readonly applications: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly causes: readonly { readonly code: string; readonly count: number }[];
}

export function countFacets(columns: MovementColumns): MovementFacets {
  const { rows, states, state, accounts, account, applications, application, causes, cause, day } = columns;
  const count = rows.length;
  const perState = countCodes(state, count, states.length);
  return {
    states: new Map(
      states.flatMap((name, code) => ((perState[code] ?? 0) > 0 ? [[name, perState[code] ?? 0] as const] : [])),
    ),
    accounts: mostFrequent(accounts.texts, countCodes(account, count, accounts.texts.length)).map(([id, many]) => ({
      id,
      count: many,
    })),
    applications: namedApplications(columns, countCodes(application, count, applications.texts.length)),
    months: countMonths(day, count),
    causes: mostFrequent(causes.texts, countCodes(cause, count, causes.texts.length)).map(([code, many]) => ({
      code,
      count: many,
    })),
  };
}

function countCodes({ values }: NumberColumn, rows: number, codes: number): readonly number[] {
  const counts = new Array<number>(codes).fill(0);
  for (let position = 0; position < rows; position += 1) {
    const code = values[position] ?? -1;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** Texts that no row has any more are left out; equally frequent ones are in the order of their letters. */
function mostFrequent(texts: readonly string[], counts: readonly number[]): readonly (readonly [string, number])[] {
  return texts
    .map((text, code) => [text, counts[code] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}

function namedApplications(
  { rows, day, applications, application }: MovementColumns,
  counts: readonly number[],
): MovementFacets['applications'] {
  const newestDay = new Array<number>(applications.texts.length).fill(-1);
  const names = new Array<string>(applications.texts.length).fill('');
  for (let position = 0; position < rows.length; position += 1) {
    const code = application.values[position] ?? -1;
    const at = day.values[position] ?? 0;
    if (at <= (newestDay[code] ?? 0)) continue;
    newestDay[code] = at;
    names[code] = rows[position]?.application?.name ?? '';
  }
  const nameOf = new Map(applications.texts.map((id, code) => [id, names[code] ?? '']));
  return mostFrequent(applications.texts, counts).map(([id, count]) => ({ id, name: nameOf.get(id) ?? '', count }));
}

function countMonths({ values }: NumberColumn, rows: number): MovementFacets['months'] {
  const counts = new Map<number, number>();
  for (let position = 0; position < rows; position += 1) {
    const month = Math.floor((values[position] ?? 0) / 100);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([month, count]) => {
      const digits = String(month).padStart(6, '0');
      return { month: `${digits.slice(0, 4)}-${digits.slice(4)}`, count };
    });
}
