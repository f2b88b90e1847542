import { z } from 'zod';
import { type Assumption, differs, holds, notTried } from './assumption.ts';
import { type Answer, elementsOf, idOf, wordsOf, type XeroVisit } from './xero-visit.ts';

/** As `shared/domain/retry-policy.ts` has it: so long the same request goes again under its key. */
const resendMs = 3 * 60_000;
/** So long after it was sent a document is looked up for the first time, there too. */
const lookUpMs = 9 * 60_000;
const pauseMs = 30_000;
const dayMs = 86_400_000;

/** Keys, look-ups, batches and changes: what the promise of "exactly once" rests on. */
export const documentAssumptions: readonly Assumption<XeroVisit>[] = [
  {
    id: 'key-repeats-the-answer',
    says: 'A request that is repeated under its key gets the first answer, and makes nothing more.',
    async try(visit) {
      const documents = [visit.document('A')];
      const first = idOf(await visit.create(documents, visit.key('A')));
      visit.made.set('A', first);
      const second = idOf(await visit.create(documents, visit.key('A')));
      if (first !== second) return differs('The repetition made a second document.');
      visit.made.set('A repeats', 'yes');
      return holds('The repetition gave the same document.');
    },
  },
  {
    id: 'key-refuses-another-request',
    says: 'A key that was used is refused with another request, in words that name the key.',
    async try(visit) {
      if (!visit.made.has('A')) return notTried('The first document was not made.');
      const other = visit.document('A', { Url: 'https://example.com/other' });
      const answer = await visit.create([other], visit.key('A'));
      const words = wordsOf(answer);
      return answer.status === 400 && /idempotency[ -]?key/i.test(words) ? holds(words) : differs(words);
    },
  },
  {
    id: 'errors-are-kept',
    says: 'An answer that refuses is kept under its key like any other.',
    async try(visit) {
      const refused = [visit.document('E', { LineItems: [lineOf('NOT-THERE')] })];
      const first = await visit.create(refused, visit.key('E'));
      const second = await visit.create(refused, visit.key('E'));
      const [a, b] = [answerIdOf(first), answerIdOf(second)];
      if (a === null || b === null) return notTried('The answers carry no Id to tell them apart by.');
      return a === b
        ? holds('The repetition got the very answer that was given first.')
        : differs('The repetition was worked on anew.');
    },
  },
  {
    id: 'look-up-sees-writes',
    says: 'A look-up by reference finds a document within nine minutes of its making.',
    async try(visit) {
      const id = idOf(await visit.create([visit.document('B')], visit.key('B')));
      const sentAtMs = visit.clock.nowMs();
      for (;;) {
        const found = await visit.withReference([visit.referenceOf('B')]);
        const afterS = Math.round((visit.clock.nowMs() - sentAtMs) / 1000);
        if (found.some(({ BankTransactionID }) => BankTransactionID === id)) {
          visit.made.set('B', id);
          return holds(`It was found after ${afterS} seconds.`);
        }
        if (visit.clock.nowMs() - sentAtMs >= lookUpMs) return differs(`It was not found in ${afterS} seconds.`);
        visit.say('A document is not found yet; this looks again in half a minute.');
        await visit.clock.sleep(pauseMs);
      }
    },
  },
  {
    id: 'look-up-at-any-date',
    says: 'A look-up by reference finds a document whatever its date.',
    async try(visit) {
      if (!visit.made.has('B')) return notTried('Look-ups do not find what was just written.');
      const day = new Date(visit.clock.nowMs() - 70 * dayMs).toISOString().slice(0, 10);
      const { periodLockDate, endOfYearLockDate } = visit.reference.organisation;
      if (day <= (periodLockDate ?? '') || day <= (endOfYearLockDate ?? ''))
        return notTried(`A lock date closes ${day}. Move it in Xero to try this.`);
      const id = idOf(await visit.create([visit.document('D', { Date: day })], visit.key('D')));
      const found = await visit.withReference([visit.referenceOf('D')]);
      if (found.some(({ BankTransactionID }) => BankTransactionID === id)) return holds(`One of ${day} was found.`);
      return differs(`One of ${day} was not found.`);
    },
  },
  {
    id: 'batch-keeps-its-order',
    says: 'The results of a batch stand in the order of its request.',
    async try(visit) {
      const names = ['O1', 'O2', 'O3'];
      const answer = await visit.create(
        names.map((name) => visit.document(name)),
        visit.key('O'),
      );
      const order = elementsOf(answer).map(({ Reference }) => Reference);
      if (order.length !== names.length) return differs(`${order.length} results came for ${names.length} documents.`);
      const isKept = names.every((name, index) => order[index] === visit.referenceOf(name));
      return isKept ? holds('They came in the order of the request.') : differs('They came in another order.');
    },
  },
  {
    id: 'batch-refuses-one-alone',
    says: 'One document that is refused leaves the others of its batch alone, and each has its own result.',
    async try(visit) {
      const bad = visit.document('M2', { LineItems: [lineOf('NOT-THERE')] });
      const answer = await visit.create([visit.document('M1'), bad, visit.document('M3')], visit.key('M'));
      const results = elementsOf(answer);
      const isMade = (name: string) =>
        results.some((one) => one.Reference === visit.referenceOf(name) && one.StatusAttributeString === 'OK');
      const isRefused = results.some(
        (one) => one.Reference === visit.referenceOf('M2') && one.StatusAttributeString === 'ERROR',
      );
      if (answer.status === 200 && isMade('M1') && isMade('M3') && isRefused)
        return holds('Two were made and one was refused.');
      return differs(`The batch was answered otherwise: ${wordsOf(answer)}`);
    },
  },
  {
    id: 'changes-are-listed',
    says: 'If-Modified-Since lists a document whose coding was changed since.',
    async try(visit) {
      const [made] = elementsOf(await visit.create([visit.document('C')], visit.key('C')));
      const since = instantOf(made?.UpdatedDateUTC ?? '');
      if (made === undefined || since === null) return notTried('Xero does not say when the document was made.');
      await visit.clock.sleep(3000); // Xero compares whole seconds
      const line = {
        ...lineOf(visit.expenseCode()),
        Description: 'Changed',
        LineItemID: made.LineItems[0]?.LineItemID,
      };
      await visit.change(
        [visit.document('C', { BankTransactionID: made.BankTransactionID, LineItems: [line] })],
        visit.key('C2'),
      );
      const headers = { 'if-modified-since': new Date(since + 1000).toISOString().slice(0, 19) };
      const listed = elementsOf(await visit.get('/BankTransactions?page=1&pageSize=1000', headers));
      const isListed = listed.some(({ BankTransactionID }) => BankTransactionID === made.BankTransactionID);
      return isListed ? holds('The changed document was listed.') : differs('The changed document was not listed.');
    },
  },
  {
    id: 'pages-are-announced',
    says: 'A page says how many pages there are, and its documents have their lines.',
    async try(visit) {
      const answer = await visit.get('/BankTransactions?page=1&pageSize=1');
      const announced = z.object({ pagination: z.object({ pageCount: z.int().min(1) }) }).safeParse(answer.json);
      const [row] = elementsOf(answer);
      if (!announced.success) return differs('The page does not say how many there are.');
      if (row === undefined || row.LineItems.length === 0)
        return differs('The page lists documents without their lines.');
      return holds(`It announced ${announced.data.pagination.pageCount} pages.`);
    },
  },
];

