import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { goTo } from '../../ui/route.ts';
import { Outcome } from './outcome.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';

/** The first step once it is taken. */
export function CompanyDone({ onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const name = <bdi translate="no">{company.name}</bdi>;
  return (
    <div className={styles['stack']}>
      <Outcome>{t('companyStep.done')}</Outcome>
      <KeyValues entries={[{ id: 'name', key: t('companyStep.label'), value: name }]} />
      <div className={styles['buttons']}>
        <StepFoot onBack={onBack} onNext={onNext} />
        <Button variant="quiet" onPress={() => goTo('#/start/new')}>
          {t('companyStep.another')}
        </Button>
      </div>
    </div>
  );
}
