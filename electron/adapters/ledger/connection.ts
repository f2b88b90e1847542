import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

/** A row as SQLite gives it. STRICT tables keep every column to its declared type. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The same without names: values in the order of the statement's columns. Where rows are many, names take half the time. */
export type BareRow = readonly SQLOutputValue[];

/** Values for the named parameters of a statement. */
export type Bindings = Readonly<Record<string, SQLInputValue>>;

/**
 * One connection to the ledger's file: cached statements, transactions, and a count of writes by which a lazy reading
 * notices that the books have changed under it.
 *
 * Nothing in this process may open and close `ledger.db` or `ledger.lock` by other means while a connection is open:
 * POSIX drops all of a process's locks on a file when any descriptor of it is closed (sqlite.org/howtocorrupt.html §2.2).
 */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #bareStatements = new Map<string, StatementSync>();
  #writes = 0;
  #work: { failure: { readonly cause: unknown } | null } | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Grows with every write through this connection. */
  get writes(): number {
    return this.#writes;
  }

  all(sql: string, bindings: Bindings = {}): readonly Row[] {
    return this.#prepared(sql).all(bindings);
  }

  allBare(sql: string, bindings: Bindings = {}): readonly BareRow[] {
    const rows: readonly unknown[] = this.#prepared(sql, this.#bareStatements).all(bindings);
    if (!areBare(rows)) throw new TypeError(namesWhereNone);
    return rows;
  }

  get(sql: string, bindings: Bindings = {}): Row | null {
    return this.#prepared(sql).get(bindings) ?? null;
  }

  getBare(sql: string, bindings: Bindings = {}): BareRow | null {
    const row: unknown = this.#prepared(sql, this.#bareStatements).get(bindings) ?? null;
    if (row !== null && !isBare(row)) throw new TypeError(namesWhereNone);
    return row;
  }

  /** Number of rows that were written. */
  run(sql: string, bindings: Bindings = {}): number {
    this.#writes += 1;
    return Number(this.#prepared(sql).run(bindings).changes);
  }

  /** The same with values in the order of the statement's parameters: looking up names takes a third of the time. */
  runBare(sql: string, values: BareRow): number {
    this.#writes += 1;
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** For a writing statement with RETURNING: the row it returned, or null where it wrote none. */
  runReturning(sql: string, values: BareRow): Row | null {
    this.#writes += 1;
    return this.#prepared(sql).get(...values) ?? null;
  }

  /**
   * All of `work` is stored, or none of it; durable when this returns. Does not nest. A save that failed inside dooms the
   * whole, even where its error was caught: half a save is never committed.
   */
  transaction<T>(work: () => T): T {
    if (this.#work !== null) throw new Error('Transactions do not nest');
    this.#database.exec('BEGIN IMMEDIATE');
    const current: { failure: { readonly cause: unknown } | null } = { failure: null };
    this.#work = current;
    try {
      const value = work();
      if (value instanceof Promise) throw new Error('Work in a transaction must be synchronous');
      if (current.failure !== null) throw current.failure.cause;
      this.#database.exec('COMMIT');
      return value;
    } catch (error) {
      this.#writes += 1; // what lazy readings saw of the work is void
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#work = null;
    }
  }

  /** Several statements as one: part of the transaction under way, or one of its own. */
  atomically<T>(work: () => T): T {
    const current = this.#work;
    if (current === null) return this.transaction(work);
    try {
      return work();
    } catch (error) {
      current.failure ??= { cause: error };
      throw error;
    }
  }

  /**
   * As `atomically`, and handed to the operating system, not waited for until it is on the disk: what was written outlives this
   * program, and a power cut may undo it. The next synced transaction syncs it too.
   */
  unsynced(work: () => void): void {
    if (this.#work !== null) {
      this.atomically(work);
      return;
    }
    this.#database.exec('PRAGMA synchronous = NORMAL');
    try {
      this.transaction(work);
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL');
    }
  }

  /** Several statements without parameters, outside a transaction. */
  exec(sql: string): void {
    this.#writes += 1;
    this.#database.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#bareStatements.clear();
    this.#database.close();
  }

  #prepared(sql: string, cache = this.#statements): StatementSync {
    const known = cache.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(cache === this.#bareStatements);
    cache.set(sql, statement);
    return statement;
  }
}

const namesWhereNone = 'SQLite gave rows with names where it was told to give none';

/** A statement that was told to gives arrays, all or none; its type does not say so. */
function areBare(rows: readonly unknown[]): rows is readonly BareRow[] {
  return rows.length === 0 || isBare(rows[0]);
}

function isBare(row: unknown): row is BareRow {
  return Array.isArray(row);
}