/** Tried last, because it waits. */
export const keyLifetime: Assumption<XeroVisit> = {
  id: 'key-lives-three-minutes',
  says: 'Three minutes after its first use a key still gives the first answer.',
  async try(visit) {
    if (!visit.made.has('A repeats')) return notTried('A key does not give the first answer even at once.');
    const id = idOf(await visit.create([visit.document('K')], visit.key('K')));
    visit.say('This waits for three minutes, to see how long a key is remembered.');
    await visit.clock.sleep(resendMs);
    const again = idOf(await visit.create([visit.document('K')], visit.key('K')));
    return again === id
      ? holds('After three minutes it gave the same document.')
      : differs('After three minutes it made a second document.');
  },
};

/** A line as `document` has it, booked to another account. */
export function lineOf(accountCode: string): Record<string, unknown> {
  return {
    Description: 'First contact: to be deleted',
    Quantity: 1,
    UnitAmount: 0.01,
    AccountCode: accountCode,
    TaxType: 'NONE',
  };
}

function answerIdOf({ json }: Answer): string | null {
  const read = z.object({ Id: z.string().min(1) }).safeParse(json);
  return read.success ? read.data.Id : null;
}

/** ms since the epoch of `/Date(…)/`. */
function instantOf(text: string): number | null {
  const ms = /^\/Date\((\d{1,15})/.exec(text)?.[1];
  return ms === undefined ? null : Number(ms);
}
