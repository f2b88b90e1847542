import { join } from 'node:path';

/** The files of a company's ledger. */
export interface LedgerFiles {
  readonly folder: string;
  readonly ledger: string;
  /** Changes that SQLite has not yet moved into `ledger`. Part of the books. */
  readonly writeAheadLog: string;
  readonly lock: string;
  /** A ledger in the making; becomes `ledger` by a rename when it is complete. */
  readonly draft: string;
  readonly backups: string;
}

export function ledgerFiles(folder: string): LedgerFiles {
  const ledger = join(folder, 'ledger.db');
  return {
    folder,
    ledger,
    writeAheadLog: `${ledger}-wal`,
    lock: join(folder, 'ledger.lock'),
    draft: join(folder, 'ledger.draft'),
    backups: join(folder, 'backups'),
  };
}
