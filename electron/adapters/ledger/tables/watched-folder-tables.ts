import type { WatchedFile, WatchedFolder } from '../../../ports/file-imports.ts';
import { text, textOrNull } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsertFolder = upsertInto('watched_folder', 'id', ['id', 'path', 'author', 'since', 'problem']);
const upsertFile = upsertInto('watched_files', 'sha256', ['sha256', 'name', 'seen_at', 'problem']);

/** The folder that is looked into for exported files, and what came of each. */
export class WatchedFolderTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  folder(): WatchedFolder | null {
    const row = this.#connection.get('SELECT * FROM watched_folder');
    if (row === null) return null;
    return {
      path: text(row, 'path'),
      author: text(row, 'author'),
      since: text(row, 'since'),
      problem: textOrNull(row, 'problem'),
    };
  }

  files(): readonly WatchedFile[] {
    return this.#connection.all('SELECT * FROM watched_files ORDER BY seen_at, name').map((row) => ({
      sha256: text(row, 'sha256'),
      name: text(row, 'name'),
      seenAt: text(row, 'seen_at'),
      problem: textOrNull(row, 'problem'),
    }));
  }

  /** Files of another folder are other files, whatever is in them. */
  saveFolder(folder: WatchedFolder | null): void {
    if (folder?.path !== this.folder()?.path) this.#connection.run('DELETE FROM watched_files', {});
    if (folder === null) this.#connection.run('DELETE FROM watched_folder', {});
    else this.#connection.run(upsertFolder, { id: 1, ...folder });
  }

  saveFile(file: WatchedFile): void {
    const { sha256, name, seenAt, problem } = file;
    this.#connection.run(upsertFile, { sha256, name, seen_at: seenAt, problem });
  }

  forget(sha256: string): void {
    this.#connection.run('DELETE FROM watched_files WHERE sha256 = :sha256', { sha256 });
  }
}
