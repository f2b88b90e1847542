import { useQuery } from '@tanstack/react-query';
import Wallet from 'lucide-react/icons/wallet';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { AddAccount } from './add-account.tsx';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { LookProgress } from './look-progress.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';
import { useLook } from './use-look.ts';

/** A first look at both services, then each account with its bank account. */
export function AccountsStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const look = useLook();
  const { data: status } = useQuery(booksQuery(company.id, 'status.read'));
  const { data: lists } = useQuery(booksQuery(company.id, 'reference.read'));
  const accounts = status?.accounts ?? [];
  const wasRead = lists?.reference != null && status?.lastRun != null;
  const canLink = lists?.reference != null && accounts.length > 0;
  const read = (
    <Button
      variant={wasRead ? 'secondary' : 'primary'}
      pendingLabel={look.isRunning ? t('accountsStep.looking') : undefined}
      onPress={look.start}
    >
      {wasRead ? t('accountsStep.lookAgain') : t('accountsStep.look')}
    </Button>
  );
  return (
    <div className={styles['stack']}>
      {look.isRunning && <LookProgress label={t('accountsStep.looking')} look={look} />}
      {look.failure !== null && !look.isRunning && (
        <FailureNote what={t('accountsStep.failed')} thrown={look.failure} />
      )}
      {canLink ? (
        <AccountsTable accounts={accounts} reference={lists.reference} />
      ) : (
        !look.isRunning && (
          <EmptyState icon={<Wallet />} title={t('accountsStep.empty')}>
            {wasRead ? t('accountsStep.noneFound') : t('accountsStep.emptyText')}
          </EmptyState>
        )
      )}
      <p className={styles['quiet']}>{canLink ? t('accountsStep.off') : t('accountsStep.lookText')}</p>
      {wasRead && (
        <Disclosure summary={t('accountsStep.add')}>
          <AddAccount known={accounts.map(({ id }) => id)} />
        </Disclosure>
      )}
      {canLink && !isDone && <p className={styles['quiet']}>{t('accountsStep.needOne')}</p>}
      <div className={styles['buttons']}>
        {isDone ? (
          <>
            <StepFoot onBack={onBack} onNext={onNext} />
            {read}
          </>
        ) : (
          <StepFoot onBack={onBack} onNext={null} action={read} />
        )}
      </div>
    </div>
  );
}
