import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './question-dialog.module.css';
import type { Question } from './use-decisions.ts';

export interface QuestionDialogProps {
  readonly question: Question | null;
  readonly onAnswer: (agreed: boolean) => void;
}

/** Some of the selected cannot take the decision: which and why, before the others do. */
export function QuestionDialog({ question, onAnswer }: QuestionDialogProps) {
  const { t } = useTranslation(['review', 'common'] as const);
  const format = useFormat();
  if (question === null) return null;
  const { decision, able, objections } = question;
  const isAble = able.length > 0;
  return (
    <Dialog
      isOpen
      size="small"
      title={t(`review:ask.${decision}`)}
      closeLabel={t('common:actions.close')}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button autoFocus={!isAble} onPress={() => onAnswer(false)}>
            {isAble ? t('common:actions.cancel') : t('common:actions.close')}
          </Button>
          {isAble && (
            <Button autoFocus variant="primary" onPress={() => onAnswer(true)}>
              {t(`review:actions.${decision}Many`, { number: format.count(able.length) })}
            </Button>
          )}
        </>
      }
    >
      <p>{isAble ? t('review:ask.able', { count: able.length }) : t('review:ask.noneAble')}</p>
      <ul className={styles['reasons']}>
        {objections.map(({ why, count }) => (
          <li key={why}>{t(`review:why.${why}`, { count })}</li>
        ))}
      </ul>
    </Dialog>
  );
}
