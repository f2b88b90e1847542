import type { Instant } from '../../../../shared/domain/plain-date.ts';
import type { Settings, SettingsVersion } from '../../../../shared/domain/settings.ts';
import { json, number, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';

/** Settings as versions in time. Triggers refuse every edit and deletion. */
export class SettingsTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  newest(): SettingsVersion | null {
    const row = this.#connection.get('SELECT * FROM settings_versions ORDER BY number DESC LIMIT 1');
    return row === null ? null : versionFromRow(row);
  }

  /** Oldest first. */
  history(): readonly SettingsVersion[] {
    return this.#connection.all('SELECT * FROM settings_versions ORDER BY number').map(versionFromRow);
  }

  append(settings: Settings, author: string, at: Instant): SettingsVersion {
    const sql = `INSERT INTO settings_versions (number, at, author, settings_json)
      VALUES ((SELECT coalesce(max(number), 0) + 1 FROM settings_versions), ?1, ?2, ?3) RETURNING *`;
    const row = this.#connection.runReturning(sql, [at, author, JSON.stringify(settings)]);
    if (row === null) throw new Error('The version of the settings was not stored');
    return versionFromRow(row);
  }
}

function versionFromRow(row: Row): SettingsVersion {
  return {
    number: number(row, 'number'),
    at: text(row, 'at'),
    author: text(row, 'author'),
    settings: json(row, 'settings_json'),
  };
}
