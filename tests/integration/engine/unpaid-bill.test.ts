import { describe, expect, test } from 'vitest';
import { automaticRule } from '../../../electron/engine/accept.ts';
import { applyUnpaid, isUnpaidBill } from '../../../electron/engine/unpaid-bill.ts';
import type { RemoteBilling } from '../../../shared/domain/document.ts';
import type { RemoteMatch } from '../../../shared/domain/match.ts';
import type { PlanOutcome } from '../../../shared/domain/plan-push.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import { reference } from '../../unit/domain/example-company.ts';
import { remote } from '../../unit/domain/example-match.ts';
import { bill } from '../../unit/engine/example-proposal.ts';
import { blocks, fresh, holds, notPosted, proposes } from './outcome-books.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

const unpaid: RemoteBilling = { number: 'INV-1', isPaid: false, paidOn: null };
const planned = proposes({ document: bill });

function match(fidelity: RemoteMatch['fidelity'], billing: RemoteBilling | null = unpaid, id = 'x-bill'): RemoteMatch {
  return { fidelity, remote: remote(id, { kind: 'invoice', billing }) };
}

/** A bill of ours that is in Xero as `x-bill` and lacks its payment, approved by Ada unless told, after a look at Xero. */
function looking(
  over: Partial<Proposal>,
  {
    outcome = planned,
    found = match('marker'),
    known = reference,
  }: {
    readonly outcome?: PlanOutcome;
    readonly found?: RemoteMatch | null;
    readonly known?: ReferenceData;
  } = {},
) {
  const { engine, run, keep, ledger, said } = scriptedEngine();
  const existing = keep(1, { document: bill, unpaidId: 'x-bill', ...over });
  const after = applyUnpaid(engine, run, { existing, outcome }, found, known);
  const runIds = ledger.activity({ limit: 9 }).map(({ runId }) => runId);
  return { existing, after, said: said(), run, isOfRun: runIds.slice(0, said().length).every((id) => id === 'run-1') };
}

describe('a bill that lacks its payment', () => {
  test.each([
    ['it stands in Xero', match('marker')],
    ['it was not seen in Xero this time', null],
    ['another one is like it', match('likely', { ...unpaid, isPaid: true }, 'x-other')],
    ['another one is deleted', match('marker-deleted', unpaid, 'x-other')],
  ])('goes on to that where %s', (_, found) => {
    const { existing, after, said } = looking({}, { found });
    expect(after).toEqual(existing);
    expect(said).toEqual([]);
  });

  test('that someone has paid in Xero is whole, and not paid a second time', () => {
    const { after, said, run, isOfRun } = looking(
      { state: 'waiting', waitingUntil: startAt },
      { found: match('marker', { ...unpaid, isPaid: true }) },
    );
    expect(after).toMatchObject({
      state: 'in-xero',
      reason: { code: 'adopted' },
      remote: { kind: 'invoice', id: 'x-bill' },
      unpaidId: null,
      waitingUntil: null,
    });
    expect(said).toEqual([
      'adopt: It is in Xero, and someone has paid it there. It was adopted, and not paid a second time.',
    ]);
    expect([run.counts.alreadyInXero, isOfRun]).toEqual([1, true]);
  });

  test('that someone has voided in Xero is no more: a person says whether it is sent again', () => {
    const { after, isOfRun } = looking({ paymentId: 'pay-0' }, { found: match('marker-deleted') });
    expect(after).toMatchObject({
      state: 'held',
      reason: { code: 'deleted-in-xero' },
      lookAlikeId: 'x-bill',
      unpaidId: null,
      paymentId: null,
      ...fresh,
    });
    expect(isOfRun).toBe(true);
  });
});

