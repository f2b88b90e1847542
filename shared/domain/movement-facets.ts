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
  const counted = (texts: readonly string[], codes: NumberColumn) =>
    mostFrequent(texts, countCodes(codes, count, texts.length));
  return {
    states: new Map(
      states.flatMap((name, code) => ((perState[code] ?? 0) > 0 ? [[name, perState[code] ?? 0] as const] : [])),
    ),
    accounts: counted(accounts.texts, account).map(({ text, count: many }) => ({ id: text, count: many })),
    applications: named(columns, counted(applications.texts, application)),
    months: countMonths(day, count),
    causes: counted(causes.texts, cause).map(({ text, count: many }) => ({ code: text, count: many })),
  };
}

/** How many rows have each code. Those that have none have -1, which is no place in what is counted. */
function countCodes({ values }: NumberColumn, rows: number, codes: number): Int32Array {
  const counts = new Int32Array(codes);
  for (let position = 0; position < rows; position += 1) {
    const code = values[position] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

interface Counted {
  readonly text: string;
  readonly code: number;
  readonly count: number;
}

/** Texts that no row has any more are left out; equally frequent ones are in the order of their letters. */
function mostFrequent(texts: readonly string[], counts: Int32Array): readonly Counted[] {
  return texts
    .map((text, code) => ({ text, code, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function named(
  { rows, day, application }: MovementColumns,
  applications: readonly Counted[],
): MovementFacets['applications'] {
  const newestDays: number[] = [];
  const names: (string | undefined)[] = [];
  for (let position = 0; position < rows.length; position += 1) {
    const code = application.values[position] ?? 0;
    const at = day.values[position] ?? 0;
    if (at <= (newestDays[code] ?? 0)) continue;
    newestDays[code] = at;
    names[code] = rows[position]?.application?.name;
  }
  return applications.map(({ text, code, count }) => ({ id: text, name: names[code] ?? '', count }));
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
