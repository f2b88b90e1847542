import type { Page } from '@playwright/test';
import { type BudgetLine, budgetLine } from './budget-line.ts';
import { type Drawn, readDrawn, timeInput, timeJump } from './window-paints.ts';

const answerMs = 50;
const typed = [
  ...['amber', 'kestrel mail', 'inv 42', 'figma', 'northwind ch', 'quarry.'],
  ...['12.', '429', 'nowhere', 'sable notes', 'left out', 'gl'],
];
const columns = ['state', 'date', 'application', 'description', 'amount', 'coding'];

/** A working day in a minute: what a person does in the list, each with the time until its answer was on screen. */
export async function work(page: Page, count: number): Promise<readonly BudgetLine[]> {
  const drawn: Drawn[] = [];
  const look = async (isAsExpected: (now: Drawn) => boolean, what: string): Promise<void> => {
    const now = await readDrawn(page);
    if (now.empty > 0 || !isAsExpected(now)) throw new Error(`After ${what} there is ${JSON.stringify(now)}.`);
    drawn.push(now);
  };
  await look(({ total }) => total === count, 'opening');
  const typing = await typeAll(page, drawn);
  const sorting = await sortAll(page, look, count);
  const wheel = await turnWheel(page, look);
  const jumps = await jumpAround(page, look);
  const selecting = await selectAll(page, look);
  return [
    budgetLine('a letter typed in the filter', 'ms', answerMs, typing),
    budgetLine('sorting by a column', 'ms', answerMs, sorting),
    budgetLine('a turn of the wheel', 'ms', answerMs, wheel),
    budgetLine('scroll bar pulled far away', 'ms', answerMs, jumps),
    budgetLine('selecting all', 'ms', answerMs, selecting),
    budgetLine(
      'rows in the page',
      'rows',
      200,
      drawn.map(({ rows }) => rows),
    ),
    budgetLine(
      'elements in the page',
      'nodes',
      null,
      drawn.map(({ nodes }) => nodes),
    ),
  ];
}

async function typeAll(page: Page, drawn: Drawn[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const text of typed) {
    await page.keyboard.press('/');
    for (const letter of text) times.push(await timeInput(page, ['keydown'], () => page.keyboard.type(letter)));
    const now = await readDrawn(page);
    if ((await page.getByRole('searchbox').inputValue()) !== text) throw new Error(`"${text}" was not typed.`);
    if ((now.total === 0) !== (text === 'nowhere' || text === 'figma')) {
      throw new Error(`There are ${now.total} rows with "${text}".`);
    }
    drawn.push(now);
    times.push(await timeInput(page, ['keydown'], () => page.keyboard.press('Escape'))); // empties it
    await page.keyboard.press('Escape'); // leaves it
  }
  return times;
}

type Look = (isAsExpected: (now: Drawn) => boolean, what: string) => Promise<void>;

async function sortAll(page: Page, look: Look, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    for (const name of columns) {
      for (const way of ['one way', 'the other']) {
        const head = page.locator(`th[data-column="${name}"] button`);
        times.push(await timeInput(page, ['click'], () => head.click()));
        await look(({ total }) => total === count, `sorting by ${name} ${way}`);
      }
    }
  }
  return times;
}

async function turnWheel(page: Page, look: Look): Promise<readonly number[]> {
  await overList(page);
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    const down = turn < 45 ? 1 : -1;
    times.push(await timeInput(page, ['wheel'], () => page.mouse.wheel(0, down * 120 * (1 + (turn % 5)))));
    await look(() => true, 'a turn of the wheel');
  }
  return times;
}

async function jumpAround(page: Page, look: Look): Promise<readonly number[]> {
  const times: number[] = [];
  for (const to of [0.5, 1, 0, 0.25, 0.75, 0.1, 0.9, 0.33, 0.66, 0]) {
    times.push(await timeJump(page, to));
    await look(() => true, `a jump to ${to}`);
  }
  for (let turn = 0; turn < 30; turn += 1) {
    times.push(await timeJump(page, ((turn * 37) % 100) / 100 + 0.005));
    await look(() => true, 'a jump');
  }
  return times;
}

async function selectAll(page: Page, look: Look): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    times.push(await timeInput(page, ['keydown'], () => page.keyboard.press('ControlOrMeta+a')));
    await look(({ selected }) => selected > 0, 'selecting all');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
  }
  await page.keyboard.press('ControlOrMeta+a'); // as it is when the memory is looked at
  await page.waitForTimeout(1000);
  return times;
}

async function overList(page: Page): Promise<void> {
  const box = await page.locator('[data-review-grid] tbody').boundingBox();
  if (box === null) throw new Error('There is no list.');
  await page.mouse.move(box.x + 300, Math.max(box.y, 200) + 200);
}
