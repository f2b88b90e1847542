import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { todayIn } from '../../bridge/today-in.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ColumnsList } from './columns-list.tsx';
import { DaysChoice } from './days-choice.tsx';
import { type DayChoice, type Days, daysOf } from './export-days.ts';
import styles from './export-screen.module.css';
import { FailureNote } from './failure-note.tsx';
import { MadeFileNote } from './made-file-note.tsx';
import { useExport } from './use-export.ts';

/** The movements as a file for a spreadsheet: which days, what is in it, and the file. */
export function TransactionsExport({ views }: { readonly views: ReactNode }) {
  const { t } = useTranslation('export');
  const company = useCompany();
  const status = useQuery(companyQuery(company.id, 'status.read', {}));
  const reference = useQuery(companyQuery(company.id, 'reference.read', {}));
  const nowMs = useNow();
  const [choice, setChoice] = useState<DayChoice>('this-month');
  const [own, setOwn] = useState<Days>({ from: null, to: null });
  const { make, isMaking, made, error } = useExport();
  const organisation = reference.data?.reference?.organisation ?? null;
  const today = todayIn(organisation?.timeZone ?? null, nowMs);
  const lockDate = organisation?.endOfYearLockDate ?? null;
  const days = choice === 'own' ? own : (daysOf(choice, today, lockDate) ?? { from: null, to: null });
  const isTurned = days.from !== null && days.to !== null && days.from > days.to;
  const movements = status.data?.movements;
  const isEmpty =
    movements === 0 || (status.data === undefined && errorOfThrown(status.error).code === 'not-connected');
  const retry = (): void => void status.refetch();
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      toolbar={views}
      actions={
        <Button
          variant="primary"
          icon={<Download />}
          isDisabled={isTurned || movements === undefined || isEmpty}
          pendingLabel={isMaking ? t('making') : undefined}
          onPress={() => make(days)}
        >
          {t('make')}
        </Button>
      }
    >
      {isEmpty ? (
        <EmptyState icon={<FileSpreadsheet />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : status.data === undefined ? (
        status.error === null ? (
          <Skeleton label={t('loading')} shape="paragraph" count={6} />
        ) : (
          <FailureNote
            what={t('readFailed')}
            thrown={status.error}
            actions={
              <Button size="small" onPress={retry}>
                {t('retry')}
              </Button>
            }
          />
        )
      ) : (
        <div className={styles['parts']}>
          {error !== null && !isMaking && <FailureNote what={t('failed')} thrown={error} />}
          {made !== null && !isMaking && <MadeFileNote file={made} />}
          <div className={styles['columns']}>
            <Section title={t('days.title')} description={t('days.about')}>
              <DaysChoice
                choice={choice}
                onChoice={setChoice}
                own={own}
                onOwn={setOwn}
                today={today}
                endOfYearLockDate={lockDate}
                problem={isTurned ? t('days.turned') : null}
              />
            </Section>
            <Section title={t('columns.title')} description={t('columns.about', { count: status.data.movements })}>
              <ColumnsList />
            </Section>
          </div>
        </div>
      )}
    </Page>
  );
}
