import type { AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { type Updater, Updates, type UpdatesOptions } from '../../../electron/shell/updates.ts';
import type { UpdateState } from '../../../shared/contract/desktop.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { UpdaterDouble } from '../../fixtures/electron-double/updater-double.ts';

const hour = 3_600_000;
const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 29, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

function scene(options: Partial<Pick<UpdatesOptions, 'source'>> & Partial<ReturnType<UpdatesOptions['choice']>> = {}) {
  const { source = 'feed', choice = 'ask', channel = 'latest' } = options;
  const updater = new UpdaterDouble();
  const person: ReturnType<UpdatesOptions['choice']> & object = { choice, channel };
  const states: UpdateState[] = [];
  const news: string[] = [];
  const lasts: (() => void)[] = [];
  let opened = 0;
  const updates = new Updates({
    source,
    openUpdater: async () => {
      opened += 1;
      return updater;
    },
    log: memoryLog(),
    packages: silent,
    nowMs: () => Date.now(),
    choice: () => person,
    quit: (last) => lasts.push(last),
    onChange: () => states.push(updates.read().state),
    onNews: ({ kind, version }) => news.push(`${kind} ${version}`),
  });
  const choose = (change: Partial<ReturnType<UpdatesOptions['choice']>>): void => {
    Object.assign(person, change);
    updates.choiceChanged();
  };
  return { updates, updater, states, news, lasts, choose, opened: () => opened };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what is used of electron-updater is what it has', () => {
  expectTypeOf<AppUpdater>().toExtend<Updater>();
});

describe('by itself', () => {
  test('looks once after the start and once a day, and downloads nothing that nobody wants', async () => {
    const { updates, updater, news } = scene();
    updater.offered = '0.2.0';
    updates.begin();
    await pass(29_999);
    expect(updater.steps).toEqual([]);
    await pass(1);
    expect(updater.steps).toEqual(['look']);
    await pass(23 * hour);
    expect(updater.steps).toEqual(['look']);
    await pass(2 * hour);
    expect(updater.steps).toEqual(['look', 'look']);
    expect(updates.read().state).toEqual({ kind: 'available', version: '0.2.0' });
    expect(news).toEqual(['available 0.2.0', 'available 0.2.0']);
    updates.close();
    await pass(72 * hour);
    expect(updater.steps).toHaveLength(2);
  });

  test('downloads where the person wants that, and looks no further until it is put in', async () => {
    const { updates, updater, states, news } = scene({ choice: 'download' });
    updater.offered = '0.2.0';
    updates.begin();
    await pass(72 * hour);
    expect(updater.steps).toEqual(['look', 'download']);
    expect(states).toEqual([
      { kind: 'looking' },
      { kind: 'available', version: '0.2.0' },
      { kind: 'downloading', version: '0.2.0', percent: 0 },
      { kind: 'downloading', version: '0.2.0', percent: 41 },
      { kind: 'ready', version: '0.2.0' },
    ]);
    expect(news).toEqual(['ready 0.2.0']);
  });

  test('does not look where the person says so, or where there is no feed to be believed', async () => {
    for (const options of [{ choice: 'off' }, { source: 'elsewhere' }, { source: 'unsafe' }] as const) {
      const { updates, opened } = scene(options);
      updates.begin();
      updates.choiceChanged();
      await pass(72 * hour);
      expect(opened()).toBe(0);
    }
  });

  test('tries again within the hour after it was offline, and the next day after anything else', async () => {
    const offline = scene();
    offline.updater.failsLooking = new Error('net::ERR_INTERNET_DISCONNECTED');
    offline.updates.begin();
    await pass(30_000);
    expect(offline.updates.read().state).toEqual({
      kind: 'failed',
      during: 'look',
      why: 'offline',
      at: '2026-11-29T09:00:30.000Z',
    });
    await pass(hour);
    expect(offline.updater.steps).toEqual(['look', 'look']);
    expect(offline.news).toEqual([]);
    offline.updates.close();

    const broken = scene();
    broken.updater.failsLooking = new Error('out of the blue');
    broken.updates.begin();
    await pass(20 * hour);
    expect(broken.updater.steps).toEqual(['look']);
    broken.updates.close();
  });

  test('follows a choice that is changed at once', async () => {
    const { updates, updater, choose } = scene({ choice: 'off' });
    updater.offered = '0.2.0';
    updates.begin();
    await pass(hour);
    choose({ choice: 'ask' });
    await pass(0);
    expect(updater.steps).toEqual(['look']);
    choose({ choice: 'download' });
    await pass(0);
    expect(updater.steps).toEqual(['look', 'download']);
    updates.close();
  });
});

