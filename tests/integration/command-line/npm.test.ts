import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, documentOf, type Outcome, openDesk, outcomeOf, root } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
});
afterAll(() => desk.close());

/** As a person types it, with whatever Node the machine has. */
function npmRun(words: readonly string[]): Promise<Outcome> {
  const onWindows = process.platform === 'win32';
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  const child = spawn(onWindows ? 'npm.cmd' : 'npm', ['run', '-s', 'headless', '--', ...words], {
    cwd: root,
    env: { ...(onWindows ? process.env : {}), ...desk.variables, PATH: path.join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: onWindows,
  });
  return outcomeOf(child);
}

test('npm run -s headless, started by the machine’s own Node, prints JSON alone and passes the exit code on', async () => {
  const notYet = await npmRun(['status', '--json']);
  expect(notYet.code).toBe(3);
  expect(documentOf(notYet)).toMatchObject({ error: { code: 'not-connected' } });
  expect(notYet.stderr).toBe('Nothing is connected yet. Connect Cledara and Xero first.\n');
  const misspelt = await npmRun(['stauts', '--json']);
  expect(misspelt.code).toBe(2);
  expect(documentOf(misspelt)).toMatchObject({ error: { code: 'invalid-input' } });
  await desk.prepare();
  const connected = await npmRun(['status', '--json']);
  expect(connected.code).toBe(0);
  expect(documentOf(connected)).toMatchObject({ company: 'My company' });
});
