import { describe, expect, it } from 'vitest';
import { attentionCount, checkGroups } from '../../../renderer/features/diagnostics/check-groups.ts';
import { knownCheck, knownEvidence, knownRole } from '../../../renderer/features/diagnostics/check-words.ts';
import { evidenceKind } from '../../../renderer/features/diagnostics/evidence-kind.ts';
import { fileSize } from '../../../renderer/words/file-size.ts';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';

function check(id: string, status: CheckDto['status']): CheckDto {
  return { id, status, title: '', detail: '', action: null, evidence: [], fix: null };
}

describe('the order of the answers', () => {
  it('is by state, problems first, and within a state that of the questions', () => {
    const checks = [
      check('a', 'ok'),
      check('b', 'warning'),
      check('c', 'unknown'),
      check('d', 'problem'),
      check('e', 'warning'),
      check('f', 'ok'),
    ];
    const groups = checkGroups(checks).map((group) => [group.id, group.checks.map(({ id }) => id).join('')]);
    expect(groups).toEqual([
      ['attention', 'dbe'],
      ['unknown', 'c'],
      ['ok', 'af'],
    ]);
    expect(attentionCount(checks)).toBe(3);
  });

  it('has no group without an answer', () => {
    expect(checkGroups([check('a', 'ok')]).map(({ id }) => id)).toEqual(['ok']);
    expect(checkGroups([])).toEqual([]);
  });
});

describe('the evidence', () => {
  it('tells instants, days and counts from texts', () => {
    expect(evidenceKind('2026-09-08T10:00:00.000Z')).toBe('instant');
    expect(evidenceKind('2026-09-08T10:00:00+02:00')).toBe('instant');
    expect(evidenceKind('2026-09-08')).toBe('day');
    expect(evidenceKind('12000')).toBe('count');
    expect(evidenceKind('3.53.4')).toBe('text');
    expect(evidenceKind('none yet')).toBe('text');
    expect(evidenceKind('-4')).toBe('text');
    expect(evidenceKind('9'.repeat(20))).toBe('text'); // more than a number holds exactly
  });

  it('has words for what is known, and leaves names of accounts alone', () => {
    expect(knownEvidence('Connected since')).toBe('connectedSince');
    expect(knownEvidence('GBP:saas')).toBeNull();
    expect(knownEvidence('constructor')).toBeNull();
    expect(knownCheck('role')).toBe('role');
    expect(knownCheck('toString')).toBeNull();
    expect(knownRole('STANDARD')).toBe('STANDARD');
    expect(knownRole('valueOf')).toBeNull();
  });
});

describe('the size of a file', () => {
  it('is written in the unit that fits', () => {
    expect(fileSize(1, 'en-GB')).toBe('1 byte');
    expect(fileSize(999, 'en-GB')).toBe('999 bytes');
    expect(fileSize(1_700, 'en-GB')).toBe('1.7 kB');
    expect(fileSize(2_440_000, 'es-ES')).toBe('2,4 MB');
  });
});
