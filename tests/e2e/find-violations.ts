import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on the page as it stands, a line each with the elements: by these rules, or by all that it has.
 * Its own package for Playwright sends axe to the page twice for each look, unminified, which takes longer than the look;
 * here a document has it once. There are no frames.
 */
export async function findViolations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(script);
  return await page.evaluate(async (only) => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
    const { violations } = await run(
      // What React Aria reads out stands for some seconds in a node of its own, also when what it names is gone from the page.
      { exclude: [['[data-live-announcer]']] },
      {
        resultTypes: ['violations'],
        preload: { assets: ['media'] },
        ...(only === null ? {} : { runOnly: { type: 'rule', values: [...only] } }),
      },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
  }, rules);
}
