import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DaysToRead } from '../../../electron/engine/look-alikes.ts';
import { planItem } from '../../../electron/engine/plan-item.ts';
import { draftProposal } from '../../../electron/engine/transition.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { createPlanContext, planMovement } from '../../../shared/domain/plan-push.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { applications, movement, reference, settings } from '../../unit/domain/example-company.ts';

const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-08-01', count));
const mayBeNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 2 });

/** A card payment: when it was authorised and settled, its invoice's day, the day chosen for it, and what it was planned as before. */
const payment = fc.record({
  authorised: day,
  settled: mayBeNull(day),
  invoice: mayBeNull(day),
  chosen: mayBeNull(day),
  before: mayBeNull(fc.record({ settled: day, isApproved: fc.boolean() })),
  application: fc.constantFrom(...applications),
});

test('the days that are read for all movements are read where only those are decided about that may need others', () => {
  const bills = fc.constantFrom<readonly string[]>([], ['Figma'], ['Figma', 'GitHub']);
  fc.assert(
    fc.property(fc.array(payment, { minLength: 1, maxLength: 12 }), bills, (payments, asBills) => {
      const rows = payments.map((one, index) => ({ ...one, id: `m-${index}` }));
      const context = createPlanContext({
        settings: {
          ...settings,
          applications: asBills.map((name) => ({ name, document: 'bill' })),
          movements: {},
        },
        settingsVersion: 1,
        reference,
        syncFrom: '2026-08-10',
        today: '2026-11-20',
        openDays: new Map(
          rows.flatMap(({ id, chosen }) =>
            chosen === null
              ? []
              : [[id, { movementId: id, day: chosen, author: 'Ann', at: '2026-11-01T00:00:00.000Z' }]],
          ),
        ),
      });
      const stored = (row: (typeof rows)[number], settled: string | null): StoredMovement => ({
        ...movement({
          id: row.id,
          authorisedAt: `${row.authorised}T09:00:00.000Z`,
          settledAt: settled === null ? null : `${settled}T23:30:00.000Z`, // the next day in London
          application: row.application,
          invoice: row.invoice === null ? null : { number: 'INV-1', date: row.invoice, vatName: null, vatRate: null },
        }),
      });
      const all = new DaysToRead();
      const few = new DaysToRead();
      for (const row of rows.toSorted((a, b) => (a.authorised < b.authorised ? -1 : 1))) {
        const present = stored(row, row.settled);
        const before = row.before === null ? null : earlier(stored(row, row.before.settled), row.before.isApproved);
        const item = planItem(present, before, context);
        if (item !== null) all.add(item);
        if (!few.mayGrowBy(present, before?.document ?? null, context)) continue;
        if (item !== null) few.add(item);
      }
      expect(few.range()).toEqual(all.range());

      function earlier(one: StoredMovement, isApproved: boolean): Proposal {
        const outcome = planMovement(one, context);
        const document = 'document' in outcome ? outcome.document : null;
        const draft = draftProposal({ ids: { uuid: () => one.id }, clock: new ManualClock() }, one.id);
        return { ...draft, document, state: isApproved && document !== null ? 'approved' : 'proposed' };
      }
    }),
  );
});
