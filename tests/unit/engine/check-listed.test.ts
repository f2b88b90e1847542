import { expect, it } from 'vitest';
import { checkListed } from '../../../electron/engine/check-listed.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { movement } from '../domain/example-company.ts';

function missing(since: string, answeredAt: string | null = null): StoredMovement {
  return movement({ unlisted: { since, answeredAt } });
}

function checked(...unlisted: readonly StoredMovement[]) {
  return checkListed({ ledger: { unlistedMovements: () => unlisted } });
}

const first = '2026-11-18T08:00:00.000Z';
const later = '2026-11-20T08:00:00.000Z';

it('nobody is told that Cledara lists all that it had, or that a person has answered for the rest', () => {
  expect(checked()).toEqual([]);
  expect(checked(missing(first, later))).toEqual([]);
});

it('what Cledara lists no more is a warning with how much it is, since when, and what it may come from', () => {
  const [check, ...others] = checked(missing(later), missing(first), missing('2026-11-01T08:00:00.000Z', first));
  expect(others).toEqual([]);
  expect(check).toMatchObject({
    id: 'still-listed',
    status: 'warning',
    title: 'Does Cledara still list what it listed before?',
    detail:
      'Not all of it: 2 settled movements are missing in two whole reads of its list. What was not posted is held, and what is in Xero stays there.',
    action: expect.stringContaining('connect Cledara again with the key of an Admin or Finance user'),
    evidence: [
      { label: 'Missing in the list', value: '2' },
      { label: 'First missed', value: first },
    ],
    fix: { kind: 'settings', section: 'connections' },
  });
  expect(checked(missing(later))[0]?.detail).toContain('Not all of it: 1 settled movement is missing');
});
