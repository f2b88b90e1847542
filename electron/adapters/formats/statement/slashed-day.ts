import type { PlainDate } from '../../../../shared/domain/plain-date.ts';

/** A day as bank files write it: `03/10/2026`, and `10/03/2026` in the United States. */
export function slashedDay(plain: PlainDate, isAmerican: boolean): string {
  const [year = '', month = '', day = ''] = plain.split('-');
  return isAmerican ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
}
