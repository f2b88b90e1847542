import { expect as baseExpect, type ExpectMatcherState, type Locator } from '@playwright/test';

interface Patience {
  readonly timeout?: number;
}

/**
 * Playwright's `expect`, that waits more cheaply for what comes and goes. Its own looks again and again, and at each look
 * that is too early it writes down the whole page as a screen reader has it, for the message of a failure that mostly does
 * not come: on a long list that takes longer than drawing it. Here a locator waits, and Playwright's own word is asked only
 * where it waited in vain, for the same message.
 */
export const expect = baseExpect.extend({
  async toBeVisible(this: ExpectMatcherState, locator: Locator, { timeout = this.timeout }: Patience = {}) {
    return await expectState(locator, this.isNot ? 'hidden' : 'visible', timeout, this.isNot);
  },
  async toBeHidden(this: ExpectMatcherState, locator: Locator, { timeout = this.timeout }: Patience = {}) {
    return await expectState(locator, this.isNot ? 'visible' : 'hidden', timeout, this.isNot);
  },
});

async function expectState(locator: Locator, state: 'visible' | 'hidden', timeout: number, isNot: boolean) {
  try {
    await locator.waitFor({ state, timeout });
  } catch {
    const asked = baseExpect(locator);
    try {
      await (state === 'visible' ? asked.toBeVisible({ timeout: 1 }) : asked.toBeHidden({ timeout: 1 }));
    } catch (error) {
      return { pass: isNot, message: () => `${String(error)}\nWaited for ${timeout} ms.` };
    }
  }
  return { pass: !isNot, message: () => `not ${state}` };
}
