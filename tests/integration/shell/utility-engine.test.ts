import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { WindowCalls } from '../../../electron/engine-process/window-calls.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import { utilityEngine } from '../../../electron/shell/utility-engine.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import { builtEngine } from '../../fixtures/built-program.ts';
import { type UtilityProcessDouble, utilityProcessDouble } from '../../fixtures/electron-double/utility-process.ts';

const entry = builtEngine() ?? join(import.meta.dirname, '../../../electron/engine-process.ts');

let folder: string;
let double: UtilityProcessDouble;
let calls: WindowCalls;
let events: HostEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-utility-'));
  double = utilityProcessDouble();
  events = [];
  const environment = readEnvironment({ TALLYBRIDGE_DATA_DIR: folder, TALLYBRIDGE_SECRETS: 'memory' });
  if (!environment.ok) throw new Error(environment.error.message);
  calls = new WindowCalls({
    environment: environment.value,
    clock: new SystemClock(),
    version: 'test',
    author: 'the test',
    platform: 'desktop',
    openEngine: () =>
      utilityEngine({ utilityProcess: double.utilityProcess, entry, endNow: (pid) => process.kill(pid, 'SIGKILL') }),
  });
  calls.subscribe((event) => events.push(event));
  await calls.readAhead(); // the engine begins after it
});

afterEach(async () => {
  await calls.close();
  rmSync(folder, { recursive: true, force: true });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const states = (): readonly string[] => events.flatMap((event) => (event.type === 'engine' ? [event.state] : []));

async function addCompany(): Promise<string> {
  const added = await calls.call({ company: null, method: 'companies.add', input: { name: 'Test' } });
  if (!added.ok) throw new Error(added.error.message);
  return (added.value as { readonly id: string }).id; // what companies.add answers
}

test('the engine answers over the line of a utility process', async () => {
  const company = await addCompany();
  const answer = await calls.call({ company, method: 'connection.cledara', input: { apiKey: '' } });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } }); // the engine looked at it
  expect(states()).toEqual(['ready']);
});

test('one that is killed is told to the window, and another one goes on', async () => {
  const company = await addCompany();
  double.children[0]?.kill('SIGKILL');
  await until(() => states().length === 3);
  expect(states()).toEqual(['ready', 'restarting', 'ready']);
  expect(double.children).toHaveLength(2);
  const answer = await calls.call({ company, method: 'connection.cledara', input: { apiKey: '' } });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});

test('a call that was under way when it died fails by name, and is not made again', async () => {
  const company = await addCompany();
  const answering = calls.call({ company, method: 'connection.cledara', input: { apiKey: 'x' } });
  double.children[0]?.kill('SIGKILL');
  expect(await answering).toMatchObject({ ok: false, error: { code: 'engine-restarted' } });
});

test('it ends in order when the host closes', async () => {
  const ended = new Promise((resolve) => double.children[0]?.once('exit', resolve));
  await calls.close();
  expect(await ended).toBe(0);
});

test('one that does not listen is ended at once, by its number', async () => {
  const ended: number[] = [];
  const line = utilityEngine({
    utilityProcess: double.utilityProcess,
    entry,
    endNow: (pid) => {
      ended.push(pid);
      process.kill(pid, 'SIGKILL');
    },
  });
  const told = new Promise<string>((resolve) => {
    line.onEnd(resolve);
  });
  line.kill();
  expect(await told).toBe('exit 1');
  expect(ended).toEqual([double.children[1]?.pid]);
});
