import { describe, expect, test } from 'vitest';
import { anEntry, writeSampleBooks } from '../ledger/sample-books.ts';
import { type ReviewBooks, reviewBooks } from './review-books.ts';

describe('searching the log', () => {
  async function books(): Promise<ReviewBooks> {
    const made = reviewBooks();
    writeSampleBooks(made.ledger);
    made.ledger.appendActivity(
      anEntry({ movementId: null, proposalId: null, runId: 'run-2', event: 'consent-given', message: 'Connected.' }),
    );
    return made;
  }

  const seqs = async (made: ReviewBooks, input: Parameters<ReviewBooks['activity']>[0]) =>
    (await made.activity(input)).entries.map(({ seq }) => seq);

  test('gives the newest first, with the movement and the place of its document', async () => {
    const { entries, next } = await (await books()).activity();
    expect(next).toBeNull();
    expect(entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(entries[0]).toMatchObject({ transactionId: null, subject: null, xeroUrl: null });
    expect(entries[2]).toMatchObject({
      subject: { application: 'Figma', amount: '-45.99', currency: 'EUR', day: '2026-11-03' },
      xeroUrl:
        'https://go.xero.com/organisationlogin/default.aspx?shortcode=!23eYt&redirecturl=/Bank/ViewTransaction.aspx?bankTransactionID=xero-1',
    });
    expect(entries[1]?.xeroUrl).toBeNull();
  });

  test.each([
    [{ text: 'FIGMA renewal' }, [1]],
    [{ text: 'txn-bare' }, [2]],
    [{ text: 'consent' }, [3]],
    [{ text: 'connected figma' }, []],
    [{ text: '<script>' }, []],
    [{ runId: 'run-2' }, [3]],
    [{ runId: 'run-1', text: 'xero' }, [1]],
    [{ runId: 'nobody' }, []],
    [{ states: ['pushed' as const] }, [3, 2, 1]],
    [{ states: ['held' as const] }, []],
    [{ before: 3 }, [2, 1]],
    [{ before: 1 }, []],
    [{ limit: 2 }, [3, 2]],
  ])('finds by %j', async (input, expected) => {
    expect(await seqs(await books(), input)).toEqual(expected);
  });

  test('goes on page by page until everything was seen once, however rare it is', async () => {
    const made = reviewBooks();
    made.ledger.transaction(() => {
      for (let count = 0; count < 45_000; count += 1) {
        const isRare = count % 15_000 === 7;
        made.ledger.appendActivity(
          anEntry({ movementId: null, runId: isRare ? 'rare' : 'run-1', message: isRare ? 'Needle.' : 'Hay.' }),
        );
      }
    });
    for (const input of [{ text: 'needle' }, { runId: 'rare' }]) {
      const found: number[] = [];
      let calls = 0;
      let before: number | null = null;
      do {
        const { entries, next } = await made.activity({ ...input, before, limit: 2 });
        found.push(...entries.map(({ seq }) => seq));
        before = next;
        calls += 1;
      } while (before !== null);
      expect(found).toEqual([30_008, 15_008, 8]);
      expect(calls).toBeLessThan(6);
    }
  });
});
