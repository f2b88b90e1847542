import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findElectron } from '../../electron/command-line/provide-electron.ts';

const root = join(import.meta.dirname, '..', '..');
const isRoot = process.getuid?.() === 0;

export interface RunningDesktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** The words that start the program once more. */
  readonly command: readonly string[];
}

interface Fixtures {
  /** The desktop app as it was built, on a data folder of its own with nothing in it. */
  readonly desktop: RunningDesktop;
}

export const test = base.extend<Fixtures>({
  desktop: async ({ playwright }, use) => {
    const program = findElectron(join(root, 'node_modules', 'electron'));
    if (program === null) throw new Error('Electron is not here; this project is not to be run.');
    const dataDir = mkdtempSync(join(tmpdir(), 'tallybridge-app-'));
    // Root may not use Chromium's sandbox. Whoever wants it tested runs the tests as somebody else, as the workflow does.
    const words = [root, ...(isRoot ? ['--no-sandbox'] : [])];
    const env = { ...process.env, TALLYBRIDGE_DATA_DIR: dataDir, TALLYBRIDGE_SECRETS: 'memory' } as Record<
      string,
      string
    >;
    const app = await playwright._electron.launch({ executablePath: program, args: words, env });
    const page = await app.firstWindow();
    await page.getByRole('heading').first().waitFor();
    await use({ app, page, dataDir, command: [program, ...words] });
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  },
});

export { expect };
