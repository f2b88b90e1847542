import type { BudgetRecord } from '../../../ports/budget-store.ts';
import { number, numberOrNull } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('budgets', 'key', ['key', 'day_start_ms', 'used_today', 'blocked_until_ms', 'per_day']);

/** What is left of each service's allowance. */
export class BudgetTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read(key: string): BudgetRecord | null {
    const row = this.#connection.get('SELECT * FROM budgets WHERE key = :key', { key });
    if (row === null) return null;
    const perDay = numberOrNull(row, 'per_day');
    return {
      dayStartMs: number(row, 'day_start_ms'),
      usedToday: number(row, 'used_today'),
      blockedUntilMs: number(row, 'blocked_until_ms'),
      ...(perDay === null ? {} : { perDay }),
    };
  }

  /** Instants are kept to the whole millisecond, a block never shorter than it was given. */
  write(key: string, record: BudgetRecord): void {
    this.#connection.run(upsert, {
      key,
      day_start_ms: Math.floor(record.dayStartMs),
      used_today: record.usedToday,
      blocked_until_ms: Math.ceil(record.blockedUntilMs),
      per_day: record.perDay ?? null,
    });
  }
}
