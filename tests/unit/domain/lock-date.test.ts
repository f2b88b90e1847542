import { describe, expect, it } from 'vitest';
import { lockProblem, roleProblem } from '../../../shared/domain/lock-date.ts';
import { reference } from './example-company.ts';

const locked = {
  ...reference.organisation,
  endOfYearLockDate: '2026-03-31',
  periodLockDate: '2026-08-31',
};

describe('lock dates', () => {
  it.each([
    ['2026-03-31', 'FINANCIALADVISER', true],
    ['2026-04-01', 'FINANCIALADVISER', false],
    ['2026-08-31', 'FINANCIALADVISER', false],
    ['2026-03-31', 'STANDARD', true],
    ['2026-08-31', 'STANDARD', true],
    ['2026-09-01', 'STANDARD', false],
    ['2026-08-31', 'MANAGEDCLIENT', true],
    ['2026-08-31', null, true],
    ['2026-09-01', null, false],
  ])('on %s as %s it is locked: %s', (date, role, isLocked) => {
    expect(lockProblem(date, locked, role)?.code ?? null).toBe(isLocked ? 'lock-date' : null);
  });

  it('locks nothing where no date is set', () => {
    expect(lockProblem('1990-01-01', reference.organisation, 'STANDARD')).toBeNull();
  });

  it('says who may post, and from which day', () => {
    expect(lockProblem('2026-08-31', locked, 'STANDARD')?.message).toBe(
      'Not posted: 31 Aug 2026 is on or before the lock date (31 Aug 2026). Xero lets only an Adviser post there, and you are connected as a Standard user. Ask an Adviser to connect, post it on 1 Sep 2026, or leave it out.',
    );
    expect(lockProblem('2026-08-31', locked, null)?.message).toContain(
      'and Xero does not say which role you are connected with',
    );
  });

  it('names for the year the first day that is open to this user', () => {
    expect(lockProblem('2026-02-01', locked, 'FINANCIALADVISER')?.message).toBe(
      'Not posted: 1 Feb 2026 is on or before the end-of-year lock date (31 Mar 2026). Xero lets nobody post there. Change the lock date in Xero, post it on 1 Apr 2026, or leave it out.',
    );
    expect(lockProblem('2026-02-01', locked, 'STANDARD')?.message).toContain('post it on 1 Sep 2026');
  });
});

describe('roles', () => {
  const user = { userId: 'u', name: 'Sam', email: null };

  it.each(['READONLY', 'INVOICEONLY', 'REMOVED'])('%s may not post', (role) => {
    const problem = roleProblem({ ...user, role });
    expect(problem?.code).toBe('role-too-low');
    expect(problem?.message).toMatch(/^Not posted: .*Standard or Adviser/);
  });

  it.each(['STANDARD', 'FINANCIALADVISER', 'MANAGEDCLIENT', 'CASHBOOKCLIENT', 'UNKNOWN'])('%s may', (role) => {
    expect(roleProblem({ ...user, role })).toBeNull();
  });

  it('lets a user pass whose row could not be told', () => {
    expect(roleProblem(null)).toBeNull();
  });
});
