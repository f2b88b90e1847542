import type { LedgerView } from '../ports/ledger.ts';

/** For a plan: which movements cannot be told from others, and which of those Cledara lists no more. */
export interface StandingDoubts {
  readonly toldDoubts: ReadonlyMap<string, readonly string[]>;
  readonly unlisted: ReadonlySet<string>;
}

/** A doubt that no file has to do with is over where Cledara lists the other one again: then they are two. */
export function standingDoubts(
  ledger: Pick<LedgerView, 'unlistedMovements' | 'toldMovement' | 'toldDoubts'>,
): StandingDoubts {
  const unlisted = new Set(ledger.unlistedMovements().map(({ id }) => id));
  const isToldByFile = (id: string): boolean => ledger.toldMovement(id) !== null;
  const toldDoubts = new Map(
    ledger.toldDoubts().map(({ movementId, among }) => {
      const isOfFile = isToldByFile(movementId) || among.some(isToldByFile);
      return [movementId, isOfFile ? among : among.filter((id) => unlisted.has(id))];
    }),
  );
  return { toldDoubts, unlisted };
}
