import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import Landmark from 'lucide-react/icons/landmark';
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
import type { Days } from './export-days.ts';
import styles from './export-screen.module.css';
import { FailureNote } from './failure-note.tsx';
import { FeedPart } from './feed-part.tsx';
import { StatementChoices } from './statement-choices.tsx';
import { type StatementChoice, statementDays } from './statement-days.ts';
import { StatementMadeNote } from './statement-made-note.tsx';
import { StatementsList } from './statements-list.tsx';
import { type StatementFormat, useStatement } from './use-statement.ts';

/** A bank statement of one account: which days, in which format, and what went out before. */
export function StatementExport({ views }: { readonly views: ReactNode }) {
  const { t } = useTranslation('export');
  const company = useCompany();
  const status = useQuery(companyQuery(company.id, 'status.read', {}));
  const reference = useQuery(companyQuery(company.id, 'reference.read', {}));
  const before = useQuery(companyQuery(company.id, 'export.statements', {}));
  const nowMs = useNow();
  const [wanted, setAccount] = useState<string | null>(null);
  const [format, setFormat] = useState<StatementFormat>('ofx');
  const [choice, setChoice] = useState<StatementChoice>('since-last');
  const [own, setOwn] = useState<Days>({ from: null, to: null });
  const { make, isMaking, made, error } = useStatement();
  const accounts = (status.data?.accounts ?? []).filter(({ enabled }) => enabled).map(({ id }) => id);
  const account = wanted !== null && accounts.includes(wanted) ? wanted : (accounts[0] ?? null);
  const exports = (before.data?.exports ?? []).filter((one) => one.account === account && !one.withdrawn);
  const today = todayIn(reference.data?.reference?.organisation.timeZone ?? null, nowMs);
  const known = { today, syncFrom: status.data?.syncFrom ?? today, exports };
  const days = choice === 'own' ? own : statementDays(choice, known);
  const isTurned = own.from !== null && own.to !== null && own.from > own.to;
  const { from = null, to = null } = days ?? {};
  const isReady = account !== null && from !== null && to !== null && !(choice === 'own' && isTurned);
  const isLoading = status.isPending || before.isPending;
  const failed = status.error ?? before.error;
  const isEmpty = account === null && (failed === null || errorOfThrown(failed).code === 'not-connected');
  return (
    <Page
      title={t('title')}
      subtitle={t('statement.subtitle')}
      toolbar={views}
      actions={
        <Button
          variant="primary"
          icon={<Download />}
          isDisabled={!isReady}
          pendingLabel={isMaking ? t('statement.making') : undefined}
          onPress={() => isReady && make({ account, format, from, to })}
        >
          {t('statement.make')}
        </Button>
      }
    >
      {isLoading ? (
        <Skeleton label={t('loading')} shape="paragraph" count={6} />
      ) : isEmpty ? (
        <EmptyState icon={<Landmark />} title={t('statement.empty.title')}>
          {t('statement.empty.text')}
        </EmptyState>
      ) : failed !== null ? (
        <FailureNote
          what={t('readFailed')}
          thrown={failed}
          actions={
            <Button size="small" onPress={() => void Promise.all([status.refetch(), before.refetch()])}>
              {t('retry')}
            </Button>
          }
        />
      ) : (
        <div className={styles['parts']}>
          {error !== null && !isMaking && <FailureNote what={t('statement.failed')} thrown={error} />}
          {made !== null && !isMaking && <StatementMadeNote made={made} />}
          <FeedPart />
          <div className={styles['columns']}>
            <StatementChoices
              accounts={accounts}
              account={account}
              onAccount={setAccount}
              format={format}
              onFormat={setFormat}
              choice={choice}
              onChoice={setChoice}
              own={own}
              onOwn={setOwn}
              known={known}
              isTurned={isTurned}
            />
            <Section title={t('statement.before.title')} description={t('statement.before.about')}>
              <StatementsList exports={before.data?.exports ?? []} />
            </Section>
          </div>
        </div>
      )}
    </Page>
  );
}
