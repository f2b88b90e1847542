import Paperclip from 'lucide-react/icons/paperclip';
import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../../shared/contract/review-item.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { useSay } from '../../../../words/say.ts';
import { DetailSection } from '../detail-section.tsx';
import styles from './invoice.module.css';
import { InvoiceComing } from './invoice-coming.tsx';
import { InvoiceUnread } from './invoice-unread.tsx';
import { InvoiceView } from './invoice-view.tsx';
import { useInvoice } from './use-invoice.ts';

/** The invoice itself, and what became of it in Xero. */
export function InvoiceSection({ item }: { readonly item: ReviewItemDto }) {
  const { t } = useTranslation(['detail', 'common']);
  const { attachment, movement } = item;
  const { data, error, refetch, isFetching } = useInvoice(item);
  const note =
    attachment?.state === 'attached' ? (
      <Badge tone="green" icon={<Paperclip />} look="plain">
        {t('common:invoice.attached')}
      </Badge>
    ) : undefined;
  return (
    <DetailSection title={t('invoice.title')} note={note}>
      <AttachmentProblem attachment={attachment} />
      {!movement.hasInvoice && <p className={styles['quiet']}>{t('invoice.none')}</p>}
      {movement.hasInvoice && error !== null && (
        <InvoiceUnread error={error} isBusy={isFetching} onRetry={() => void refetch()} />
      )}
      {movement.hasInvoice && data === undefined && error === null && <InvoiceComing />}
      {data !== undefined && <InvoiceView invoice={data} />}
    </DetailSection>
  );
}

function AttachmentProblem({ attachment }: Pick<ReviewItemDto, 'attachment'>) {
  const { t } = useTranslation('detail');
  const say = useSay();
  if (attachment === null || attachment.problem === null) return null;
  const isWaiting = attachment.state === 'waiting';
  return (
    <div className={styles['problem']}>
      <ProblemNote
        kind={isWaiting ? 'waiting' : 'problem'}
        whatHappened={t(isWaiting ? 'invoice.notYetAttached' : 'invoice.notAttached')}
        why={say(attachment.problem.message)}
        whatToDo={t(isWaiting ? 'invoice.attachesLater' : 'invoice.attachByHand')}
      />
    </div>
  );
}
