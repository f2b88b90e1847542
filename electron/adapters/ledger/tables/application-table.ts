import { isDeepStrictEqual } from 'node:util';
import { nameKey } from '../../../../shared/domain/contact-name.ts';
import type { RenamedApplication } from '../../../../shared/domain/follow-renames.ts';
import type { CledaraApplication } from '../../../ports/cledara.ts';
import { json, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto } from '../statements.ts';

const insert = insertInto('applications', ['id', 'position', 'name', 'status', 'owner_name', 'teams_json']);

const insertName = 'INSERT OR IGNORE INTO application_names (application_id, name) VALUES (:id, :name)';

/** Of applications that are there still. */
const formerNames = `SELECT a.id AS id, a.name AS name, n.name AS former FROM application_names n
  JOIN applications a ON a.id = n.application_id WHERE n.name <> a.name ORDER BY a.position, n.name`;

/** The applications of the Cledara workspace, as last read and in that order, and every name that each has had. */
export class ApplicationTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  all(): readonly CledaraApplication[] {
    return this.#connection.all('SELECT * FROM applications ORDER BY position').map(applicationFromRow);
  }

  /** Those that were known by another name before. */
  renamed(): readonly RenamedApplication[] {
    const renamed = new Map<string, RenamedApplication>();
    for (const row of this.#connection.all(formerNames)) {
      const [id, name, former] = [text(row, 'id'), text(row, 'name'), text(row, 'former')];
      if (nameKey(name) === nameKey(former)) continue; // found by either
      renamed.set(id, { id, name, before: [...(renamed.get(id)?.before ?? []), former] });
    }
    return [...renamed.values()];
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
      this.#connection.run(insertName, { id: application.id, name: application.name });
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
