import { describe, expect, it } from 'vitest';
import { firstOpenDay, lockOn, lockProblem, roleProblem } from '../../../shared/domain/lock-date.ts';
import { roleName } from '../../../shared/domain/role-name.ts';
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

  it.each([
    ['2026-03-31', 'FINANCIALADVISER', { kind: 'year', date: '2026-03-31' }, '2026-04-01'],
    ['2026-03-31', 'STANDARD', { kind: 'year', date: '2026-03-31' }, '2026-09-01'],
    ['2026-08-31', 'STANDARD', { kind: 'period', date: '2026-08-31' }, '2026-09-01'],
    ['2026-08-31', 'FINANCIALADVISER', null, null],
    ['2026-09-01', null, null, null],
  ])('on %s as %s it is this lock that closes it, until that day', (date, role, lock, openDay) => {
    expect([lockOn(date, locked, role), firstOpenDay(date, locked, role)]).toEqual([lock, openDay]);
  });

  it.each([
    ['2026-12-31', '2026-08-31', '2027-01-01'],
    ['2026-12-31', null, '2027-01-01'],
    [null, '2026-08-31', '2026-09-01'],
  ])('opens after the later of the year’s (%s) and the period’s (%s): %s', (year, period, openDay) => {
    const organisation = { ...locked, endOfYearLockDate: year, periodLockDate: period };
    expect(firstOpenDay('2026-01-01', organisation, 'STANDARD')).toBe(openDay);
  });

  it('says of a day that a person chose that it was chosen', () => {
    expect(lockProblem('2026-08-31', locked, 'STANDARD', true)?.message).toContain(
      'Not posted: 31 Aug 2026, the day that was chosen for it, is on or before the lock date (31 Aug 2026). Xero lets only',
    );
    expect(lockProblem('2026-03-31', locked, 'STANDARD', true)?.message).toContain(
      'Not posted: 31 Mar 2026, the day that was chosen for it, is on or before the end-of-year lock date (31 Mar 2026). Xero lets nobody',
    );
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

  it('says what Xero lets such a user do, and who was removed', () => {
    expect(roleProblem({ ...user, role: 'READONLY' })?.message).toBe(
      'Not posted: you are connected as a Read only user, and Xero lets such a user post no bank transactions. Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.',
    );
    expect(roleProblem({ ...user, role: 'REMOVED' })?.message).toBe(
      'Not posted: you were removed from this organisation in Xero, so nothing can be posted. Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.',
    );
  });

  it.each([
    ['FINANCIALADVISER', 'an Adviser'],
    ['STANDARD', 'a Standard user'],
    ['READONLY', 'a Read only user'],
    ['INVOICEONLY', 'an Invoice only user'],
    ['MANAGEDCLIENT', 'a Managed client'],
    ['CASHBOOKCLIENT', 'a Cashbook client'],
    ['NEWROLE', 'a user with the role NEWROLE'],
  ])('%s is %s in a sentence', (role, name) => {
    expect(roleName(role)).toBe(name);
  });

  it.each(['STANDARD', 'FINANCIALADVISER', 'MANAGEDCLIENT', 'CASHBOOKCLIENT', 'UNKNOWN'])('%s may', (role) => {
    expect(roleProblem({ ...user, role })).toBeNull();
  });

  it('lets a user pass whose row could not be told', () => {
    expect(roleProblem(null)).toBeNull();
  });
});
