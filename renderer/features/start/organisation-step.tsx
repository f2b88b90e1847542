import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TenantDto } from '../../../shared/contract/methods.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { goTo } from '../../ui/route.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { Outcome } from './outcome.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';

/** Ties the company to one organisation. Where Xero gave access to one alone, that has happened with the sign-in. */
export function OrganisationStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'status.read'));
  if (!isDone) return <Choice onBack={onBack} onNext={onNext} />;
  const name = <bdi translate="no">{data?.connections.xero.tenant}</bdi>;
  return (
    <div className={styles['stack']}>
      <Outcome>{t('organisationStep.toast')}</Outcome>
      <KeyValues entries={[{ id: 'organisation', key: t('organisationStep.chosen'), value: name }]} />
      <p className={styles['quiet']}>{t('organisationStep.only')}</p>
      <StepFoot onBack={onBack} onNext={onNext} />
    </div>
  );
}

function Choice({ onBack, onNext }: Omit<StepProps, 'isDone'>) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const tenants = useQuery(companyQuery(company.id, 'connection.xero.tenants', {}));
  const settings = useQuery(booksQuery(company.id, 'settings.read'));
  const apply = useAct('settings.apply');
  const [picked, setPicked] = useState<string | null>(null);
  const [isJudged, setIsJudged] = useState(false);
  if (tenants.isError) return <NotRead thrown={tenants.error} onRetry={() => void tenants.refetch()} />;
  if (tenants.data === undefined || settings.data == null)
    return <Skeleton label={t('organisationStep.reading')} shape="paragraph" count={3} />;
  const choices = tenants.data.tenants;
  if (choices.length === 0) return <NoOrganisation />;
  const present = settings.data.settings;
  const choose = (): void => {
    setIsJudged(true);
    if (picked === null) return;
    const json = JSON.stringify({ ...present, xero: { ...present.xero, tenant: picked } });
    apply.mutate(
      { json, author: company.author },
      {
        onSuccess: () => {
          pageToasts.show({ kind: 'success', title: t('organisationStep.toast') });
          onNext?.();
        },
      },
    );
  };
  return (
    <div className={styles['stack']}>
      <div translate="no">
        <RadioGroup
          label={t('organisationStep.label')}
          errorMessage={isJudged && picked === null ? t('organisationStep.pick') : undefined}
          options={choices.map((choice) => optionOf(choice, choices))}
          value={picked}
          onChange={setPicked}
        />
      </div>
      {apply.isError && <FailureNote what={t('organisationStep.failed')} thrown={apply.error} />}
      <StepFoot
        onBack={onBack}
        onNext={null}
        action={
          <Button
            variant="primary"
            pendingLabel={apply.isPending ? t('organisationStep.working') : undefined}
            onPress={choose}
          >
            {t('organisationStep.choose')}
          </Button>
        }
      />
    </div>
  );
}

/** Of two organisations of one name Xero's own marks say which is which, or the beginning of its id there. */
function optionOf({ tenantId, name, about }: TenantDto, choices: readonly TenantDto[]) {
  const isAlone = choices.filter((other) => other.name === name).length === 1;
  return { id: tenantId, label: name, ...(isAlone ? {} : { description: about ?? tenantId.slice(0, 8) }) };
}

function NotRead({ thrown, onRetry }: { readonly thrown: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('start');
  return (
    <FailureNote
      what={t('organisationStep.readFailed')}
      thrown={thrown}
      actions={
        <Button size="small" onPress={onRetry}>
          {t('problem.retry')}
        </Button>
      }
    />
  );
}

function NoOrganisation() {
  const { t } = useTranslation('start');
  return (
    <ProblemNote
      whatHappened={t('organisationStep.none.what')}
      why={t('organisationStep.none.why')}
      whatToDo={t('organisationStep.none.fix')}
      actions={
        <Button size="small" onPress={() => goTo('#/start/xero')}>
          {t('steps.xero.name')}
        </Button>
      }
    />
  );
}
