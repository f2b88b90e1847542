import { expect, test } from 'vitest';
import { aMovement, later, noon, observed } from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

test('an open day is kept over a restart, replaced and removed, and is of a movement that there is', () => {
  const folder = temporaryFolder();
  const ledger = openedLedger(folder);
  ledger.saveMovement(observed(aMovement()), noon);
  const first = { movementId: 'txn-1', day: '2026-12-01', author: 'Ana Núñez', at: noon };
  ledger.saveOpenDay(first);
  expect(ledger.openDay('txn-1')).toEqual(first);
  expect(() => ledger.saveOpenDay({ ...first, movementId: 'nobody' })).toThrow(/FOREIGN KEY/);
  ledger.close();

  const again = openedLedger(folder);
  expect(again.openDays()).toEqual([first]);
  const second = { ...first, day: '2027-01-01', author: 'Bo', at: later };
  again.saveOpenDay(second);
  expect(again.openDays()).toEqual([second]);
  again.removeOpenDay('txn-1');
  expect(again.openDay('txn-1')).toBeNull();
  again.close();
});
