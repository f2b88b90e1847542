import { isDeepStrictEqual } from 'node:util';
import type { CledaraApplication } from '../../../ports/cledara.ts';
import { json, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto } from '../statements.ts';

const insert = insertInto('applications', ['id', 'position', 'name', 'status', 'owner_name', 'teams_json']);

/** The applications of the Cledara workspace, as last read and in that order. */
export class ApplicationTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  all(): readonly CledaraApplication[] {
    return this.#connection.all('SELECT * FROM applications ORDER BY position').map(applicationFromRow);
  }

  /** Takes the place of what was there; where that is the same, nothing is written. */
  replaceAll(applications: readonly CledaraApplication[]): void {
    if (isDeepStrictEqual(this.all(), applications)) return;
    this.#connection.run('DELETE FROM applications');
    for (const [position, application] of applications.entries()) {
      this.#connection.run(insert, {
        id: application.id,
        position,
        name: application.name,
        status: application.status,
        owner_name: application.ownerName,
        teams_json: JSON.stringify(application.teams),
      });
    }
  }
}

function applicationFromRow(row: Row): CledaraApplication {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    status: text(row, 'status'),
    ownerName: textOrNull(row, 'owner_name'),
    teams: json(row, 'teams_json'),
  };
}
