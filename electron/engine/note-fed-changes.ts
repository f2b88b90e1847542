import { formatMinor } from '../../shared/domain/money.ts';
import type { AccountId, StoredMovement } from '../../shared/domain/movement.ts';
import type { FedChange } from '../ports/bank-feed-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { noteFeed } from './feed-note.ts';
import type { Run } from './run.ts';

/** Amounts of movements that are in statements of a bank feed, by movement. */
export type FedAmounts = ReadonlyMap<string, { readonly accountId: AccountId; readonly amountMinor: number | null }>;

/** How the books know those of `ids` whose line was sent to a bank feed: to be asked before a pull is stored. */
export function fedAmounts(ledger: LedgerView, ids: Iterable<string>): FedAmounts {
  const fed = new Map(
    ledger
      .bankFeeds()
      .flatMap(({ accountId }) => [...ledger.fedMovementIds(accountId)].map((id) => [id, accountId] as const)),
  );
  const amounts = new Map<string, { accountId: AccountId; amountMinor: number | null }>();
  if (fed.size === 0) return amounts;
  for (const id of ids) {
    const accountId = fed.get(id);
    const movement = accountId === undefined ? null : ledger.movement(id);
    if (accountId === undefined || movement === null) continue;
    amounts.set(id, { accountId, amountMinor: amountIn(movement, accountId) });
  }
  return amounts;
}

/**
 * Notes of movements whose line was sent to a bank feed that Cledara says another amount of now: a line cannot be changed by
 * Xero's API, so a person has to, and it stays open until they say so. Changed back to what the line says, nothing is left to do.
 * Part of the caller's transaction, so that no change is read and forgotten.
 */
export function noteFedChanges(engine: Engine, run: Run, before: FedAmounts): void {
  const open = new Map(engine.ledger.fedChanges().map((change) => [change.movementId, change]));
  for (const [id, { accountId, amountMinor }] of before) {
    const movement = engine.ledger.movement(id);
    const now = movement === null ? null : amountIn(movement, accountId);
    if (now === amountMinor) continue;
    const known = open.get(id);
    const sentMinor = known === undefined ? amountMinor : known.sentMinor;
    const change: FedChange = {
      movementId: id,
      accountId,
      sentMinor,
      nowMinor: now,
      notedAt: nowInstant(engine.clock),
    };
    noteFeed(engine, run.id, 'feed-line-changed', fedChangeMessage({ ...change, sentMinor: amountMinor }), id);
    if (now === sentMinor) engine.ledger.removeFedChange(id);
    else engine.ledger.saveFedChange(change);
  }
}

/** For a person: what is to be done about the line in Xero. */
export function fedChangeMessage({ accountId, sentMinor, nowMinor }: FedChange): string {
  const currency = accountId.slice(0, 3);
  const written = (minor: number | null) => (minor === null ? '?' : `${formatMinor(minor, currency)} ${currency}`);
  return `A line was sent to the bank feed, and Cledara has changed its amount since, from ${written(sentMinor)} to ${written(nowMinor)}. Correct the line in Xero, and say so under Export.`;
}

/** Null where it is not understood, or of another account. */
function amountIn(movement: StoredMovement, accountId: AccountId): number | null {
  return movement.accountId === accountId ? movement.amountMinor : null;
}
