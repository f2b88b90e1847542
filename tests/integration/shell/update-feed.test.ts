import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type UpdateFeedOptions, updateSource } from '../../../electron/shell/update-feed.ts';

/** A packed program whose resources hold this `app-update.yml`; none where it is null. */
function sourceOf(feed: string | null, options: Partial<UpdateFeedOptions> = {}): string {
  const resources = mkdtempSync(join(tmpdir(), 'tallybridge-feed-'));
  onTestFinished(() => rmSync(resources, { recursive: true, force: true }));
  if (feed !== null) writeFileSync(join(resources, 'app-update.yml'), feed);
  return updateSource({ platform: 'win32', isPackaged: true, resources, isAppImage: false, ...options });
}

const generic = (url: string) => `provider: generic\nurl: ${url}\nupdaterCacheDirName: tallybridge-updater\n`;
const signed = 'publisherName:\n  - Tallybridge Ltd\n';
const https = generic('https://updates.example/');

test.each<[string, string, string | null, Partial<UpdateFeedOptions>]>([
  ['a package without a feed', 'elsewhere', null, {}],
  ['a checkout, whatever lies there', 'elsewhere', https + signed, { isPackaged: false }],
  ['Windows, with the name it is to be signed by', 'feed', https + signed, {}],
  ['Windows, where any installer would be taken', 'unsafe', https, {}],
  ['a feed that others can change on the way', 'unsafe', generic('http://updates.example/') + signed, {}],
  ['the same in quotes', 'unsafe', generic("'http://updates.example/'") + signed, {}],
  ['macOS, which compares signatures itself', 'feed', https, { platform: 'darwin' }],
  ['macOS without https', 'unsafe', generic('http://updates.example/'), { platform: 'darwin' }],
  [
    'a forge, which has no address of its own in it',
    'feed',
    'provider: github\nowner: a\nrepo: b\n',
    { platform: 'darwin' },
  ],
  ['an AppImage', 'feed', https, { platform: 'linux', isAppImage: true }],
  ['a package of the system', 'elsewhere', https, { platform: 'linux' }],
])('%s: %s', (_name, expected, feed, options) => {
  expect(sourceOf(feed, options)).toBe(expected);
});
