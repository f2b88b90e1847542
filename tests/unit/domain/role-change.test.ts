import { describe, expect, it } from 'vitest';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import { roleLoss, withRoleBefore } from '../../../shared/domain/role-change.ts';
import { reference } from './example-company.ts';

function asRead(role: string | null, over: Partial<ReferenceData> = {}): ReferenceData {
  const user = role === null ? null : { userId: 'ada', name: 'Ada', email: null, role };
  return { ...reference, user, readAt: '2026-11-20T23:30:00.000Z', ...over };
}

describe('the role of before', () => {
  it.each([
    ['FINANCIALADVISER', 'STANDARD'],
    ['STANDARD', 'READONLY'],
    ['STANDARD', 'INVOICEONLY'],
    ['FINANCIALADVISER', 'REMOVED'],
  ])('%s is remembered from the reading that found %s', (before, now) => {
    const later = asRead(now, { readAt: '2026-11-22T09:00:00.000Z' });
    expect(withRoleBefore(asRead(before), later).roleBefore).toEqual({
      role: before,
      until: '2026-11-22T09:00:00.000Z',
    });
  });

  it.each([
    ['STANDARD', 'FINANCIALADVISER'],
    ['STANDARD', 'STANDARD'],
    ['READONLY', 'INVOICEONLY'],
    ['NEWROLE', 'READONLY'],
    ['STANDARD', 'NEWROLE'],
  ])('%s is none when %s is not lower, or not known to be', (before, now) => {
    expect(withRoleBefore(asRead(before), asRead(now))).not.toHaveProperty('roleBefore');
  });

  const lowered = { role: 'FINANCIALADVISER', until: '2026-11-01T00:00:00.000Z' };

  it('is kept with its day while the role stays lower, and goes when it is given back', () => {
    const before = asRead('STANDARD', { roleBefore: lowered });
    expect(withRoleBefore(before, asRead('STANDARD')).roleBefore).toEqual(lowered);
    expect(withRoleBefore(before, asRead('READONLY')).roleBefore).toEqual(lowered);
    expect(withRoleBefore(before, asRead('FINANCIALADVISER'))).not.toHaveProperty('roleBefore');
  });

  it('is not of somebody else, of another organisation, or of nobody', () => {
    const before = asRead('FINANCIALADVISER');
    const other = { userId: 'bob', name: 'Bob', email: null, role: 'STANDARD' };
    expect(withRoleBefore(before, asRead(null, { user: other }))).not.toHaveProperty('roleBefore');
    expect(withRoleBefore(before, asRead('STANDARD', { tenantId: 'tenant-2' }))).not.toHaveProperty('roleBefore');
    expect(withRoleBefore(null, asRead('STANDARD', { roleBefore: lowered }))).not.toHaveProperty('roleBefore');
    expect(withRoleBefore(asRead(null), asRead(null))).not.toHaveProperty('roleBefore');
  });
});

describe('what a lowered role costs', () => {
  const roleBefore = { role: 'FINANCIALADVISER', until: '2026-11-20T23:30:00.000Z' };
  const lowered = 'Your role in Demo Company (UK) was lowered: you were an Adviser, and since 20 Nov 2026 you are';

  it('is nothing where it was not lowered, or the user is not known', () => {
    expect(roleLoss(asRead('STANDARD'))).toBeNull();
    expect(roleLoss(asRead(null, { roleBefore }))).toBeNull();
  });

  it('is all where such a user may post nothing', () => {
    expect(roleLoss(asRead('READONLY', { roleBefore }))).toEqual({
      message: `${lowered} a Read only user. Nothing can be posted any more. Whoever manages the users of Demo Company (UK) in Xero can change it back; or ask an Adviser or a Standard user to connect.`,
      isFelt: true,
    });
  });

  it('is what the lock date closes', () => {
    const organisation = { ...reference.organisation, periodLockDate: '2026-10-31' };
    expect(roleLoss(asRead('STANDARD', { roleBefore, organisation }))).toEqual({
      message: `${lowered} a Standard user. What is dated on or before the lock date (31 Oct 2026) can no longer be posted. Whoever manages the users of Demo Company (UK) in Xero can change it back; or ask an Adviser to connect.`,
      isFelt: true,
    });
  });

  it('is not felt yet without a lock date, and is dated in the organisation’s own zone', () => {
    const organisation = { ...reference.organisation, timeZone: 'Pacific/Auckland' };
    const loss = roleLoss(asRead('STANDARD', { roleBefore, organisation }));
    expect(loss?.isFelt).toBe(false);
    expect(loss?.message).toContain(
      'since 21 Nov 2026 you are a Standard user. No lock date is set, so everything can still be posted; once one is set, only an Adviser can post on or before it. Whoever',
    );
  });
});
