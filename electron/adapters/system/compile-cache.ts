import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Keeps what Node makes of our files for the next start, which takes half as long then: in this user's own folder for what
 * can be made again, never in one that other users may write to. Where it cannot be kept the start takes its time. To be
 * called before anything else is loaded; https://nodejs.org/docs/latest-v24.x/api/module.html#module-compile-cache.
 */
export function keepCompiled(): void {
  enableCompileCache(join(envPaths('Tallybridge', { suffix: '' }).cache, 'compiled'));
}
