import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActivityDto } from '../../../shared/contract/activity.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useMovementName } from '../../words/use-movement-name.ts';
import { itemHref, runLogHref } from './activity-place.ts';
import { DataText } from './data-text.tsx';
import { EntryChange } from './entry-change.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './run-entries.module.css';

/** The latest of them; all of them are in the log. */
const shownEntries = 20;

/** What happened in a run, newest first, with the way to all of it. */
export function RunEntries({ runId }: { readonly runId: string }) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const company = useCompany();
  const input = { text: '', runId, states: [], before: null, limit: shownEntries };
  const { data, error, refetch } = useQuery(companyQuery(company.id, 'activity.search', input));
  return (
    <Section
      title={t('activity:run.entries')}
      actions={
        <a className={styles['all']} href={runLogHref(runId)}>
          {t('activity:run.allEntries')}
        </a>
      }
    >
      {data !== undefined ? (
        data.entries.length === 0 ? (
          <p className={styles['quiet']}>{t('activity:run.noEntries')}</p>
        ) : (
          <ol className={styles['entries']}>
            {data.entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
          </ol>
        )
      ) : error === null ? (
        <Skeleton label={t('activity:log.loading')} shape="paragraph" count={6} />
      ) : (
        <FailureNote
          what={t('activity:log.failed')}
          thrown={error}
          actions={
            <Button size="small" onPress={() => void refetch()}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
    </Section>
  );
}

function Entry({ entry }: { readonly entry: ActivityDto }) {
  const nameOf = useMovementName();
  const say = useSay();
  const format = useFormat();
  const { subject, message } = entry;
  const href = itemHref(entry);
  return (
    <li className={styles['entry']}>
      <div className={styles['head']}>
        {subject !== null && href !== null && (
          <a href={href} className={styles['name']}>
            <DataText text={nameOf(subject)} />
          </a>
        )}
        {subject !== null && subject.amount !== null && subject.currency !== null && (
          <span translate="no" className={styles['amount']}>
            {format.amount(subject.amount)} {subject.currency}
          </span>
        )}
      </div>
      <EntryChange entry={entry} />
      {message !== '' && <p className={styles['message']}>{say(message)}</p>}
    </li>
  );
}
