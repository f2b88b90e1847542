import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateSource } from '../../shared/contract/desktop.ts';

export interface UpdateFeedOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Where a packed program's files lie; electron-builder writes `app-update.yml` there where it was told of a feed. */
  readonly resources: string;
  /** Whether it runs as an AppImage. On Linux nothing else can put an update in place of itself without root. */
  readonly isAppImage: boolean;
}

/**
 * Where this copy gets its updates. One whose feed could not be trusted – not over https, or on Windows without the name that
 * an update has to be signed by, where anything would be taken (electron-updater, `NsisUpdater.verifySignature`) – looks
 * for none at all. macOS refuses by itself what is not signed as the running program is; on Linux nothing is signed, and the
 * checksum that comes over https is all there is.
 */
export function updateSource({ platform, isPackaged, resources, isAppImage }: UpdateFeedOptions): UpdateSource {
  if (!isPackaged || (platform === 'linux' && !isAppImage)) return 'elsewhere';
  const feed = readFeed(join(resources, 'app-update.yml'));
  if (feed === null) return 'elsewhere';
  const address = /^url: *['"]?(.*)$/m.exec(feed)?.[1];
  if (address !== undefined && !address.startsWith('https://')) return 'unsafe';
  if (platform === 'win32' && !/^publisherName:/m.test(feed)) return 'unsafe';
  return 'feed';
}

function readFeed(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
