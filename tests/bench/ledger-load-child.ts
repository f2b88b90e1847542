import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ledgerFiles } from '../../electron/adapters/ledger/ledger-files.ts';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';
import { plan } from '../../electron/engine/plan.ts';
import { newRun } from '../../electron/engine/run.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import { reference, settings } from '../unit/domain/example-company.ts';
import { exampleMovement } from './example-movements.ts';
import type { LoadLine } from './measure-load.ts';
import { planningEngine } from './planning-engine.ts';

// One ledger of very many movements, in a process of its own whose memory is nobody else's: prints what it took as JSON.
// With `--plan` all of them are planned, too, which holds them in memory.

/** Cledara gives up to a hundred rows for a page; a thousand is ten pages. */
const rowsOfTransaction = 1000;
const seenAt = '2026-11-22T09:00:00.000Z';
const mb = 1024 * 1024;

const { values } = parseArgs({
  options: { movements: { type: 'string', default: '1000000' }, plan: { type: 'boolean', default: false } },
});
const count = Number(values.movements);
const folder = mkdtempSync(join(tmpdir(), 'tallybridge-load-'));
const lines: LoadLine[] = [{ what: 'movements in one ledger', value: count, unit: '' }];
try {
  const first = opened();
  const version = first.transaction(() =>
    first.appendSettings({ ...settings, syncFrom: '2025-01-01' }, 'bench', seenAt),
  );
  await timed('store', () => {
    for (let from = 0; from < count; from += rowsOfTransaction) {
      first.transaction(() => {
        for (let index = from; index < Math.min(count, from + rowsOfTransaction); index += 1) {
          first.saveMovement(exampleMovement(index, count), seenAt);
        }
      });
    }
  });
  const planOnce = async (ledger: Ledger): Promise<void> => {
    const planned = await plan(planningEngine(ledger), newRun('bench'), reference, version);
    if (!planned.ok) throw new Error(planned.error.message);
  };
  if (values.plan) await timed('plan for the first time', () => planOnce(first));
  first.close();
  const files = ledgerFiles(folder);
  lines.push({ what: 'size of the ledger', value: Math.round(statSync(files.ledger).size / mb), unit: 'MB' });
  const again = await timed('open', opened);
  if (values.plan) await timed('plan again', () => planOnce(again));
  if (again.movementCount() !== count) throw new Error(`The ledger has ${again.movementCount()} movements.`);
  again.close();
  lines.push({ what: 'most memory', value: Math.round(process.resourceUsage().maxRSS / 1024), unit: 'MB' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(lines));

function opened(): Ledger {
  const ledger = openLedger(folder);
  if (!ledger.ok) throw new Error(ledger.error.message);
  return ledger.value;
}

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const value = await work();
  lines.push({ what, value: Math.round(performance.now() - startedMs), unit: 'ms' });
  return value;
}
