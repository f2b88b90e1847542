import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './step.module.css';

interface StepFootProps {
  readonly onBack: (() => void) | null;
  /** Null where there is nothing to go on to yet. */
  readonly onNext: (() => void) | null;
  /** The main thing to do in this step; then going on is second to it. */
  readonly action?: ReactNode;
}

/** The way back, the main thing to do, and the way on. */
export function StepFoot({ onBack, onNext, action }: StepFootProps) {
  const { t } = useTranslation('start');
  return (
    <div className={styles['foot']}>
      {action}
      {onNext !== null && (
        <Button variant={action === undefined ? 'primary' : 'secondary'} onPress={onNext}>
          {t('continue')}
        </Button>
      )}
      {onBack !== null && (
        <Button variant="quiet" onPress={onBack}>
          {t('back')}
        </Button>
      )}
    </div>
  );
}
