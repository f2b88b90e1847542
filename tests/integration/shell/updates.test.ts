import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Updater, Updates } from '../../../electron/shell/updates.ts';
import type { UpdateState } from '../../../shared/contract/desktop.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';

// The updates of an AppImage by the real electron-updater, over HTTP from a feed as electron-builder writes it. What it
// asks of Electron – its network, its quit – is Node's here.

/** The program that is installed, and the one that replaces it; they say that they were started. */
const old = '#!/bin/sh\necho old >> "$0.ran"\n';
const fresh = '#!/bin/sh\necho "new, exits after: $APPIMAGE_EXIT_AFTER_INSTALL" >> "$0.ran"\n';

class NodeExecutor extends HttpExecutor<ReturnType<typeof httpRequest>> {
  createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): ReturnType<typeof httpRequest> {
    return httpRequest(options, callback);
  }
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const given: RequestOptions = { hostname: url.hostname, port: url.port, path: `${url.pathname}${url.search}` };
      const callback = (error: Error | null | undefined): void => (error ? reject(error) : resolve(destination));
      this.doDownload(given, { destination, options, callback, responseHandler: null, onCancel }, 0);
    });
  }
}

interface Feed {
  /** By the names of the files. */
  readonly files: Map<string, string>;
  readonly url: string;
  readonly asked: string[];
  /** By which the library would have each copy known (`x-user-staging-id`). */
  readonly copies: Set<unknown>;
}

async function serveFeed(): Promise<Feed> {
  const files = new Map<string, string>();
  const asked: string[] = [];
  const copies = new Set<unknown>();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://feed').pathname.slice(1);
    asked.push(name);
    copies.add(request.headers['x-user-staging-id']);
    const file = files.get(name);
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { files, asked, copies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** As electron-builder writes it beside the packages. */
function feedFile(version: string, program: string): string {
  const sha512 = createHash('sha512').update(program).digest('base64');
  const name = `Tallybridge-${version}.AppImage`;
  return [
    `version: ${version}`,
    `files:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${program.length}`,
    `path: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-29T09:00:00.000Z'\n`,
  ].join('\n');
}

let folder: string;
let appImage: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-updates-'));
  appImage = join(folder, 'Tallybridge.AppImage');
  writeFileSync(appImage, old);
  chmodSync(appImage, 0o755);
  vi.stubEnv('APPIMAGE', appImage);
  return () => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  };
});

function openUpdates(url: string, channel: 'latest' | 'beta' = 'latest') {
  const quits: ((exitCode: number) => void)[] = [];
  const app = {
    whenReady: () => Promise.resolve(),
    version: '0.1.0',
    name: 'tallybridge',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'user'),
    baseCachePath: join(folder, 'cache'),
    quit: () => undefined,
    relaunch: () => undefined,
    onQuit: (handler: (exitCode: number) => void) => void quits.push(handler),
  };
  writeFileSync(app.appUpdateConfigPath, `provider: generic\nurl: ${url}\nupdaterCacheDirName: tallybridge-updater\n`);
  const updater = new AppImageUpdater(null, app);
  Object.defineProperty(updater, 'httpExecutor', { value: new NodeExecutor() });
  Object.defineProperty(updater, 'netSession', { value: { webRequest: { onBeforeRequest: () => undefined } } });
  const states: UpdateState[] = [];
  const log = memoryLog();
  const updates = new Updates({
    source: 'feed',
    openUpdater: () => Promise.resolve<Updater>(updater),
    log,
    packages: { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined },
    nowMs: () => Date.now(),
    choice: () => ({ choice: 'ask', channel }),
    quit: () => undefined,
    onChange: () => states.push(updates.read().state),
    onNews: () => undefined,
  });
  const rest = async (): Promise<UpdateState> => {
    await vi.waitFor(() => {
      expect(['looking', 'downloading', 'unknown']).not.toContain(updates.read().state.kind);
    }, 20_000);
    return updates.read().state;
  };
  return { updates, states, quits, log, rest };
}

test('a newer version is found, downloaded when asked, and put in when the program has ended', async () => {
  const feed = await serveFeed();
  feed.files.set('latest-linux.yml', feedFile('0.2.0', fresh));
  feed.files.set('Tallybridge-0.2.0.AppImage', fresh);
  const { updates, states, quits, rest } = openUpdates(feed.url);
  updates.act('look');
  expect(await rest()).toEqual({ kind: 'available', version: '0.2.0' });
  expect(feed.asked).toEqual(['latest-linux.yml']);
  updates.act('download');
  await vi.waitFor(() => expect(updates.read().state.kind).not.toBe('downloading'), 20_000);
  expect(updates.read().state).toEqual({ kind: 'ready', version: '0.2.0' });
  expect([...feed.copies].filter((copy) => copy !== undefined)).toEqual(['']);
  expect(states.map(({ kind }) => kind)).toContain('downloading');
  expect(readFileSync(appImage, 'utf8')).toBe(old);
  for (const quit of quits) quit(0);
  expect(readFileSync(appImage, 'utf8')).toBe(fresh);
  expect(readFileSync(`${appImage}.ran`, 'utf8')).toBe('new, exits after: true\n');
});

test('at the end of a session, and of a program that fell, nothing is put in', async () => {
  const feed = await serveFeed();
  feed.files.set('latest-linux.yml', feedFile('0.2.0', fresh));
  feed.files.set('Tallybridge-0.2.0.AppImage', fresh);
  const { updates, quits, rest } = openUpdates(feed.url);
  updates.act('look');
  await rest();
  updates.act('download');
  await vi.waitFor(() => expect(updates.read().state.kind).toBe('ready'), 20_000);
  for (const quit of quits) quit(1);
  updates.sessionEnds();
  for (const quit of quits) quit(0);
  expect(readFileSync(appImage, 'utf8')).toBe(old);
});

test.each(['latest', 'beta'] as const)('an older version is none, in the channel %s', async (channel) => {
  const feed = await serveFeed();
  feed.files.set(`${channel}-linux.yml`, feedFile('0.0.9', fresh));
  const { updates, rest } = openUpdates(feed.url, channel);
  updates.act('look');
  expect(await rest()).toMatchObject({ kind: 'current' });
});

test('what is not what the feed announced is thrown away', async () => {
  const feed = await serveFeed();
  feed.files.set('latest-linux.yml', feedFile('0.2.0', fresh));
  feed.files.set('Tallybridge-0.2.0.AppImage', fresh.replace('new', 'bad'));
  const { updates, quits, rest } = openUpdates(feed.url);
  updates.act('look');
  await rest();
  updates.act('download');
  await vi.waitFor(() => expect(updates.read().state.kind).toBe('failed'), 20_000);
  expect(updates.read().state).toMatchObject({ during: 'download', why: 'damaged' });
  for (const quit of quits) quit(0);
  expect(readFileSync(appImage, 'utf8')).toBe(old);
});

test.each<[string, (feed: Feed) => string, string]>([
  ['a channel that is not there', ({ url }) => url, 'no-answer'],
  ['a server that is not there', () => 'http://127.0.0.1:9', 'offline'],
])('%s is named', async (_name, urlOf, why) => {
  const feed = await serveFeed();
  const { updates, log, rest } = openUpdates(urlOf(feed));
  updates.act('look');
  expect(await rest()).toMatchObject({ kind: 'failed', during: 'look', why });
  expect(log.lines).toMatchObject([{ event: 'update-failed', fields: { during: 'look', why } }]);
});
