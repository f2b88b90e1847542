import { describe, expect, it } from 'vitest';
import { inBooks } from '../../../electron/engine/several-listed.ts';
import type { ObservedMovement } from '../../../electron/ports/cledara.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import { movement } from '../domain/example-company.ts';
import { proposal } from './example-proposal.ts';

const id = 'm-1';
const posted = movement({ id });

const invoice = { number: 'INV-1', date: null, vatName: null, vatRate: null };

function listed(over: Partial<StoredMovement> = {}): ObservedMovement {
  const one = movement({ id, hasInvoice: true, invoice, ...over });
  return { movement: one, rawJson: JSON.stringify(over) };
}

/** What the books have of it: its movement with its proposal, by an id of their own where a file told of it first. */
function books(
  state: ProposalState | null,
  { known = posted, ownId = id, ...over }: { known?: StoredMovement | null; ownId?: string; unpaidId?: string } = {},
) {
  const own: Proposal | null = state === null ? null : proposal({ movementId: ownId, state, ...over });
  const told = { movementId: ownId, beganInFile: true, fileId: 'f', cledaraId: id, invoiceSha256: null };
  return {
    toldByCledaraId: (asked: string) => (ownId !== id && asked === id ? told : null),
    proposal: (asked: string) => (asked === ownId ? own : null),
    movement: (asked: string) => (asked === ownId ? known : null),
  };
}

const same = listed({ description: 'It says something else today' });
const other = listed({ amountMinor: -900 });
const third = listed({ authorisedAt: '2026-11-02T10:00:00.000Z' });
const abroad = listed({ accountId: 'EUR:saas' });

describe('different movements under the id of one that is in Xero, or may be', () => {
  it.each(['sending', 'uncertain', 'pushed', 'in-xero'] as const)('leave that one alone where it is %s', (state) => {
    const [first, ...others] = inBooks(books(state), id, [other, same, third, abroad]);
    expect(first).toBe(same);
    expect(others).toHaveLength(3);
    for (const [row, raw] of [other, third, abroad].map((raw, place) => [others[place], raw] as const)) {
      const why = `Cledara lists it under the id of another movement, which went to Xero as ${markerOf(id)}`;
      // Its amount and day are there to be entered by hand; it can be posted by nobody, and the invoice is the other one's.
      expect(row?.movement).toEqual({
        ...raw.movement,
        id: expect.stringMatching(/^m-1-[0-9a-f]{8}$/),
        kind: 'unknown',
        hasInvoice: false,
        invoice: null,
        notUnderstood: [why],
      });
      expect(row?.rawJson).toBe(raw.rawJson);
    }
  });

  it('leave a bill alone that lacks its payment', () => {
    const [first, ...others] = inBooks(books('approved', { unpaidId: 'bill-1' }), id, [other, same]);
    expect([first, others.length]).toEqual([same, 1]);
  });

  it('are the same items in every read, in whatever order Cledara lists them and whether one has gone', () => {
    const twin = listed({ amountMinor: -900, description: 'Twin' });
    const ids = (...rows: [ObservedMovement, ...ObservedMovement[]]) => {
      const [, ...others] = inBooks(books('pushed'), id, rows);
      return Object.fromEntries(others.map((row) => [row.rawJson, row.movement.id]));
    };
    const all = ids(same, other, third, twin);
    expect(new Set(Object.values(all)).size).toBe(3);
    expect(ids(twin, third, other, same)).toEqual(all);
    expect(ids(same, third)).toEqual({ [third.rawJson]: all[third.rawJson] });
    expect(ids(third, other, same)).toMatchObject({ [third.rawJson]: all[third.rawJson] });
  });

  it('are told from one that a file told of first, which has an id of its own', () => {
    const [first, another] = inBooks(books('pushed', { known: movement({ id: 'file-1' }), ownId: 'file-1' }), id, [
      other,
      same,
    ]);
    expect(first).toBe(same);
    expect(another?.movement.notUnderstood[0]).toContain(markerOf('file-1'));
  });

  it('keep what was strange about them before', () => {
    const strange = listed({ amountMinor: -900, notUnderstood: ['its type is new'] });
    const [, another] = inBooks(books('pushed'), id, [same, strange]);
    expect(another?.movement.notUnderstood).toEqual(['its type is new', expect.stringContaining('under the id')]);
  });
});

describe('different movements of which nobody can say which one is meant', () => {
  it.each([
    ['none went to Xero', books('proposed')],
    ['the books have none', books(null)],
    ['the posted one is not in the books', books('pushed', { known: null })],
    ['none is the posted one', books('pushed', { known: movement({ id, amountMinor: -1 }) })],
  ])('are one item with all of them: %s', (_, ledger) => {
    const [one, ...more] = inBooks(ledger, id, [same, other]);
    expect(more).toEqual([]);
    expect(one?.movement).toMatchObject({ id, kind: 'unknown', amountMinor: null });
    expect(one?.rawJson).toBe(`[${[other.rawJson, same.rawJson].sort().join(',')}]`);
    expect(inBooks(ledger, id, [other, same])).toEqual([one]);
  });

  it('are one item where two of them may be the posted one', () => {
    expect(inBooks(books('pushed'), id, [same, listed({ comment: 'Again' }), other])).toHaveLength(1);
  });
});
