import { useTranslation } from 'react-i18next';
import { agoText } from '../../ui/ago-text.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { attentionCount } from './check-groups.ts';
import type { Checks } from './use-checks.ts';

/** How many answers need somebody, and how old the answers are; while they are found anew, that. */
export function ChecksTaken({ checks: { checks, takenAtMs, isRunning } }: { readonly checks: Checks }) {
  const { t } = useTranslation(['diagnostics', 'common'] as const);
  const { locale, moment } = useFormat();
  const nowMs = useNow();
  const isLate = useDelayed(isRunning);
  if (checks === undefined) return <span role="status">{isLate && t('diagnostics:running')}</span>;
  const count = attentionCount(checks);
  const takenAt = new Date(takenAtMs).toISOString();
  const when = nowMs - takenAtMs < 60_000 ? t('common:ago.now') : agoText(takenAt, locale, nowMs);
  return (
    <>
      <span role="status">{count === 0 ? t('diagnostics:allFine') : t('diagnostics:attention', { count })}</span>
      {' · '}
      {isLate ? (
        t('diagnostics:runningAgain', { when })
      ) : (
        <time dateTime={takenAt} title={moment(takenAt)}>
          {t('diagnostics:taken', { when })}
        </time>
      )}
    </>
  );
}
