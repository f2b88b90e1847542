import { spawn } from 'node:child_process';
import { expect, test } from './desktop-app.ts';

test('a second program ends, and the first one goes on', async ({ desktop: { page, dataDir, command } }) => {
  const [program = '', ...words] = command;
  const second = spawn(program, words, { env: { ...process.env, TALLYBRIDGE_DATA_DIR: dataDir }, stdio: 'ignore' });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('the engine killed: the window says so, and goes on when it is back', async ({ desktop: { app, page } }) => {
  const pids = () =>
    app.evaluate(({ app: running }) =>
      running
        .getAppMetrics()
        .flatMap(({ pid, serviceName, name }) => (`${serviceName} ${name}`.includes('engine') ? [pid] : [])),
    );
  await expect.poll(async () => (await pids()).length).toBe(1);
  const [first] = await pids();
  if (first !== undefined) process.kill(first, 'SIGKILL');
  await expect.poll(async () => (await pids()).filter((pid) => pid !== first).length).toBe(1);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('says of itself what a checkout can do: no updates of its own, no start at sign-in', async ({
  desktop: { page },
}) => {
  const answer = await page.evaluate(async () => {
    const { tallybridge } = globalThis as unknown as { tallybridge: { call(envelope: string): Promise<string> } };
    return await tallybridge.call(JSON.stringify({ company: null, method: 'desktop.read', input: {} }));
  });
  expect(JSON.parse(answer)).toMatchObject({
    ok: true,
    value: {
      notifications: 'problems',
      startAtLogin: null,
      updates: { source: 'elsewhere', state: { kind: 'unknown' } },
    },
  });
});

test('its window closed, the app goes on or ends, and Quit ends it for good', async ({ desktop: { app } }) => {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: running }) => running.quit());
  expect(await ended).toBe(0);
});
