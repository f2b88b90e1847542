import type { StatementExportDto } from '../../../shared/contract/export-statement.ts';
import { type Days, dayAfter, daysOf } from './export-days.ts';

/** `since-last`: from the day after the last export of the account; the whole range since the start where there is none. */
export const statementChoices = ['since-last', 'last-month', 'this-month', 'own'] as const;
export type StatementChoice = (typeof statementChoices)[number];

interface Known {
  /** Today where the organisation keeps its books. */
  readonly today: string;
  /** The day that posting starts on. */
  readonly syncFrom: string;
  /** Exports of the account that count. */
  readonly exports: readonly StatementExportDto[];
}

/** The days that a choice means; null where there are none. Up to yesterday: today may still bring more. */
export function statementDays(
  choice: Exclude<StatementChoice, 'own'>,
  { today, syncFrom, exports }: Known,
): Days | null {
  if (choice === 'since-last') {
    const last = exports.reduce<string | null>(
      (latest, { to }) => (latest === null || to > latest ? to : latest),
      null,
    );
    const from = last === null ? syncFrom : dayAfter(last, 1);
    const to = dayAfter(today, -1);
    return from > to ? null : { from, to };
  }
  const days = daysOf(choice, today, null);
  if (days === null || days.to === null || days.to < syncFrom) return null;
  return { from: days.from === null || days.from < syncFrom ? syncFrom : days.from, to: days.to };
}

/** Exports that share days with these, oldest first. */
export function sharing(days: Days, exports: readonly StatementExportDto[]): readonly StatementExportDto[] {
  const { from, to } = days;
  if (from === null || to === null) return [];
  return exports.filter((one) => one.from <= to && one.to >= from).sort((a, b) => (a.from < b.from ? -1 : 1));
}
