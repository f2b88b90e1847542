import { useTranslation } from 'react-i18next';
import type { BackgroundCompanyDto } from '../../shared/contract/background.ts';
import { type Format, useFormat } from './format.ts';

/** Says when the next sync begins by itself, or why none does; null where there is nothing to say about it. */
export function useNextSync(): (background: BackgroundCompanyDto | undefined, nowMs: number) => string | null {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (background, nowMs) => {
    if (background === undefined) return null;
    const { why, nextAt } = background;
    switch (why) {
      case 'not-ready': // the set-up says what is missing
      case 'syncing': // the running one is on screen
        return null;
      case 'interval':
      case 'retry':
      case 'waiting':
      case 'needs-person':
      case 'paused':
        if (nextAt === null || Date.parse(nextAt) <= nowMs) return t('background.held.due');
        return t(`background.next.${why}`, { when: momentOrTime(nextAt, nowMs, format) });
      default:
        return t(`background.held.${why}`);
    }
  };
}

/** The time of day; with its day where that is not today. */
export function momentOrTime(instant: string, nowMs: number, format: Format): string {
  const at = new Date(instant);
  if (at.toDateString() !== new Date(nowMs).toDateString()) return format.moment(instant);
  return new Intl.DateTimeFormat(format.locale, { timeStyle: 'short' }).format(at);
}