describe('the library', () => {
  test('is kept from what it does unasked, from older versions, and from every line but https', async () => {
    const { updates, updater, choose } = scene({ channel: 'beta' });
    updates.act('look');
    await pass(0);
    expect([updater.channel, updater.allowPrerelease, updater.allowDowngrade]).toEqual(['beta', true, false]);
    expect([updater.autoDownload, updater.disableWebInstaller, updater.logger]).toEqual([false, true, silent]);
    expect(updater.requestHeaders).toEqual({ 'x-user-staging-id': '' });
    const addresses = ['https://a.example/x', 'http://a.example/x', 'file:///x', 'httpsx://a', 'ftp://a/'];
    expect(addresses.filter((address) => updater.fetches(address))).toEqual(['https://a.example/x']);
    choose({ channel: 'latest' });
    await pass(0);
    expect([updater.channel, updater.allowPrerelease, updater.allowDowngrade]).toEqual(['latest', false, false]);
    expect(updater.steps).toEqual(['look', 'look']);
  });

  test('does not install while the session ends, which would stop it halfway', async () => {
    const { updates, updater } = scene();
    updates.sessionEnds();
    updates.act('look');
    await pass(0);
    expect(updater.autoInstallOnAppQuit).toBe(true);
    updates.sessionEnds();
    expect(updater.autoInstallOnAppQuit).toBe(false);
  });
});

describe('what a person asks for', () => {
  test('is done step by step, and installs as the last step of quitting', async () => {
    const { updates, updater, lasts, news } = scene({ choice: 'off' });
    updater.offered = '0.2.0';
    expect(updates.act('download')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(updates.act('look')).toEqual({ ok: true, value: null });
    await pass(0);
    expect(updates.act('install')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(updates.act('download')).toEqual({ ok: true, value: null });
    await pass(0);
    expect(updates.act('install')).toEqual({ ok: true, value: null });
    await pass(0);
    expect(updater.steps).toEqual(['look', 'download']);
    lasts[0]?.();
    expect(updater.steps.at(-1)).toBe('install, silent true, run after true');
    expect(news).toEqual([]);
  });

  test('is refused in words where this copy looks for none', () => {
    const { updates, opened } = scene({ source: 'elsewhere' });
    const asked = updates.act('look');
    expect(asked.ok ? '' : asked.error.message).toContain('from where you got this one');
    expect(opened()).toBe(0);
  });

  test('says what went wrong, and can be asked for again', async () => {
    const { updates, updater } = scene();
    updater.offered = '0.2.0';
    updates.act('look');
    await pass(0);
    updater.failsDownloading = Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' });
    updates.act('download');
    await pass(0);
    expect(updates.read().state).toMatchObject({ kind: 'failed', during: 'download', why: 'damaged' });
    updater.failsDownloading = null;
    updates.act('look');
    await pass(0);
    updates.act('download');
    await pass(0);
    expect(updates.read().state).toEqual({ kind: 'ready', version: '0.2.0' });
    updater.emit('error', new Error('Could not get code signature for running application'));
    expect(updates.read().state).toMatchObject({ kind: 'failed', during: 'install', why: 'not-ours' });
  });
});
