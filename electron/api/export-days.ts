import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import { isPlainDate } from '../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** The days an export is about, both included; absent where it is not bounded. */
export interface ExportDays {
  readonly from?: string;
  readonly to?: string;
}

/** A single day that the calendar has; `at` is what it was given as. */
export function checkDay(at: string, day: string): Result<null, Failure> {
  if (isPlainDate(day)) return ok(null);
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details: [noDay(at, day)] });
}

function noDay(at: string, day: string): InputProblem {
  return { at, message: `"${day}" is not a day of the calendar, written YYYY-MM-DD.` };
}

/** Days that the calendar has, in their order. */
export function checkExportDays({ from, to }: ExportDays): Result<null, Failure> {
  const problems: InputProblem[] = [];
  for (const [at, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day !== undefined && !isPlainDate(day)) problems.push(noDay(at, day));
  }
  if (problems.length === 0 && from !== undefined && to !== undefined && from > to) {
    problems.push({ at: 'from', message: `The first day (${from}) comes after the last (${to}).` });
  }
  if (problems.length === 0) return ok(null);
  return err({ kind: 'invalidInput', source: 'local', message: 'The days cannot be exported.', details: problems });
}
