import { parseArgs } from 'node:util';
import { setup as buildProgram } from '../../fixtures/built-program.ts';
import { chosenSeed, openCrashScene } from '../crash-scene.ts';
import { cutPower } from './cut-power.ts';
import { failDisk } from './disk-faults.ts';

// Cuts the power, or lets the disk fail, for so long, in one company at least, and prints one line of JSON with what was found:
// `node tests/crash/disk/disk-child.ts --strike cut --ms 60000`; `--strike fail` is the other.

/** So many in each company; the next company begins with empty books. */
const strikesOfCompany = 4;

const { values } = parseArgs({ options: { strike: { type: 'string' }, ms: { type: 'string', default: '60000' } } });
const { strike } = values;
if (strike !== 'cut' && strike !== 'fail') throw new Error('--strike is cut or fail');
buildProgram();
const endsAtMs = performance.now() + Number(values.ms);
const totals = { strikes: 0, disks: 0, changes: 0, refused: 0 };
const failed: { readonly seed: number; readonly problem: string }[] = [];
do {
  const scene = await openCrashScene(chosenSeed());
  try {
    if (strike === 'cut') {
      const { cuts, disks, changes } = await cutPower(scene, strikesOfCompany);
      totals.strikes += cuts;
      totals.disks += disks;
      totals.changes += changes;
    } else {
      const { faults, refused } = await failDisk(scene, strikesOfCompany);
      totals.strikes += faults;
      totals.refused += refused;
    }
  } catch (error) {
    failed.push({ seed: scene.seed, problem: error instanceof Error ? error.message : String(error) });
  } finally {
    await scene.close();
  }
} while (performance.now() < endsAtMs);
process.stdout.write(`${JSON.stringify({ ...totals, failed })}\n`);
