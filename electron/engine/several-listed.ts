import { sha256Hex } from '../../shared/domain/hash.ts';
import { markerOf } from '../../shared/domain/marker.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';
import { severalUnderOneId } from '../../shared/domain/several-under-one-id.ts';
import type { ObservedMovement } from '../ports/cledara.ts';
import type { LedgerView } from '../ports/ledger.ts';

export type SeveralListed = readonly [ObservedMovement, ...ObservedMovement[]];

/** What is in Xero, or may be, as a bill without its payment is: which of several it is was decided when it went out. */
const gone: ReadonlySet<ProposalState> = new Set(['sending', 'uncertain', 'pushed', 'in-xero']);

/**
 * What stands in the books for different movements that Cledara lists under one id; nothing of it is dropped. Where one of them
 * went to Xero before, it goes on as itself, and each of the others is an item of its own that waits for a person. Else which of
 * them is meant is for a person to say, and they are one item with all that is listed.
 */
export function inBooks(
  ledger: Pick<LedgerView, 'toldByCledaraId' | 'proposal' | 'movement'>,
  id: string,
  listed: SeveralListed,
): readonly ObservedMovement[] {
  const ownId = ledger.toldByCledaraId(id)?.movementId ?? id;
  const proposal = ledger.proposal(ownId);
  const isGone = proposal !== null && (gone.has(proposal.state) || proposal.unpaidId !== null);
  const known = isGone ? ledger.movement(ownId) : null;
  const [same, another] = known === null ? [] : listed.filter(({ movement }) => factsOf(movement) === factsOf(known));
  if (same === undefined || another !== undefined) return [asOne(listed)];
  const alike = Map.groupBy(
    listed.filter((row) => row !== same),
    ({ movement }) => factsOf(movement),
  );
  return [
    same,
    ...[...alike.values()].flatMap((rows) => inOrder(rows).map((row, place) => asAnother(row, ownId, place))),
  ];
}

/** What stays as it is while the rest of a movement changes. */
function factsOf({ accountId, amountMinor, authorisedAt }: Movement): string {
  return [accountId, amountMinor, authorisedAt].map(String).join(' ');
}

/** Whatever the order in which Cledara lists them today. */
function inOrder(rows: readonly ObservedMovement[]): readonly ObservedMovement[] {
  return rows.toSorted((a, b) => (a.rawJson < b.rawJson ? -1 : 1));
}

function asOne([first, ...others]: SeveralListed): ObservedMovement {
  const movement = severalUnderOneId([first.movement, ...others.map((row) => row.movement)]);
  const rawJson = `[${inOrder([first, ...others])
    .map((row) => row.rawJson)
    .join(',')}]`;
  return { movement, rawJson };
}

/**
 * Under an id of its own, the same in every read whatever else is listed, and nothing that could be posted: an invoice of
 * Cledara's by that id is the other one's.
 */
function asAnother({ movement, rawJson }: ObservedMovement, ownId: string, place: number): ObservedMovement {
  const facts = sha256Hex(`${factsOf(movement)} ${place}`).slice(0, 8);
  const why = `Cledara lists it under the id of another movement, which went to Xero as ${markerOf(ownId)}`;
  return {
    movement: {
      ...movement,
      id: `${movement.id}-${facts}`,
      kind: 'unknown',
      hasInvoice: false,
      invoice: null,
      notUnderstood: [...movement.notUnderstood, why],
    },
    rawJson,
  };
}
