import { type FedWord, fedWordOf, hasToBeCorrected } from '../../shared/domain/fed-line.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import { formatDay } from '../../shared/domain/plain-date.ts';
import type { FedChange } from '../ports/bank-feed-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { fedChangeMessage } from './fed-change-message.ts';
import { noteFeed } from './feed-note.ts';
import { timeZoneOf } from './recognise-pulled.ts';

/** Movements whose line is in a bank feed, by id: whose feed it is, and what Cledara said of them. */
export type FedWords = ReadonlyMap<string, FedWord & { readonly accountId: AccountId }>;

/** What the books know of those of `ids` whose line was sent to a bank feed: to be asked before something of Cledara's is stored. */
export function fedWords(ledger: LedgerView, ids: Iterable<string>): FedWords {
  const fed = new Map(
    ledger
      .bankFeeds()
      .flatMap(({ accountId }) => [...ledger.fedMovementIds(accountId)].map((id) => [id, accountId] as const)),
  );
  const words = new Map<string, FedWord & { accountId: AccountId }>();
  if (fed.size === 0) return words;
  const timeZone = timeZoneOf(ledger);
  for (const id of ids) {
    const accountId = fed.get(id);
    const movement = accountId === undefined ? null : ledger.movement(id);
    if (accountId === undefined || movement === null) continue;
    words.set(id, { accountId, ...fedWordOf(movement, accountId, timeZone) });
  }
  return words;
}

/**
 * Notes of movements whose line was sent to a bank feed that Cledara says something else of now: a line cannot be changed by
 * Xero's API, so where it has to be corrected a person has to, and it stays open until they say so. Changed back to what the
 * line says, nothing is left to do. Part of the caller's transaction, so that no change is read and forgotten.
 */
export function noteFedChanges(engine: Engine, runId: string | null, before: FedWords): void {
  const { ledger } = engine;
  const open = new Map(ledger.fedChanges().map((change) => [change.movementId, change]));
  const timeZone = timeZoneOf(ledger);
  for (const [id, { accountId, ...word }] of before) {
    const movement = ledger.movement(id);
    if (movement === null) continue; // never: no movement is deleted
    const present = fedWordOf(movement, accountId, timeZone);
    if (present.amountMinor === word.amountMinor && present.day === word.day) continue;
    noteOne(engine, runId, { id, accountId, word, present, known: open.get(id) ?? null });
  }
}

interface Changed {
  readonly id: string;
  readonly accountId: AccountId;
  readonly word: FedWord;
  readonly present: FedWord;
  /** What is open about it already. */
  readonly known: FedChange | null;
}

function noteOne(engine: Engine, runId: string | null, { id, accountId, word, present, known }: Changed): void {
  const { ledger } = engine;
  const sent = known === null ? word : { amountMinor: known.sentMinor, day: known.sentDay ?? word.day };
  const postedDay = ledger.fedLine(id)?.postedDay ?? sent.day;
  const note = (message: string) => noteFeed(engine, runId, 'feed-line-changed', message, id);
  if (!hasToBeCorrected(sent, present, postedDay)) {
    ledger.removeFedChange(id);
    note(
      known === null
        ? `Cledara says ${formatDay(present.day)} now, and the bank feed's line has ${formatDay(postedDay)}. Nothing has to be corrected: its amount is the same.`
        : "Cledara says again what the bank feed's line says. Nothing has to be corrected.",
    );
    return;
  }
  const change: FedChange = {
    movementId: id,
    accountId,
    sentMinor: sent.amountMinor,
    nowMinor: present.amountMinor,
    sentDay: sent.day,
    nowDay: present.day,
    notedAt: nowInstant(engine.clock),
  };
  ledger.saveFedChange(change);
  note(fedChangeMessage(ledger, change));
}
