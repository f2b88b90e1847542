import { differs, type Finding, holds, notTried, TryEnded } from './assumption.ts';
import { type Element, elementsOf, type XeroVisit } from './xero-visit.ts';

/** After so long a request whose answer was lost has come to Xero or never will (`retry-policy.ts`). */
const settledMs = 9 * 60_000;
const perRequest = 40;

export interface TakenOut {
  readonly finding: Finding;
  /** References of what may still be in Xero. */
  readonly left: readonly string[];
}

/**
 * Deletes all that stands in the list, by the ids that are known and by a look-up of its references, and looks whether it is
 * gone. What was sent without an answer and is not found yet stays in the list until it is certain.
 */
export async function takeOut(visit: XeroVisit): Promise<TakenOut> {
  const listed = visit.kept.documents;
  if (listed.length === 0) return { finding: notTried('Nothing was made.'), left: [] };
  try {
    for (let start = 0; start < listed.length; start += perRequest) await takeOutSome(visit, start);
  } catch (thrown) {
    if (!(thrown instanceof TryEnded)) throw thrown;
    return { finding: notTried(thrown.message), left: visit.kept.documents.map(({ reference }) => reference) };
  }
  const left = visit.kept.documents.map(({ reference }) => reference);
  const finding =
    left.length === 0
      ? holds('All that was made is deleted, and can still be read as such.')
      : differs('Some of it is still there.');
  return { finding, left };

  async function takeOutSome(within: XeroVisit, start: number): Promise<void> {
    const some = listed.slice(start, start + perRequest);
    const references = some.map(({ reference }) => reference);
    const standing = new Set(some.flatMap(({ ids }) => ids));
    for (const found of await within.withReference(references))
      if (!isGone(found)) standing.add(found.BankTransactionID);
    await removeAll(within, [...standing]);
    const gone = await goneOf(within, [...standing]);
    const stillThere = await within.withReference(references);
    const isOut = ({ reference, ids, sentAtMs, isAnswered }: (typeof some)[number]): boolean => {
      const isCertain = isAnswered || within.clock.nowMs() - sentAtMs > settledMs;
      return (
        isCertain &&
        ids.every((id) => gone.has(id)) &&
        stillThere.every((one) => one.Reference !== reference || isGone(one))
      );
    };
    within.kept.forget(some.filter(isOut).map(({ reference }) => reference));
  }
}

async function removeAll(visit: XeroVisit, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await visit.remove(ids);
}

/** Those of the ids that Xero shows as deleted. */
async function goneOf(visit: XeroVisit, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const id of ids) {
    const [one] = elementsOf(await visit.get(`/BankTransactions/${id}`));
    if (one !== undefined && isGone(one)) gone.add(id);
  }
  return gone;
}

function isGone({ Status }: Element): boolean {
  return Status === 'DELETED' || Status === 'VOIDED';
}
