import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { useCompany } from '../../bridge/company.ts';
import { appQuery } from '../../bridge/queries.ts';
import { agoText } from '../../ui/ago-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { useNextSync } from '../../words/next-sync.ts';
import { useSay } from '../../words/say.ts';

/** When the last sync was, why it ended early where it did, and when the next one is. */
export function LastSync({ status }: { readonly status: StatusDto | undefined }) {
  const { t } = useTranslation('common');
  const { t: own } = useTranslation('overview');
  const say = useSay();
  const format = useFormat();
  const nowMs = useNow();
  const company = useCompany();
  const background = useQuery(appQuery('background.read'));
  const sayNext = useNextSync();
  if (status === undefined) return null;
  if (status.lastRun === null) return t('sync.never');
  const next = sayNext(
    background.data?.companies.find((one) => one.company === company.id),
    nowMs,
  );
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
      {next !== null && (
        <>
          {' · '}
          {next}
        </>
      )}
    </>
  );
}
