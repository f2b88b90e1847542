import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../../../bridge/host-error.ts';
import { Button } from '../../../../ui/button.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { useSay } from '../../../../words/say.ts';

export interface InvoiceUnreadProps {
  readonly error: Error;
  readonly isBusy: boolean;
  readonly onRetry: () => void;
}

/** The file could not be had: offline and never read before, none in Cledara, too large. */
export function InvoiceUnread({ error, isBusy, onRetry }: InvoiceUnreadProps) {
  const { t } = useTranslation(['detail', 'common']);
  const say = useSay();
  const { code, message } = errorOfThrown(error);
  return (
    <div role="alert">
      <ProblemNote
        whatHappened={t('invoice.unread.what')}
        why={say(message)}
        whatToDo={t(code === 'offline' ? 'invoice.unread.offline' : 'invoice.unread.todo')}
        actions={
          <Button size="small" pendingLabel={isBusy ? t('invoice.reading') : undefined} onPress={onRetry}>
            {t('common:problem.tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
