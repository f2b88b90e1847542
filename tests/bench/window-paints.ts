import type { Page } from '@playwright/test';

/** After so long without a change on screen an answer is taken to be complete. */
const quietMs = 300;
/** Nothing that is waited for may take longer. */
const patienceMs = 15_000;

/** What the page keeps for the bench: when it was told to do something, and when that had been painted. */
interface Watch {
  /** The input that is being answered; null between two of them. */
  begunMs: number | null;
  /** When the frame with the last change since then was on screen. */
  paintedMs: number | null;
  /** Types of event that are the input. */
  meant: readonly string[];
}

type Watched = typeof globalThis & { tallybridgeBench: Watch };

/**
 * Runs in the page before anything else: notes the moment of each input event (the browser's own time stamp, so that
 * waiting for a busy thread counts), and of the paint after each change of what the screen shows.
 */
export async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watch: Watch = { begunMs: null, paintedMs: null, meant: [] };
    (globalThis as Watched).tallybridgeBench = watch;
    const begin = (event: Event): void => {
      if (watch.begunMs === null && watch.meant.includes(event.type)) watch.begunMs = event.timeStamp;
    };
    for (const type of ['keydown', 'click', 'wheel']) {
      addEventListener(type, begin, { capture: true, passive: true });
    }
    let isAsked = false;
    const afterPaint = (): void => {
      isAsked = false;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        watch.paintedMs = performance.now(); // the first task after the frame
      };
      port2.postMessage(null);
    };
    const changed = (): void => {
      if (watch.begunMs === null || isAsked) return;
      isAsked = true;
      requestAnimationFrame(afterPaint);
    };
    const isSeen = ({ type, target, attributeName, oldValue, addedNodes }: MutationRecord): boolean => {
      const element = target instanceof Element ? target : target.parentElement;
      if (element?.closest('main') == null) return false;
      // React writes these anew on every field at every turn, with what they held before.
      if (attributeName === 'name' || attributeName === 'type') return false;
      if (type === 'attributes') return element.getAttribute(attributeName ?? '') !== oldValue;
      // Lines that are dropped because there is less room for them were under what took the room.
      return element.tagName !== 'TBODY' || addedNodes.length > 0;
    };
    const observer = new MutationObserver((changes) => {
      if (changes.some(isSeen)) changed();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributeOldValue: true });
  });
}

/**
 * Milliseconds from an input to the paint of the last change it brought. `meant` are the types of event that `act` makes
 * the browser see; the first one counts. Throws where nothing changed.
 */
export async function timeInput(page: Page, meant: readonly string[], act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((types) => {
    const { tallybridgeBench: watch } = globalThis as Watched;
    Object.assign(watch, { begunMs: null, paintedMs: null, meant: types });
  }, meant);
  await act();
  return await untilQuiet(page);
}

/** The same for what the bench does to the page by itself: the scroll bar pulled to a share of its way. */
export async function timeJump(page: Page, share: number): Promise<number> {
  await page.evaluate((to) => {
    const { tallybridgeBench: watch } = globalThis as Watched;
    const scroller = document.querySelector('[data-review-grid]')?.parentElement;
    if (scroller == null) throw new Error('There is no list.');
    Object.assign(watch, { begunMs: performance.now(), paintedMs: null, meant: [] });
    scroller.scrollTop = Math.round((scroller.scrollHeight - scroller.clientHeight) * to);
  }, share);
  return await untilQuiet(page);
}

async function untilQuiet(page: Page): Promise<number> {
  return await page.evaluate(
    async ({ quiet, patience }) => {
      const { tallybridgeBench: watch } = globalThis as Watched;
      const startedMs = performance.now();
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        const nowMs = performance.now();
        if (nowMs - startedMs > patience) throw new Error('Nothing changed on screen after an input.');
        if (watch.begunMs === null || watch.paintedMs === null) continue;
        const isComing = document.querySelector('[data-review-grid][aria-busy="true"]') !== null;
        if (isComing || nowMs - watch.paintedMs < quiet) continue;
        const tookMs = watch.paintedMs - watch.begunMs;
        watch.begunMs = null;
        return tookMs;
      }
    },
    { quiet: quietMs, patience: patienceMs },
  );
}

/** What of the list is on screen. */
export interface Drawn {
  readonly total: number;
  readonly rows: number;
  readonly nodes: number;
  /** Lines in sight that have no text yet, or that of the line before. */
  readonly empty: number;
  readonly selected: number;
  readonly firstDescription: string | null;
}

export async function readDrawn(page: Page): Promise<Drawn> {
  return await page.evaluate(() => {
    const grid = document.querySelector('[data-review-grid]');
    const scroller = grid?.parentElement?.getBoundingClientRect();
    const rows = [...(grid?.querySelectorAll('tbody tr') ?? [])];
    const inSight = rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return scroller !== undefined && bottom > scroller.top + 33 && top < scroller.bottom; // 33 px are the head
    });
    const textOf = (row: Element | undefined, column: string): string =>
      row?.querySelector(`[data-column="${column}"]`)?.textContent ?? '';
    return {
      total: Number(grid?.getAttribute('aria-rowcount') ?? 1) - 1,
      rows: document.querySelectorAll('tr').length,
      nodes: document.querySelectorAll('*').length,
      empty:
        inSight.filter((row) => row.hasAttribute('data-coming') || textOf(row, 'amount') === '').length +
        (inSight.length === 0 ? 1 : 0),
      selected: inSight.filter((row) => row.getAttribute('aria-selected') === 'true').length,
      firstDescription: rows.length === 0 ? null : textOf(inSight[0], 'description'),
    };
  });
}

/** Milliseconds from the navigation to the paint of the first rows, by the page's own clock. */
export async function timeFirstRows(page: Page): Promise<number> {
  return await page.evaluate(
    (patience) =>
      new Promise<number>((resolve, reject) => {
        const isThere = (): boolean =>
          (document.querySelector('[data-review-grid] tbody [data-column="amount"]')?.textContent ?? '') !== '';
        const look = (): void => {
          if (isThere()) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
          else if (performance.now() < patience) requestAnimationFrame(look);
          else reject(new Error('There were no rows.'));
        };
        look();
      }),
    patienceMs,
  );
}
