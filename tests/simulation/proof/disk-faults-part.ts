import { diskTroubles } from '../../crash/disk/disk-faults.ts';
import { count } from './markdown-table.ts';
import type { ProofPart } from './proof-part.ts';
import { failuresOf, runDiskChild } from './run-disk-child.ts';

export const diskFaultsPart: ProofPart = {
  title: 'Disks that fail',
  share: 10,
  async prove(forMs) {
    const totals = await runDiskChild('fail', forMs);
    const failures = failuresOf(totals);
    const text = `On the same layer, at a change that dice choose: ${diskTroubles.map(({ name }) => name).join('; ')}. The sync says what is wrong and ends with 3, or
is done in spite of it (a log that cannot be written stops nothing); nothing is twice, and the next syncs miss nothing.

${count(totals.strikes)} failures, of which ${count(totals.refused)} ended a sync by name. Companies whose books did not stand it: ${failures.length === 0 ? 'none' : failures.length}.`;
    return { text, failures };
  },
};
