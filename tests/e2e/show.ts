import type { Page } from '@playwright/test';

/**
 * Goes to this place of the page, as a link does, and waits until nothing changes there any more. What is loaded anew
 * instead takes five times as long.
 */
export async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    const { href } = location;
    location.hash = to;
    // With this event the screen is another one; what was there before is not taken for it.
    if (location.href !== href) await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
  }, hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
}

/** Until nothing changes any more: skeletons have given way, and what is looked up has come. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    const restMs = 150;
    const latestMs = performance.now() + 9000;
    const isComing = () => document.querySelector('[aria-busy=true], main [class*=skeleton]') !== null;
    return new Promise<void>((resolve) => {
      let changedMs = performance.now();
      const observer = new MutationObserver(() => {
        changedMs = performance.now();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      const look = () => {
        const now = performance.now();
        if (now < latestMs && (now - changedMs < restMs || isComing())) return void setTimeout(look, 50);
        observer.disconnect();
        resolve();
      };
      setTimeout(look, restMs);
    });
  });
}
