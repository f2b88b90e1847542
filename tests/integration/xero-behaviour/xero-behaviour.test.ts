import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { openBooks, plainSetup } from '../engine/books.ts';
import { untranslated } from '../words/heard.ts';
import { access } from './access-situations.ts';
import { attachments } from './attachment-situations.ts';
import { behaviourPage, type Seen } from './behaviour-page.ts';
import { bills } from './bill-situations.ts';
import { bankFeeds } from './feed-situations.ts';
import { lostAnswers } from './key-situations.ts';
import { knownBeforehand } from './known-beforehand-situations.ts';
import { limits } from './limit-situations.ts';
import { lists } from './list-situations.ts';
import { documentsOf, observe, paymentsOf } from './observe.ts';
import { refusals } from './refusal-situations.ts';
import { requests } from './request-situations.ts';
import { sendingAgain } from './send-again-situations.ts';
import type { Chapter, Situation } from './situation.ts';
import { standing } from './standing-situations.ts';
import { undoing } from './undo-situations.ts';

const chapters: readonly Chapter[] = [
  knownBeforehand,
  refusals,
  requests,
  lostAnswers,
  limits,
  access,
  lists,
  attachments,
  standing,
  undoing,
  sendingAgain,
  bills,
  bankFeeds,
];
const page = join(import.meta.dirname, '../../../docs/xero-behaviour.md');
const seen = new Map<string, Seen>();

describe.each(chapters)('$title', ({ situations }) => {
  test.each(situations)('$name', async (situation) => {
    seen.set(situation.name, await look(situation));
  });
});

async function look({ options, setup, arrange, command, first, later, told, status }: Situation): Promise<Seen> {
  const books = await openBooks(options, setup ?? plainSetup);
  await arrange(books);
  const observed = await observe(books, command ?? 'sync');
  expect(observed.outcome).toEqual({ ...first, items: [...first.items].sort() });
  // Xero's own words are in no book, and stay as they are.
  const own = observed.sentences.map((sentence) => sentence.replace(told ?? '\0', 'No'));
  expect(untranslated(own)).toEqual([]);
  if (told !== undefined) expect(observed.sentences.join('\n')).toContain(told);
  if (status !== undefined) expect(observed.statuses).toContain(status);
  expectOnce(books);
  if (later === undefined) return { first: observed, later: null };
  await later.change(books);
  const after = await observe(books, 'sync');
  expect(after.outcome).toEqual({ ...later.outcome, items: [...later.outcome.items].sort() });
  expectOnce(books);
  return { first: observed, later: after };
}

function expectOnce(books: TestCompany): void {
  for (const marks of [documentsOf(books), paymentsOf(books)]) expect(new Set(marks).size).toBe(marks.length);
}

test('the page tells what was seen', async () => {
  await expect(behaviourPage(chapters, seen)).toMatchFileSnapshot(page);
});
