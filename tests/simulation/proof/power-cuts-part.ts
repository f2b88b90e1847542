import { count } from './markdown-table.ts';
import type { ProofPart } from './proof-part.ts';
import { failuresOf, runDiskChild } from './run-disk-child.ts';

export const powerCutsPart: ProofPart = {
  title: 'Power cuts',
  share: 10,
  async prove(forMs) {
    const totals = await runDiskChild('cut', forMs);
    const failures = failuresOf(totals);
    const text = `The real command line syncs real books on a layer that writes down every change of the disk, and every sync of a file or folder. At a
change that dice choose the process is gone. What was not synced may be there or not, each sector by itself, names in the order in which
they were made: a dozen of the disks that this leaves are opened and looked through, and the syncs go on from one of them.
On each disk the ledger opens, nothing that was read from it before is missing or changed, and the books know of all that Xero has that
it was sent; in the end nothing is missing, and nothing twice.

${count(totals.strikes)} cuts in ${count(totals.changes)} changes of the disk, ${count(totals.disks)} disks. Companies whose books did not stand it: ${failures.length === 0 ? 'none' : failures.length}.`;
    return { text, failures };
  },
};
