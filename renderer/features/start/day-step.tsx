import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { todayIn } from '../../bridge/today-in.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { LockNote } from './lock-note.tsx';
import { MovementsBefore } from './movements-before.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';

/** From which day on movements are posted, with what lies before it. */
export function DayStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { data: status } = useQuery(booksQuery(company.id, 'status.read'));
  const { data: settings } = useQuery(booksQuery(company.id, 'settings.read'));
  const { data: books } = useQuery(booksQuery(company.id, 'reference.read'));
  const today = todayIn(books?.reference?.organisation.timeZone ?? null, useNow());
  const change = useAct('settings.change');
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [isJudged, setIsJudged] = useState(false);
  const day = chosen === undefined ? (settings?.settings.syncFrom ?? status?.syncFrom ?? null) : chosen;
  const problem = day === null ? t('dayStep.empty') : day > today ? t('dayStep.future') : undefined;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setIsJudged(true);
    if (problem !== undefined || day === null || settings == null || change.isPending) return;
    change.mutate(
      { base: settings.version, settings: { ...settings.settings, syncFrom: day }, author: company.author },
      {
        onSuccess: () => {
          pageToasts.show({ kind: 'success', title: t('dayStep.saved') });
          onNext?.();
        },
      },
    );
  };
  const isSame = isDone && day === settings?.settings.syncFrom;
  return (
    <form className={styles['stack']} onSubmit={save} noValidate>
      <div className={styles['field']}>
        <DayField
          label={t('dayStep.label')}
          description={t('dayStep.description')}
          errorMessage={isJudged || chosen !== undefined ? problem : undefined}
          value={day}
          onChange={setChosen}
        />
      </div>
      {day !== null && day <= today && (
        <div className={styles['tight']}>
          <MovementsBefore day={day} movements={status?.movements ?? 0} inForce={status?.syncFrom ?? null} />
          <LockNote day={day} />
        </div>
      )}
      {change.isError && <FailureNote what={t('dayStep.failed')} thrown={change.error} />}
      {isSame ? (
        <StepFoot onBack={onBack} onNext={onNext} />
      ) : (
        <StepFoot
          onBack={onBack}
          onNext={null}
          action={
            <Button type="submit" variant="primary" pendingLabel={change.isPending ? t('dayStep.working') : undefined}>
              {isDone ? t('dayStep.saveAgain') : t('dayStep.save')}
            </Button>
          }
        />
      )}
    </form>
  );
}