describe('its payment does not leave', () => {
  const locked = { ...reference, organisation: { ...reference.organisation, endOfYearLockDate: '2026-11-05' } };
  const powerless = { ...reference, user: { userId: 'u', name: 'Sam', email: null, role: 'READONLY' } };
  const prefix = 'Its bill or credit note is in Xero without its payment or refund. ';

  test.each<[string, object, string]>([
    ['on a day that is closed', { known: locked }, 'lock-date'],
    ['from whoever may post nothing', { known: powerless }, 'role-too-low'],
    ['under a consent that is too narrow', { outcome: blocks('consent-too-narrow', bill) }, 'consent-too-narrow'],
  ])('%s, and says that the bill is there', (_, given, code) => {
    const { after, said, isOfRun } = looking({}, given);
    expect(after).toMatchObject({ state: 'blocked', reason: { code }, unpaidId: 'x-bill', approvedBy: 'Ada' });
    expect(said).toHaveLength(1);
    expect(said[0]?.startsWith(`block: ${prefix}`)).toBe(true);
    expect(isOfRun).toBe(true);
  });

  test('on a day that is closed to its user, who is asked by role', () => {
    const period = { ...reference, organisation: { ...reference.organisation, periodLockDate: '2026-11-05' } };
    expect(looking({}, { known: period }).said[0]).toContain('Not posted: 5 Nov 2026 is on or before the lock date');
    expect(looking({}, { known: { ...period, user: null } }).after.state).toBe('blocked');
    const user = { userId: 'u', name: 'Sam', email: null, role: 'FINANCIALADVISER' };
    expect(looking({}, { known: { ...period, user } }).said).toEqual([]);
  });

  test('where Cledara changed the movement since the bill was made', () => {
    const { after, said } = looking({}, { outcome: proposes({ document: { ...bill, amountMinor: 1 } }) });
    expect(after).toMatchObject({ state: 'blocked', reason: { code: 'changed-in-cledara' } });
    expect(said).toEqual([
      'block: Cledara changed the movement after its bill or credit note was put into Xero, where it is unpaid. Void that in Xero: the next sync sees it, and you can approve it anew.',
    ]);
    expect(looking({}, { outcome: notPosted('released') }).after.state).toBe('blocked');
  });

  test.each([
    ['other reasons why a new one would be refused', blocks('account-archived', bill)],
    ['a doubt about a new one', holds('vat-differs')],
    ['settings that post it no more', notPosted('switched-off')],
  ])('but it does leave for all of %s', (_, outcome) => {
    expect(looking({}, { outcome: 'document' in outcome ? { ...outcome, document: bill } : outcome }).said).toEqual([]);
  });

  test('and what is blocked says it once, and what a person decided stands', () => {
    const first = looking({}, { known: locked });
    const again = looking({ state: 'blocked', reason: first.after.reason }, { known: locked });
    expect(again.said).toEqual([]);
    const other = looking(
      { state: 'blocked', reason: { ...first.after.reason, message: 'Other.' } },
      { known: locked },
    );
    expect(other.said).toHaveLength(1);
    for (const state of ['held', 'excluded', 'waiting'] as const) {
      const { existing, after, said } = looking({ state }, { known: locked });
      expect(after).toEqual(existing);
      expect(said).toEqual([]);
    }
  });
});

describe('once nothing is in its way any more', () => {
  const message = 'propose: Its bill or credit note is in Xero. What lacks is its payment or refund.';

  test('what was blocked is approved again by whoever had approved it', () => {
    const { after, said, isOfRun } = looking({ state: 'blocked' });
    expect(after).toMatchObject({ state: 'approved', approvedBy: 'Ada', unpaidId: 'x-bill' });
    expect(said).toEqual([message, 'accept: Approved by Ada.']);
    expect(isOfRun).toBe(true);
    const off = looking({ state: 'excluded', reason: { code: 'not-to-be-posted', message: '' } });
    expect(off.after.state).toBe('approved');
    const byRule = looking({ state: 'blocked', approvedBy: null });
    expect(byRule.after).toMatchObject({ state: 'approved', approvedBy: automaticRule });
  });

  test('what a person left out or set aside stays so', () => {
    for (const over of [
      { state: 'excluded', reason: { code: 'by-hand', message: '' } },
      { state: 'held', reason: { code: 'half-undone', message: '' } },
      { state: 'held', reason: { code: 'not-to-be-posted', message: '' } },
    ] as const) {
      const { existing, after } = looking(over);
      expect(after).toEqual(existing);
    }
  });

  test('what waits for a limit waits until it is over', () => {
    const waitingUntil = '2026-11-30T10:05:00.000Z';
    const early = looking({ state: 'waiting', waitingUntil });
    expect(early.after.state).toBe('waiting');
    expect(early.run.waitingUntilMs).toBe(Date.parse(waitingUntil));
    expect(looking({ state: 'waiting', waitingUntil: startAt }).after.state).toBe('approved');
  });
});

test('what is no bill is not paid', () => {
  expect(() => looking({ document: null })).toThrow('Proposal p-1 has no bill to be paid.');
});

test('a bill stands unpaid in Xero where it is approved there and not paid', () => {
  const of = (billing: RemoteBilling | null, status: 'AUTHORISED' | 'VOIDED' | 'OTHER' = 'AUTHORISED') =>
    isUnpaidBill(remote('x', { billing, status }));
  expect(of(unpaid)).toBe(true);
  expect([of({ ...unpaid, isPaid: true }), of(null), of(unpaid, 'VOIDED'), of(unpaid, 'OTHER')]).toEqual([
    ...[false, false, false, false],
  ]);
});
