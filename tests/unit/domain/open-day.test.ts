import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOpenDay, lockProblem } from '../../../shared/domain/lock-date.ts';
import { matchRemote } from '../../../shared/domain/match.ts';
import { datedDescription, dayInsteadOf, type OpenDayChoice, postingDay } from '../../../shared/domain/open-day.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { type PlanInput, planMovement } from '../../../shared/domain/plan-push.ts';
import { movement, planContext, reference, settings } from './example-company.ts';

const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-01-01', count));
const lock = fc.option(day, { nil: null });
const role = fc.constantFrom('STANDARD', 'FINANCIALADVISER', null);

describe('the first open day', () => {
  it('is there exactly where a lock date blocks, is open itself, and is later by as little as can be', () => {
    fc.assert(
      fc.property(day, lock, lock, role, (date, periodLockDate, endOfYearLockDate, userRole) => {
        const organisation = { ...reference.organisation, periodLockDate, endOfYearLockDate };
        const open = firstOpenDay(date, organisation, userRole);
        expect(open === null).toBe(lockProblem(date, organisation, userRole) === null);
        if (open === null) return;
        expect(open > date).toBe(true);
        expect(lockProblem(open, organisation, userRole)).toBeNull();
        expect(lockProblem(addDays(open, -1), organisation, userRole)).not.toBeNull();
      }),
    );
  });
});

const choice: OpenDayChoice = {
  movementId: movement().id,
  day: '2026-12-01',
  author: 'Priya',
  at: '2026-12-05T09:00:00.000Z',
};

describe('a document whose day was chosen', () => {
  const own = { value: '2026-11-03', why: 'The day it settled.' };

  it('has the chosen day, and says who chose it and which its own is', () => {
    expect(postingDay(own, choice)).toEqual({
      value: '2026-12-01',
      why: 'Chosen by hand by Priya: the first open day, because a lock date in Xero closed its own, 3 Nov 2026.',
      movedFrom: '2026-11-03',
    });
  });

  it.each(['2026-11-03', '2026-11-01'])('keeps its own day where the chosen one, %s, is not later', (chosen) => {
    expect(postingDay(own, { ...choice, day: chosen })).toEqual({ ...own, movedFrom: null });
  });

  it('carries the original date in its description, which stays within what Xero takes', () => {
    const moved = postingDay(own, choice);
    expect(datedDescription({ value: 'FIGMA', why: 'Template.' }, moved).value).toBe(
      'FIGMA (original date 3 Nov 2026)',
    );
    const long = datedDescription({ value: 'x'.repeat(4000), why: '' }, moved).value;
    expect(long).toHaveLength(4000);
    expect(long).toMatch(/x \(original date 3 Nov 2026\)$/);
    expect(datedDescription({ value: 'FIGMA', why: '' }, postingDay(own, null)).value).toBe('FIGMA');
  });

  const input = (organisation: Partial<typeof reference.organisation>): Partial<PlanInput> => ({
    reference: { ...reference, organisation: { ...reference.organisation, ...organisation } },
    openDays: new Map([[choice.movementId, choice]]),
    today: '2026-12-05',
  });

  it('is proposed with it, its date explained', () => {
    const outcome = planMovement(movement(), planContext(input({ periodLockDate: '2026-11-30' })));
    if (outcome.kind !== 'propose') throw new Error(outcome.kind);
    expect(outcome.document).toMatchObject({ date: '2026-12-01' });
    expect(outcome.explanation.find(({ field }) => field === 'date')?.why).toMatch(/^Chosen by hand by Priya/);
    expect(outcome.explanation.find(({ field }) => field === 'description')?.value).toMatch(/\(original date /);
  });

  it('is blocked again, and not moved, where Xero closes that day too', () => {
    const outcome = planMovement(movement(), planContext(input({ periodLockDate: '2026-12-31' })));
    expect(outcome).toMatchObject({
      kind: 'block',
      reason: {
        code: 'lock-date',
        message: expect.stringContaining(
          'Not posted: 1 Dec 2026, the day that was chosen for it, is on or before the lock date (31 Dec 2026).',
        ),
      },
      document: { date: '2026-12-01' },
    });
  });

  it('does not go out before the first day that is posted at all', () => {
    const context = planContext({ ...input({}), syncFrom: '2026-12-01', settings });
    expect(planMovement(movement(), context)).toMatchObject({ kind: 'not-posted', why: 'before-sync-from' });
  });
});

describe('look-alikes of a moved document', () => {
  const outcome = planMovement(
    movement(),
    planContext({ openDays: new Map([[choice.movementId, choice]]), today: '2026-12-05' }),
  );
  if (outcome.kind !== 'propose' || outcome.document.kind === 'transfer') throw new Error(outcome.kind);
  const { document } = outcome;
  const candidate = { id: 'a', document, authorisedOn: null, ownDay: '2026-11-03' };
  const remote = (date: string) => ({
    kind: 'bank-transaction' as const,
    id: 'theirs',
    type: 'SPEND',
    status: 'AUTHORISED' as const,
    reference: null,
    date,
    bankAccountId: document.bankAccount.accountId,
    toBankAccountId: null,
    contactId: null,
    contactName: document.contact.name,
    totalMinor: document.amountMinor,
    hasAttachments: false,
    isReconciled: false,
    billing: null,
  });

  it.each([
    ['2026-11-03', 'exact'],
    ['2026-11-05', 'likely'],
    ['2026-12-01', 'likely'],
    ['2026-12-03', 'likely'],
    ['2026-11-15', undefined],
  ])('dated %s: %s', (date, fidelity) => {
    expect(matchRemote([candidate], [remote(date)], new Set()).get('a')?.fidelity).toBe(fidelity);
  });
});

describe('the day that a choice stands in for', () => {
  it.each([
    ['2026-11-05', '2026-11-03', '2026-10-20', '2026-11-03'],
    ['2026-11-05', '2026-11-03', null, '2026-11-03'],
    ['2026-11-01', '2026-11-03', '2026-10-20', '2026-10-20'],
    ['2026-11-03', '2026-11-03', '2026-10-20', '2026-10-20'],
    ['2026-11-01', '2026-11-03', null, '2026-11-03'],
  ])('%s, for a movement of %s with an invoice of %s, is %s', (chosen, movementDay, invoiceDay, instead) => {
    expect(dayInsteadOf(chosen, movementDay, invoiceDay)).toBe(instead);
  });
});
