import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger, openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import type { LedgerView } from '../../../electron/ports/ledger.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

const kills = 20;

interface Writer {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly lines: string[];
  /** Resolves when it has said at least so many lines. */
  said(count: number): Promise<void>;
}

function startWriter(folder: string, mode: 'hold' | 'write'): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer-child.ts'), folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const said = async (count: number) => {
    while (lines.length < count) await once(reader, 'line');
  };
  return { process: child, lines, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

test('a second writer in this process is told to wait, whatever it tries, until the first has closed', () => {
  const folder = temporaryFolder();
  const first = openedLedger(folder);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const second = openLedger(folder);
    expect(second.ok ? null : second.error).toEqual({
      kind: 'ledgerUnavailable',
      source: 'local',
      why: 'busy',
      message: 'Another sync of this company is running. Wait until it has ended, then try again.',
    });
  }
  first.close();
  expect(openedLedger(folder).movementCount()).toBe(0);
});

test('two companies do not wait for each other', () => {
  openedLedger();
  expect(openedLedger().movementCount()).toBe(0);
});

test('a second writer in another process is told to wait, and a view is not', async () => {
  const folder = temporaryFolder();
  const ledger = openedLedger(folder);
  const refused = startWriter(folder, 'write');
  await once(refused.process, 'close');
  expect(refused.lines.map((line) => JSON.parse(line))).toMatchObject([{ kind: 'ledgerUnavailable', why: 'busy' }]);
  ledger.close();

  const holder = startWriter(folder, 'hold');
  await holder.said(1);
  expect(holder.lines).toEqual(['open']);
  expect(openLedger(folder)).toMatchObject({ ok: false, error: { why: 'busy' } });
  const view = openView(folder);
  expect(view.ok && view.value.movementCount()).toBe(0);
  if (view.ok) view.value.close();

  await kill(holder.process);
  expect(openedLedger(folder).movementCount()).toBe(0);
});

test(`after each of ${kills} kills the lock is free, nothing is torn and nothing that was acknowledged is lost`, async () => {
  const folder = temporaryFolder();
  let acknowledged = 0;
  for (let round = 0; round < kills; round += 1) {
    const writer = startWriter(folder, 'write');
    await writer.said(1 + (round % 5) * 3);
    if (round % 2 === 0) {
      const view = openView(folder); // a look at the books while they are written
      if (!view.ok) throw new Error(view.error.message);
      expectWhole(view.value.movementCount(), view.value);
      view.value.close();
    }
    await kill(writer.process);
    expect(writer.lines[0]).toBe('open');
    const last = writer.lines.at(-1);
    if (last !== undefined && last !== 'open') acknowledged = Number(last.slice(2)) + 1;

    const ledger = openLedger(folder);
    if (!ledger.ok) throw new Error(ledger.error.message);
    const count = ledger.value.movementCount();
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expectWhole(count, ledger.value);
    expect(ledger.value.activity({ limit: count + 1 })).toHaveLength(count);
    expect(ledger.value.health().quickCheck).toBe('ok');
    ledger.value.close();
  }
  expect(acknowledged).toBeGreaterThan(kills);
});

/** Each transaction of the child wrote a movement, its proposal and the window: at least `count` of them stand as a whole. */
function expectWhole(count: number, ledger: LedgerView): void {
  const movements = [...ledger.movements()].map(({ id }) => id);
  const proposals = [...ledger.proposals()].map(({ movementId }) => movementId);
  const expected = Array.from({ length: movements.length }, (_, index) => `m-${String(index).padStart(6, '0')}`);
  expect(movements.length).toBeGreaterThanOrEqual(count);
  expect(movements).toEqual(expected);
  expect(proposals.slice(0, count)).toEqual(expected.slice(0, count));
  if (count > 0) expect((ledger.pullWindow()?.readAt ?? '') >= (expected[count - 1] ?? '')).toBe(true);
}
