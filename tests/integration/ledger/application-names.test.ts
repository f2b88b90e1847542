import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { LedgerView } from '../../../electron/ports/ledger.ts';
import { root } from '../../checks.ts';
import { settings } from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

const figma = { id: 'app-figma', status: 'active', ownerName: null, teams: [] };
const rowsOf = (ledger: LedgerView) => ledger.settings()?.settings.applications;
const own = settings.applications[0];

test('settings name a renamed application as it is called now, in every version, and as it was where it is called so again', () => {
  const ledger = openedLedger(temporaryFolder());
  ledger.saveApplications([{ ...figma, name: 'Figma' }]);
  ledger.appendSettings(settings, 'Ana', '2026-11-22T12:00:00.000Z');
  ledger.appendSettings({ ...settings, syncFrom: '2026-10-02' }, 'Ana', '2026-11-22T12:00:00.000Z');
  expect(rowsOf(ledger)).toEqual([own]);

  ledger.saveApplications([{ ...figma, name: 'Figma Pro' }]);
  const followed = { ...own, id: 'app-figma', name: 'Figma Pro' };
  expect(ledger.settingsHistory().map((version) => version.settings.applications)).toEqual([[followed], [followed]]);
  ledger.saveApplications([{ ...figma, name: 'Figma' }]);
  expect(rowsOf(ledger)).toEqual([{ ...own, id: 'app-figma' }]);

  // One that is gone from Cledara means nothing any more.
  ledger.saveApplications([{ ...figma, id: 'app-other', name: 'Other' }]);
  expect(rowsOf(ledger)).toEqual([own]);
});

test('a name that only older movements have still counts in a ledger of an earlier version', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'ledger.db');
  copyFileSync(join(root, 'tests', 'fixtures', 'ledgers', 'v17.db'), path);
  const database = new DatabaseSync(path);
  database.exec("UPDATE applications SET name = 'Figma Pro' WHERE id = 'app-figma'");
  database.close();
  expect(rowsOf(openedLedger(folder))).toEqual([{ ...own, id: 'app-figma', name: 'Figma Pro' }]);
});
