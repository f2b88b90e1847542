import type { Failure } from '../../../shared/domain/failure.ts';

type Why = Extract<Failure, { kind: 'ledgerUnavailable' }>['why'];

/** Primary result codes, sqlite.org/rescode.html. */
const codes = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

const diskErrors: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's share of the disk is used up",
  ENOTDIR: 'part of its path is a file, not a folder',
  EEXIST: 'a file stands where its folder should be',
  EISDIR: 'a folder stands where a file should be',
  ERR_FS_EISDIR: 'a folder stands where a file should be',
  ELOOP: 'its path leads in a circle',
  ENAMETOOLONG: 'its path is too long',
  EIO: 'the disk reports an error',
};

const sqliteErrors: Readonly<Record<number, string>> = {
  [codes.perm]: 'this user may not write there',
  [codes.readOnly]: 'it is read-only',
  [codes.ioError]: 'the disk reports an error',
  [codes.full]: 'the disk is full',
  [codes.cannotOpen]: 'its file cannot be opened',
};

/** Another one has the file. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return false;
  const code = error.errcode & 0xff;
  return code === codes.busy || code === codes.locked;
}

/** What a thrown error of the disk or of SQLite means for opening a ledger; null where it is none of them. */
export function failureFromError(error: unknown, folder: string): Failure | null {
  if (!(error instanceof Error)) return null;
  if ('errcode' in error) return failureFromSqlite(error, folder);
  if ('code' in error && typeof error.code === 'string') {
    const reason = diskErrors[error.code];
    return reason === undefined ? null : unwritable(folder, reason);
  }
  return null;
}

/** What an error that SQLite threw in the middle of the work means; null where it is no error of the file or its disk. */
export function failureFromSqlite(error: unknown, folder: string): Failure | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  const code = error.errcode & 0xff;
  if (code === codes.busy || code === codes.locked) return busy();
  const reason = sqliteErrors[code];
  if (reason !== undefined) return unwritable(folder, reason);
  return code === codes.corrupt || code === codes.notADatabase ? corrupt(folder) : null;
}

function busy(): Failure {
  return unavailable('busy', 'Another sync of this company is running. Wait until it has ended, then try again.');
}

export function newer(): Failure {
  return unavailable(
    'newer',
    'The ledger of this company was written by a newer version of Tallybridge. Install that version or a later one to ' +
      'open it. Nothing was changed.',
  );
}

export function corrupt(folder: string): Failure {
  return unavailable(
    'corrupt',
    `The ledger in ${folder} is damaged and was left as it is. Nothing is sent to Xero until it is mended. Keep the ` +
      'folder, put back a copy of it from your backups, and sync again.',
  );
}

function unwritable(folder: string, reason: string): Failure {
  return unavailable(
    'unwritable',
    `The ledger in ${folder} cannot be used: ${reason}. Mend this or choose another folder, then try again.`,
  );
}

/** For a view, which migrates nothing. */
export function notYetMigrated(): Failure {
  return unavailable(
    'unwritable',
    'The ledger of this company was written by an earlier version of Tallybridge. The next sync brings it up to date; ' +
      'run one, then look again.',
  );
}

export function noLedger(): Failure {
  return {
    kind: 'notConnected',
    source: 'local',
    message: 'This company has no ledger yet. Connect Cledara to begin.',
  };
}

function unavailable(why: Why, message: string): Failure {
  return { kind: 'ledgerUnavailable', source: 'local', why, message };
}
