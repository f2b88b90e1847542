// Texts of the statements that every table group needs, made once from its list of columns.

/** `INSERT INTO table (a, b) VALUES (:a, :b)`. */
export function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`;
}

/** An INSERT that replaces every column but the key where a row of that key exists. */
export function upsertInto(table: string, key: string, columns: readonly string[]): string {
  const others = columns.filter((name) => name !== key);
  return `${insertInto(table, columns)} ON CONFLICT (${key}) DO UPDATE SET ${assignExcluded(others)}`;
}

/** `a = excluded.a, b = excluded.b`. */
export function assignExcluded(columns: readonly string[]): string {
  return columns.map((name) => `${name} = excluded.${name}`).join(', ');
}
