import type { ApplicationRowDto } from '../../shared/contract/settings.ts';
import { nameKey } from '../../shared/domain/contact-name.ts';
import type { ApplicationSettings } from '../../shared/domain/settings.ts';
import type { ApplicationCounts } from '../ports/ledger.ts';

type Totals = ApplicationRowDto['counts'];

const nothing: Totals = { movements: 0, waiting: 0, blocked: 0, pushed: 0, missing: 0 };

/** Counts per application, from what the ledger counted. */
export class ApplicationTotals {
  readonly #counts: readonly ApplicationCounts[];
  readonly #byId: ReadonlyMap<string | null, ApplicationCounts>;

  constructor(counts: readonly ApplicationCounts[]) {
    this.#counts = counts;
    this.#byId = new Map(counts.map((one) => [one.id, one]));
  }

  ofNone(): Totals {
    return sum([this.#byId.get(null)]);
  }

  ofId(id: string): Totals {
    return sum([this.#byId.get(id)]);
  }

  /** By its id; where it has none, by its name among applications that Cledara no longer lists. */
  ofSettingsRow(row: ApplicationSettings, listed: readonly { readonly id: string }[]): Totals {
    if (row.id !== undefined) return this.ofId(row.id);
    const listedIds = new Set<string | null>(listed.map(({ id }) => id));
    const key = nameKey(row.name ?? '');
    return sum(
      this.#counts.filter(({ id, names }) => !listedIds.has(id) && names.some((name) => nameKey(name) === key)),
    );
  }
}

function sum(counts: readonly (ApplicationCounts | undefined)[]): Totals {
  return counts.reduce<Totals>(
    (total, one = { ...nothing, id: null, names: [] }) => ({
      movements: total.movements + one.movements,
      waiting: total.waiting + one.waiting,
      blocked: total.blocked + one.blocked,
      pushed: total.pushed + one.pushed,
      missing: total.missing + one.missing,
    }),
    nothing,
  );
}
