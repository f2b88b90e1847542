import { describe, expect, it } from 'vitest';
import { changeProblem, changeRefusal } from '../../../shared/domain/change-refusal.ts';
import { reference } from './example-company.ts';

function someone(role: string) {
  return { userId: 'u', name: 'Ada', email: null, role };
}

function books(role: string | null, locks: { readonly period?: string; readonly year?: string } = {}) {
  const organisation = {
    ...reference.organisation,
    periodLockDate: locks.period ?? null,
    endOfYearLockDate: locks.year ?? null,
  };
  return { organisation, user: role === null ? null : someone(role) };
}

const open = { date: '2026-10-05', isReconciled: false };

describe('a document that is to be changed', () => {
  it.each(['STANDARD', 'FINANCIALADVISER', null])('has nothing against it where all is open, for %s', (role) => {
    expect(changeProblem('remove', open, books(role))).toBeNull();
  });

  it.each(['READONLY', 'INVOICEONLY', 'REMOVED'])('is not for a user who may post nothing: %s', (role) => {
    expect(changeProblem('remove', open, books(role))).toEqual({
      code: 'role-too-low',
      message:
        'It was not taken out of Xero, because your role there does not allow it. Have your role changed in Xero to Standard or Adviser, or ask someone who has one to connect.',
    });
  });

  it('stays where it is reconciled, for an Adviser too', () => {
    expect(changeProblem('update', { ...open, isReconciled: true }, books('FINANCIALADVISER'))).toEqual({
      code: 'reconciled',
      message:
        'It was not changed in Xero, because it is reconciled there. Open it in Xero, choose Unreconcile under Options, then try again here.',
    });
  });

  it('stays on the period lock date, but for an Adviser', () => {
    const locks = { period: '2026-10-05' };
    expect(changeProblem('update', open, books('STANDARD', locks))).toEqual({
      code: 'lock-date',
      message:
        'It was not changed in Xero: 5 Oct 2026 is on or before the lock date (5 Oct 2026), and only an Adviser can change anything there. Ask an Adviser to connect, or move the lock date in Xero.',
    });
    expect(changeProblem('update', open, books(null, locks))?.code).toBe('lock-date');
    expect(changeProblem('update', open, books('FINANCIALADVISER', locks))).toBeNull();
    expect(changeProblem('update', { ...open, date: '2026-10-06' }, books('STANDARD', locks))).toBeNull();
  });

  it('stays on the end-of-year lock date, for everybody', () => {
    expect(changeProblem('remove', open, books('FINANCIALADVISER', { year: '2026-10-31' }))).toEqual({
      code: 'lock-date',
      message:
        'It was not taken out of Xero: 5 Oct 2026 is on or before the end-of-year lock date (31 Oct 2026), and nobody can change anything there. Move the lock date in Xero, then try again here.',
    });
  });
});

describe('what Xero says no to', () => {
  it.each([
    [
      'This document cannot be edited as it has been RECONCILED.',
      'reconciled',
      'Open it in Xero, choose Unreconcile under Options, then try again here.',
    ],
    [
      'The document date cannot be before the end of year lock date',
      'lock-date',
      'Ask an Adviser to connect, or move the lock date in Xero.',
    ],
    [
      'This document cannot be edited as it has a payment or credit note allocated to it',
      'has-payments',
      'Remove its payments in Xero, then try again here.',
    ],
    ['The resource was not found', 'not-found', 'Look for it in Xero.'],
    ['Invoice could not be found.', 'not-found', 'Look for it in Xero.'],
    ['Something new', 'refused-by-xero', 'Correct it in Xero.'],
  ])('%s is told with its own words, and what to do', (words, code, todo) => {
    expect(changeRefusal('remove', [words])).toEqual({
      code,
      message: `It was not taken out of Xero. Xero says: ${words.replace(/\.$/, '')}. ${todo}`,
    });
  });

  it('quotes all that was said, each without its own full stop, and goes by any of it', () => {
    expect(changeRefusal('update', [' A validation. exception occurred. ', 'It is reconciled'])).toEqual({
      code: 'reconciled',
      message:
        'It was not changed in Xero. Xero says: A validation. exception occurred; It is reconciled. Open it in Xero, choose Unreconcile under Options, then try again here.',
    });
  });

  it('says so where nothing was said', () => {
    expect(changeRefusal('update', [])).toEqual({
      code: 'refused-by-xero',
      message: 'It was not changed in Xero. Xero says: no reason given. Correct it in Xero.',
    });
  });
});
