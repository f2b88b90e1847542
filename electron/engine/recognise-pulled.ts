import type { Movement } from '../../shared/domain/movement.ts';
import { traitsOf } from '../../shared/domain/movement-traits.ts';
import { type MovementTraits, recogniseMovements } from '../../shared/domain/recognise-movements.ts';
import type { ObservedMovement } from '../ports/cledara.ts';
import type { ToldDoubt, ToldMovement } from '../ports/file-imports.ts';
import type { LedgerView } from '../ports/ledger.ts';

/** Rows of Cledara's API, each under the id that its movement has in the books. */
export interface RecognisedRows {
  readonly rows: readonly ObservedMovement[];
  /** Movements that a file had told of and of which the API tells now. */
  readonly told: readonly ToldMovement[];
  readonly doubts: readonly ToldDoubt[];
}

/**
 * Which of the API's rows are movements that an imported file has told of already: these keep the id, the marker and the
 * document that they have, and get to know the API's id. One that cannot be told from its look-alikes becomes a movement of
 * its own, and a doubt with it. Reads only.
 */
export function recognisePulled(ledger: LedgerView, observed: Iterable<ObservedMovement>): RecognisedRows {
  const all = ledger.toldMovements();
  if (all.length === 0) return { rows: [...observed], told: [], doubts: [] };
  const byCledaraId = new Map(all.flatMap((told) => (told.cledaraId === null ? [] : [[told.cledaraId, told]])));
  const open = new Map(
    all.flatMap((told) => (told.beganInFile && told.cledaraId === null ? [[told.movementId, told]] : [])),
  );
  const rows = [...observed];
  const known = new Map<string, ToldMovement>();
  const told: ToldMovement[] = [];
  for (const { movement } of rows) {
    const { id } = movement;
    const own = byCledaraId.get(id);
    if (own !== undefined) known.set(id, own);
    const sameId = open.get(id);
    if (sameId === undefined) continue;
    open.delete(id); // the file gave it the API's own id
    known.set(id, sameId);
    told.push({ ...sameId, cledaraId: id });
  }
  const unknown = rows
    .map(({ movement }) => movement)
    .filter(({ id }) => !known.has(id) && ledger.movement(id) === null);
  const recognised = recogniseMovements(traits(ledger, unknown, 'api'), openTraits(ledger, open));
  for (const [id, movementId] of recognised.same) {
    const found = open.get(movementId);
    if (found === undefined) continue;
    known.set(id, found);
    told.push({ ...found, cledaraId: id });
  }
  return {
    rows: rows.map((row) => underOwnId(row, known.get(row.movement.id))),
    told,
    doubts: [...recognised.doubtful].map(([movementId, { among }]) => ({ movementId, among })),
  };
}

/** An invoice that came in a ZIP is there, whatever the API says of it. */
function underOwnId(row: ObservedMovement, told: ToldMovement | undefined): ObservedMovement {
  if (told === undefined) return row;
  const { movement, rawJson } = row;
  const hasInvoice = movement.hasInvoice || told.invoiceSha256 !== null;
  return { movement: { ...movement, id: told.movementId, hasInvoice }, rawJson };
}

function openTraits(ledger: LedgerView, open: ReadonlyMap<string, ToldMovement>): readonly MovementTraits[] {
  const movements = [...open.keys()].flatMap((id) => ledger.movement(id) ?? []);
  return traits(ledger, movements, 'file');
}

function traits(
  ledger: LedgerView,
  movements: readonly Movement[],
  origin: MovementTraits['origin'],
): readonly MovementTraits[] {
  const timeZone = timeZoneOf(ledger);
  return movements.flatMap((movement) => traitsOf(movement, origin, timeZone) ?? []);
}

/** The organisation's; UTC before Xero was read. */
export function timeZoneOf(ledger: LedgerView): string {
  return ledger.referenceData()?.organisation.timeZone ?? 'UTC';
}
