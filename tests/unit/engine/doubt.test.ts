import { describe, expect, it } from 'vitest';
import {
  deletedInXero,
  deletionDoubt,
  foundDoubt,
  isHeldInDoubt,
  standingDoubt,
} from '../../../electron/engine/doubt.ts';
import { remote } from '../domain/example-match.ts';
import { proposal } from './example-proposal.ts';

const seen = remote('x', { date: '2026-11-04' });
const deleted = proposal({ state: 'held', reason: deletedInXero, lookAlikeId: 'x' });
const maybe = proposal({ state: 'held', reason: { code: 'maybe-in-xero', message: 'Why.' }, lookAlikeId: 'x' });

describe('the doubt that a look at Xero raises', () => {
  it('says of what was deleted that only an approval sends it again', () => {
    expect(deletedInXero.message).toBe(
      'It was in Xero and someone deleted it there. It is not sent again unless you approve it.',
    );
  });

  it('is of what was deleted, and of what is likely the same', () => {
    expect(foundDoubt({ fidelity: 'marker-deleted', remote: seen })).toEqual({
      reason: deletedInXero,
      lookAlikeId: 'x',
    });
    expect(foundDoubt({ fidelity: 'likely', remote: seen })).toEqual({
      reason: {
        code: 'maybe-in-xero',
        message:
          'Xero has one of the same amount for Figma on 4 Nov 2026. If it is the same, say so; if not, approve it.',
      },
      lookAlikeId: 'x',
    });
    expect(foundDoubt({ fidelity: 'likely', remote: { ...seen, contactName: null } })?.reason.message).toContain(
      'of the same amount on 4 Nov 2026.',
    );
  });

  it('is none of what is surely the same, or where nothing was found', () => {
    expect(foundDoubt({ fidelity: 'marker', remote: seen })).toBeNull();
    expect(foundDoubt({ fidelity: 'exact', remote: seen })).toBeNull();
    expect(foundDoubt(null)).toBeNull();
  });
});

describe('a doubt that nobody has settled', () => {
  it('stands with its reason where it holds the item', () => {
    expect(standingDoubt(maybe)).toEqual({ reason: maybe.reason, lookAlikeId: 'x' });
    expect(standingDoubt(deleted)).toEqual({ reason: deletedInXero, lookAlikeId: 'x' });
    expect([isHeldInDoubt(maybe), isHeldInDoubt(deleted)]).toEqual([true, true]);
  });

  it('stands as something seen before where something else was to be said of it since', () => {
    const blocked = proposal({ state: 'blocked', reason: { code: 'lock-date', message: '' }, lookAlikeId: 'x' });
    expect(standingDoubt(blocked)).toEqual({
      reason: {
        code: 'maybe-in-xero',
        message:
          'Xero may have this one already. If it is the same, say so; if not, approve it. The next sync looks again.',
      },
      lookAlikeId: 'x',
    });
    expect(isHeldInDoubt(blocked)).toBe(false);
    expect(isHeldInDoubt({ ...maybe, state: 'excluded' })).toBe(false);
    expect(isHeldInDoubt({ ...maybe, reason: { code: 'by-hand', message: '' } })).toBe(false);
  });

  it('is none where nothing was seen', () => {
    expect([standingDoubt(null), standingDoubt(proposal())]).toEqual([null, null]);
  });

  it('that it was deleted stays, whatever another look finds', () => {
    expect(deletionDoubt(deleted)).toEqual({ reason: deletedInXero, lookAlikeId: 'x' });
    expect(deletionDoubt(maybe)).toBeNull();
    expect(deletionDoubt({ ...deleted, state: 'blocked' })).toBeNull();
    expect(deletionDoubt(null)).toBeNull();
  });
});
