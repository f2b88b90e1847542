import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../electron/api/export-columns.ts';
import { todayIn } from '../../../renderer/bridge/today-in.ts';
import { columnGroups } from '../../../renderer/features/export/column-groups.ts';
import { daysOf } from '../../../renderer/features/export/export-days.ts';

describe('the days of an export', () => {
  it('are counted where the organisation keeps its books', () => {
    const nowMs = Date.parse('2026-08-31T23:30:00Z');
    expect(todayIn('Europe/London', nowMs)).toBe('2026-09-01');
    expect(todayIn('America/New_York', nowMs)).toBe('2026-08-31');
    expect(todayIn('Pacific/Auckland', nowMs)).toBe('2026-09-01');
  });

  it('mean what they say today', () => {
    expect(daysOf('this-month', '2026-09-08', null)).toEqual({ from: '2026-09-01', to: '2026-09-08' });
    expect(daysOf('last-month', '2026-09-08', null)).toEqual({ from: '2026-08-01', to: '2026-08-31' });
    expect(daysOf('this-year', '2026-09-08', null)).toEqual({ from: '2026-01-01', to: '2026-09-08' });
    expect(daysOf('all', '2026-09-08', null)).toEqual({ from: null, to: null });
  });

  it('know the ends of months and years', () => {
    expect(daysOf('last-month', '2026-01-15', null)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('last-month', '2028-03-01', null)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('this-month', '2026-09-01', null)).toEqual({ from: '2026-09-01', to: '2026-09-01' });
  });

  it('begin the open year after the lock date, where there is one that is past', () => {
    expect(daysOf('open-year', '2026-09-08', '2026-03-31')).toEqual({ from: '2026-04-01', to: '2026-09-08' });
    expect(daysOf('open-year', '2026-09-08', null)).toBeNull();
    expect(daysOf('open-year', '2026-09-08', '2026-09-08')).toBeNull();
  });
});

describe('the columns that are explained', () => {
  it('are those of the file, in their order', () => {
    expect(columnGroups.flatMap(({ columns }) => columns)).toEqual(columnNames);
  });
});
