import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

type Row = { readonly id: string };

function approve(books: TestCompany, ids: 'all' | readonly string[]) {
  return books.company.api.call('review.decide', { decision: 'approve', ids, author: 'Ann' });
}

/** As a program leaves the books that was killed after it had put settings in force, and before it had planned again. */
function killedWhilePlanning(books: TestCompany, account: string): void {
  const ledger = books.ledger();
  const present = ledger.settings();
  if (present === null) throw new Error('Nothing is set.');
  const settings = { ...present.settings, defaults: { ...present.settings.defaults, account } };
  ledger.transaction(() => ledger.appendSettings(settings, 'Bob', present.at));
  books.restart();
}

function accountsPosted(books: TestCompany): (string | null | undefined)[] {
  return posted(books).map(({ lines }) => lines[0]?.accountCode);
}

async function proposed(count: number) {
  const books = await openBooks({}, review);
  const rows: Row[] = Array.from({ length: count }, (_, index) => buy(books, index + 1));
  await books.sync();
  return { books, rows };
}

describe('approving what was planned under settings that are no longer in force', () => {
  test('is refused where it would be coded otherwise now, and what it is now is shown', async () => {
    const { books, rows } = await proposed(2);
    killedWhilePlanning(books, '463');
    const ids = rows.map(({ id }) => id);
    const refused = await approve(books, ids);
    if (refused.ok || refused.error.kind !== 'invalidInput') throw new Error('It was approved.');
    expect(refused.error.details.map(({ at }) => at)).toEqual(ids);
    expect(refused.error.details[0]?.message).toMatch(/settings have changed.*Look at it again/s);
    for (const row of rows) {
      expect(await standing(books, row)).toBe('proposed review');
      expect((await proposalOf(books, row)).document?.account).toMatch(/^463 /);
    }
    expect(await approve(books, ids)).toMatchObject({ ok: true });
    await books.sync();
    expect(accountsPosted(books)).toEqual(['463', '463']);
  });

  test('all of it approves what the settings in force make of it', async () => {
    const { books } = await proposed(2);
    killedWhilePlanning(books, '463');
    expect(await approve(books, 'all')).toMatchObject({ ok: true });
    await books.sync();
    expect(accountsPosted(books)).toEqual(['463', '463']);
  });

  test('is carried out where the document is the same', async () => {
    const { books, rows } = await proposed(1);
    killedWhilePlanning(books, '429');
    expect(await approve(books, [rows[0]?.id ?? ''])).toMatchObject({ ok: true });
    await books.sync();
    expect(accountsPosted(books)).toEqual(['429']);
  });

  test('is refused in the middle of planning again too', async () => {
    const { books, rows } = await proposed(1203);
    const last = rows.at(-1);
    if (last === undefined) throw new Error('There is no row.');
    const { version, settings } = await books.call('settings.read', {});
    const defaults = { ...settings.defaults, account: '463' };
    const changing = books.call('settings.change', {
      base: version,
      settings: { ...settings, defaults },
      author: 'Bob',
    });
    const refused = await approve(books, [last.id]);
    await changing;
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
    expect(await standing(books, last)).toBe('proposed review');
    expect((await proposalOf(books, last)).document?.account).toMatch(/^463 /);
  });
});
