import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { agoText } from '../../ui/ago-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';

/** When the last sync was, and why it ended early where it did. */
export function LastSync({ status }: { readonly status: StatusDto | undefined }) {
  const { t } = useTranslation('common');
  const { t: own } = useTranslation('overview');
  const say = useSay();
  const format = useFormat();
  const nowMs = useNow();
  if (status === undefined) return null;
  if (status.lastRun === null) return t('sync.never');
  const { finishedAt, error } = status.lastRun;
  const isJustNow = nowMs - Date.parse(finishedAt) < 60_000;
  const ago = isJustNow ? t('ago.now') : agoText(finishedAt, format.locale, nowMs);
  const when = t('sync.last', { when: ago });
  return (
    <>
      <time dateTime={finishedAt} title={format.moment(finishedAt)}>
        {when}
      </time>
      {error !== undefined && (
        <>
          {' · '}
          {own('sync.endedEarly')} {say(error.message)}
        </>
      )}
    </>
  );
}
