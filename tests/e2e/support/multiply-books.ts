import { DatabaseSync } from 'node:sqlite';
import { ledgerFiles } from '../../../electron/adapters/ledger/ledger-files.ts';

/** Between two copies of a movement: a hundred of them fill the time between a movement and the next one. */
const apartSeconds = 467;

/**
 * Makes each movement of a company's books and its proposal `times` as many, a little later and with a number of its own in
 * the description: planning them all takes three times as long, and gives the list nothing more to show.
 */
export function multiplyBooks(companyFolder: string, times: number): void {
  const database = new DatabaseSync(ledgerFiles(companyFolder).ledger);
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; BEGIN');
  const id = (column: string) => `${column} || '-' || :copy`;
  const later = (column: string) =>
    `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, (:copy * ${apartSeconds}) || ' seconds')`;
  const copyMovement = copy(database, 'movements', {
    id: id('id'),
    authorised_at: later('authorised_at'),
    settled_at: later('settled_at'),
    description: `replace(description, ' INV ', ' INV ' || :copy || '-')`,
  });
  const copyProposal = copy(database, 'proposals', {
    id: id('id'),
    movement_id: id('movement_id'),
    movement_at: later('movement_at'),
  });
  for (let number = 1; number < times; number += 1) {
    copyMovement(number);
    copyProposal(number);
  }
  database.exec('COMMIT');
  database.close();
}

/** Copies all rows that were there before the first copy, with these columns changed. */
function copy(database: DatabaseSync, table: string, changed: Readonly<Record<string, string>>) {
  const columns = database
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
  const values = columns.map((name) => changed[name] ?? name);
  const last = Number(database.prepare(`SELECT max(rowid) AS last FROM ${table}`).get()?.['last']);
  const statement = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE rowid <= ${last}`,
  );
  return (number: number): void => void statement.run({ copy: number });
}
