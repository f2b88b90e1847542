import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { useLive } from '../../bridge/live.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../words/format.ts';

/** The sync that runs: its phase, the count and the time left as far as they are known. Nothing while none runs. */
export function RunningSync() {
  const { t } = useTranslation('common');
  const format = useFormat();
  const company = useCompany();
  const progress = useLive((live) => live.progress[company.id] ?? null);
  if (progress === null) return null;
  const { phase, done, total, leftMs } = progress;
  const parts = [
    total === null
      ? done > 0
        ? format.count(done)
        : null
      : t('sync.progress', { done: format.count(done), total: format.count(total) }),
    leftMs === null ? null : t('sync.left', { time: format.duration(leftMs) }),
  ];
  return (
    <ProgressBar
      label={t(`sync.phase.${phase}`)}
      done={done}
      total={total ?? 0}
      text={parts.filter((part) => part !== null).join(' · ')}
    />
  );
}
