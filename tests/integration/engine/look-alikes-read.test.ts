import { describe, expect, test } from 'vitest';
import { candidateOf, DaysToRead, documentOf, ownAmong, readLookAlikes } from '../../../electron/engine/look-alikes.ts';
import type { PlanItem } from '../../../electron/engine/plan-item.ts';
import type { Xero } from '../../../electron/ports/xero.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { PlanOutcome } from '../../../shared/domain/plan-push.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import { ok } from '../../../shared/lib/result.ts';
import { movement, planContext, settings } from '../../unit/domain/example-company.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill, proposal } from '../../unit/engine/example-proposal.ts';
import { blocks, holds, notPosted, other, pending, proposes, spend } from './outcome-books.ts';
import { fails, scriptedEngine, startAt } from './scripted-engine.ts';

/** Authorised on 1 Nov 2026. */
function item(outcome: PlanOutcome, existing: Partial<Proposal> | null = null): PlanItem {
  return { movement: movement({ id: 'm-1' }), existing: existing === null ? null : proposal(existing), outcome };
}

function daysOf(...items: readonly PlanItem[]): DaysToRead {
  const days = new DaysToRead();
  for (const one of items) days.add(one);
  return days;
}

describe('the document that an item would send', () => {
  test('is what was approved, whatever is planned by now', () => {
    for (const state of ['approved', 'waiting'] as const) {
      expect(documentOf(item(proposes({ document: other }), { state }))).toEqual(spend);
      expect(documentOf(item(pending, { state }))).toEqual(spend);
    }
  });

  test('is else what is planned, be it held or blocked', () => {
    for (const state of ['proposed', 'held', 'blocked', 'excluded'] as const) {
      expect(documentOf(item(proposes({ document: other }), { state }))).toEqual(other);
    }
    expect(documentOf(item(holds('vat-differs')))).toEqual(spend);
    expect(documentOf(item(blocks('lock-date')))).toEqual(spend);
    expect(documentOf(item(pending, { state: 'proposed' }))).toBeNull();
    expect(documentOf(item(notPosted('zero'), { state: 'proposed' }))).toBeNull();
  });

  test('is the bill that lacks its payment as it stands in Xero, and none of what was taken out', () => {
    expect(documentOf(item(proposes(), { state: 'held', document: bill, unpaidId: 'x-1' }))).toEqual(bill);
    expect(documentOf(item(proposes(), { state: 'undone' }))).toBeNull();
  });
});

describe('the days of Xero’s that are read', () => {
  test('reach from a month before the first to a month after the last, authorisation included', () => {
    expect(daysOf(item(pending)).range()).toBeNull();
    expect(daysOf(item(proposes())).range()).toEqual({ from: '2026-10-01', to: '2026-12-04', bills: false });
    const later = item(proposes({ document: { ...spend, date: '2026-11-20' } }));
    expect(daysOf(item(proposes()), later).range()).toEqual({ from: '2026-10-01', to: '2026-12-21', bills: false });
    expect(daysOf(later, item(proposes())).range()).toEqual({ from: '2026-10-01', to: '2026-12-21', bills: false });
  });

  test('include both days of a bill, and bills are read as soon as there is one', () => {
    const early = item(proposes({ document: { ...bill, date: '2026-09-10', dueDate: '2026-11-05' } }));
    expect(daysOf(early).range()).toEqual({ from: '2026-08-10', to: '2026-12-06', bills: true });
    const late = item(proposes({ document: { ...bill, date: '2026-11-25', dueDate: '2026-11-05' } }));
    expect(daysOf(late, item(proposes())).range()).toEqual({ from: '2026-10-01', to: '2026-12-26', bills: true });
  });

  test('need not grow by a movement of days that are covered, unless it brings the first bill', () => {
    const context = planContext();
    const days = daysOf(item(proposes()));
    const within = movement({ authorisedAt: '2026-11-02T10:00:00.000Z' });
    expect(new DaysToRead().mayGrowBy(within, null, context)).toBe(true);
    expect(days.mayGrowBy(within, null, context)).toBe(false);
    expect(days.mayGrowBy(within, bill, context)).toBe(true);
    expect(days.mayGrowBy(within, { ...spend, date: '2026-11-04' }, context)).toBe(true);
    expect(days.mayGrowBy(movement({ authorisedAt: '2026-10-31T10:00:00.000Z' }), null, context)).toBe(true);
    expect(days.mayGrowBy(movement({ settledAt: '2026-11-04T10:00:00.000Z' }), null, context)).toBe(true);
    const bills = planContext({ settings: { ...settings, defaults: { ...settings.defaults, document: 'bill' } } });
    expect(days.mayGrowBy(within, null, bills)).toBe(true);
    const withBill = daysOf(item(proposes()), item(proposes({ document: { ...bill, dueDate: '2026-11-03' } })));
    expect(withBill.mayGrowBy(within, null, bills)).toBe(false);
  });
});

