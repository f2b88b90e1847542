import { openLedger } from '../../../electron/adapters/ledger/open-ledger.ts';
import { aBareProposal, aMovement, anEntry, noon, observed } from './sample-books.ts';

// A process that writes until it is killed: `node writer-child.ts FOLDER [hold]`. It says `open` when it has the ledger and a
// number for each transaction that is durable; with `hold` it only keeps the ledger open. A refusal is printed and ends it.

const [folder = '', mode = 'write'] = process.argv.slice(2);
const opened = openLedger(folder);
if (!opened.ok) {
  process.stdout.write(`${JSON.stringify(opened.error)}\n`);
} else {
  const ledger = opened.value;
  process.stdout.write('open\n');
  if (mode === 'hold') setInterval(() => ledger.movementCount(), 60_000);
  let index = ledger.movementCount();
  while (mode === 'write') {
    const id = `m-${String(index).padStart(6, '0')}`;
    ledger.transaction(() => {
      ledger.saveMovement(observed(aMovement({ id })), noon);
      ledger.saveProposal(aBareProposal({ id: `p-${id}`, movementId: id }), anEntry({ movementId: id }));
      ledger.savePullWindow({ coveredFrom: noon, readAt: id });
    });
    process.stdout.write(`${id}\n`); // synchronous on pipes of POSIX
    index += 1;
  }
}
