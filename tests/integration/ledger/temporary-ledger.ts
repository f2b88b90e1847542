import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLedger } from '../../../electron/adapters/ledger/open-ledger.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import { placeNewLedger } from '../../fixtures/new-ledger.ts';

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function folderWithLedger(): string {
  const folder = temporaryFolder();
  placeNewLedger(folder);
  return folder;
}

/** The ledger of `folder`, a new one by default; closed when the test has ended. */
export function openedLedger(folder: string = folderWithLedger()): Ledger {
  const opened = openLedger(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => {
    try {
      opened.value.close();
    } catch {
      // the test closed it
    }
  });
  return opened.value;
}
