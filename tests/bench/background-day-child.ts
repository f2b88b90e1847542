import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeScene } from '../integration/background/background-scene.ts';
import { DayOfBackground } from '../integration/background/day-of-background.ts';
import type { LoadLine } from './measure-load.ts';

// A whole day of syncing in the background, on a clock of its own: prints what it took as JSON. Throws where anything left that
// nobody had approved, or two syncs ran at once.

setFlagsFromString('--expose-gc'); // so that only what is really held counts as memory
globalThis.gc = runInNewContext('gc') as NodeJS.GCFunction;

const scene = await makeScene('file');
try {
  const day = new DayOfBackground(scene);
  await day.begin();
  const report = await day.live(24);
  const { posted, beside, inXero, restlessWakes, mostTimers } = report;
  if (posted.Reviewed + posted['Read only'] + posted.Off > 0)
    throw new Error('Something left that nobody had approved.');
  if (beside > 0 || mostTimers > 1) throw new Error('Two syncs, or two timers, at once.');
  if (inXero !== posted.Automatic)
    throw new Error(`${inXero} documents stand in Xero for ${posted.Automatic} payments.`);
  const lines: readonly LoadLine[] = [
    { what: 'hours', value: report.hours, unit: '' },
    { what: 'companies', value: report.companies, unit: '' },
    { what: 'syncs', value: report.starts, unit: '' },
    { what: 'syncs that did not reach a service', value: report.failedRuns, unit: '' },
    { what: 'calls to Cledara', value: report.calls.cledara, unit: '' },
    { what: 'calls to Xero', value: report.calls.xero, unit: '' },
    { what: 'wakes', value: report.wakes, unit: '' },
    { what: 'wakes within a minute of another, at rest', value: restlessWakes, unit: '' },
    { what: 'payments that left, of those that are automatic', value: posted.Automatic, unit: '' },
    { what: 'payments', value: report.payments, unit: '' },
    { what: 'memory that grew from the first quarter on', value: report.grewMb ?? Number.NaN, unit: 'MB' },
  ];
  process.stdout.write(JSON.stringify(lines));
} finally {
  await scene.close();
}
