import { setTimeout as delay } from 'node:timers/promises';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';

// A process that reaches for a ledger at given instants: `node ledger-race-child.ts FOLDER FIRST_MS EVERY_MS TIMES`, the first
// in milliseconds since the epoch. Keeps what it gets for half the time to the next, and prints every attempt: when it began,
// when it was had and let go (null where it was refused), and when all was over.

const [folder = '', firstMs = '0', everyMs = '0', times = '0'] = process.argv.slice(2);
const nowMs = () => performance.timeOrigin + performance.now();
const attempts: object[] = [];

for (let round = 0; round < Number(times); round += 1) {
  const atMs = Number(firstMs) + round * Number(everyMs);
  await delay(Math.max(0, atMs - nowMs() - 5));
  while (nowMs() < atMs); // timers are not exact enough
  const fromMs = nowMs();
  const opened = openLedger(folder);
  if (!opened.ok) {
    attempts.push({ fromMs, had: null, toMs: nowMs() });
    continue;
  }
  const gotMs = nowMs();
  await delay(Number(everyMs) / 2);
  const letGoMs = nowMs();
  opened.value.close();
  attempts.push({ fromMs, had: { fromMs: gotMs, toMs: letGoMs }, toMs: nowMs() });
}
process.stdout.write(JSON.stringify(attempts));
