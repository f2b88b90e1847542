import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../../bridge/host-error.ts';
import { Button } from '../../../ui/button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useSay } from '../../../words/say.ts';
import styles from './detail-pane.module.css';

export interface DetailFailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** The item could not be read at all. */
export function DetailFailed({ error, onRetry, onClose }: DetailFailedProps) {
  const { t } = useTranslation(['detail', 'common']);
  const say = useSay();
  return (
    <div className={styles['failed']} role="alert">
      <ProblemNote
        whatHappened={t('failed.what')}
        why={say(errorOfThrown(error).message)}
        whatToDo={t('failed.todo')}
        actions={
          <>
            <Button size="small" onPress={onRetry}>
              {t('common:problem.tryAgain')}
            </Button>
            <Button size="small" variant="quiet" onPress={onClose}>
              {t('common:actions.close')}
            </Button>
          </>
        }
      />
    </div>
  );
}