describe('reading what lies in Xero', () => {
  function reading(...answers: Awaited<ReturnType<Xero['documentsBetween']>>[]) {
    const asked: unknown[] = [];
    const books = scriptedEngine({
      documentsBetween(...query) {
        asked.push(query);
        const answer = answers[asked.length - 1];
        if (answer === undefined) throw new Error('It was asked once too often.');
        return Promise.resolve(answer);
      },
    });
    const read = (...items: readonly PlanItem[]) => readLookAlikes(books.engine, 'tenant-1', daysOf(...items));
    return { ...books, asked, read };
  }

  const aBill = item(proposes({ document: bill }));
  const days = { from: '2026-10-01', to: '2026-12-06' };

  test('asks nothing where no item has a document', async () => {
    const { read, asked } = reading();
    expect(await read(item(pending))).toEqual(ok({ documents: [], billsCovered: true }));
    expect(asked).toEqual([]);
  });

  test('takes transfers always, and bills where one is to be sent', async () => {
    const { read, asked } = reading(ok([remote('x-1')]));
    expect(await read(aBill)).toEqual(ok({ documents: [remote('x-1')], billsCovered: true }));
    expect(asked).toEqual([['tenant-1', { ...days, transfers: true, bills: true }]]);
  });

  test('leaves bills out under a consent that does not cover them, and says so', async () => {
    const { read, asked } = reading(fails('scopeLacking'), ok([remote('x-1')]));
    expect(await read(aBill)).toEqual(ok({ documents: [remote('x-1')], billsCovered: false }));
    expect(asked[1]).toEqual(['tenant-1', { ...days, transfers: true, bills: false }]);
    const again = reading(fails('scopeLacking'), fails('offline'));
    expect(await again.read(aBill)).toEqual(fails('offline'));
  });

  test('fails with whatever else stops it, and asks no second time', async () => {
    expect(await reading(fails('offline')).read(aBill)).toEqual(fails('offline'));
    expect(await reading(fails('scopeLacking')).read(item(proposes()))).toEqual(fails('scopeLacking'));
  });

  test('what this app took out itself is no sign that a person deleted something, unless it stands again', async () => {
    const found: readonly RemoteDocument[] = [
      remote('x-1', { status: 'DELETED' }),
      remote('x-2', { status: 'VOIDED' }),
      remote('x-3'),
      remote('x-4', { status: 'DELETED' }),
    ];
    const { read, ledger, keep } = reading(ok(found), ok(found));
    const ids = async () => {
      const documents = await read(item(proposes()));
      return documents.ok ? documents.value.documents.map(({ id }) => id) : [];
    };
    expect(await ids()).toEqual(['x-1', 'x-2', 'x-3', 'x-4']);
    keep(1, { state: 'undone' });
    ledger.transaction(() => {
      for (const remoteId of ['x-1', 'x-2', 'x-3']) {
        ledger.saveRemovedDocument({ remoteId, remoteKind: 'bank-transaction', proposalId: 'p-1', at: startAt });
      }
    });
    expect(await ids()).toEqual(['x-3', 'x-4']);
  });
});

describe('what is compared with Xero', () => {
  test('is the document with the day of its authorisation, by the organisation’s clock', () => {
    const { engine } = scriptedEngine();
    const late = { ...item(proposes()), movement: movement({ id: 'm-1', authorisedAt: '2026-11-01T23:30:00.000Z' }) };
    expect(candidateOf(engine, late, 'Europe/London')).toEqual({
      id: 'm-1',
      document: spend,
      authorisedOn: '2026-11-01',
      ownDay: null,
    });
    expect(candidateOf(engine, late, 'Europe/Berlin')?.authorisedOn).toBe('2026-11-02');
    expect(candidateOf(engine, item(pending), 'Europe/London')).toBeNull();
  });

  test('has its own day too where the document was moved to an open one', () => {
    const { engine, ledger, keep } = scriptedEngine();
    keep(1);
    const chosen = (day: string) =>
      ledger.transaction(() => ledger.saveOpenDay({ movementId: 'm-1', day, author: 'Ada', at: startAt }));
    const moved = item(proposes({ document: { ...spend, date: '2026-12-01' } }));
    chosen('2026-12-01');
    expect(candidateOf(engine, moved, 'Europe/London')?.ownDay).toBe('2026-11-03');
    chosen('2026-12-02');
    expect(candidateOf(engine, moved, 'Europe/London')?.ownDay).toBeNull();
  });
});

describe('a document of Xero’s that is a movement’s already', () => {
  function own(existing: Partial<Proposal>): boolean {
    const { engine, keep } = scriptedEngine();
    keep(1, existing);
    return ownAmong(engine, [remote('x-1'), remote('x-2')]).has('x-1');
  }
  const states: readonly ProposalState[] = [
    ...(['pending', 'proposed', 'held', 'approved', 'sending', 'uncertain'] as const),
    ...(['waiting', 'blocked', 'pushed', 'excluded', 'in-xero', 'undone'] as const),
  ];
  const statesWhere = (over: Partial<Proposal>) => states.filter((state) => own({ state, ...over }));

  test('is what was posted, adopted or taken out for it', () => {
    const there = { remote: { kind: 'bank-transaction', id: 'x-1' } } as const;
    expect(statesWhere(there)).toEqual(['pushed', 'in-xero', 'undone']);
  });

  test('is its bill that lacks the payment', () => {
    expect(statesWhere({ document: bill, unpaidId: 'x-1' })).toEqual(
      states.filter((state) => !['pending', 'pushed', 'in-xero', 'undone'].includes(state)),
    );
  });

  test('is what a person was shown and left it out for', () => {
    const excluded = { state: 'excluded', lookAlikeId: 'x-1' } as const;
    expect(own({ ...excluded, reason: { code: 'by-hand', message: '' } })).toBe(true);
    expect(own({ ...excluded, reason: { code: 'handled-elsewhere', message: '' } })).toBe(true);
    expect(own({ ...excluded, reason: { code: 'released', message: '' } })).toBe(false);
    expect(own({ state: 'held', lookAlikeId: 'x-1' })).toBe(false);
  });

  test('is not, where nothing is asked about', () => {
    const { engine } = scriptedEngine();
    expect(ownAmong(engine, []).size).toBe(0);
  });
});
