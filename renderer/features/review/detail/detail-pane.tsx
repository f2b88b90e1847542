import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { useCompany } from '../../../bridge/company.ts';
import { companyQuery } from '../../../bridge/queries.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useDelayed } from '../../../ui/use-delayed.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import { DetailFailed } from './detail-failed.tsx';
import { DetailHead } from './detail-head.tsx';
import styles from './detail-pane.module.css';
import { InvoiceSection } from './invoice/invoice-section.tsx';
import { ItemDocument } from './item-document.tsx';
import { ItemDrift } from './item-drift.tsx';
import { ItemHistory } from './item-history.tsx';
import { ItemPostedQuestion } from './item-posted-question.tsx';
import { ItemProblem } from './item-problem.tsx';
import { LookAlikeFacts } from './look-alike-facts.tsx';
import { MovementFacts } from './movement-facts.tsx';

export interface DetailPaneProps extends DetailCallbacks {
  readonly transactionId: string;
}

/**
 * Everything about one movement, beside the list: why it stands where it stands, the document Xero will get, the
 * invoice, what Cledara said, and the history. It changes nothing by itself.
 */
export function DetailPane({ transactionId, ...callbacks }: DetailPaneProps) {
  const { t } = useTranslation('detail');
  const company = useCompany();
  const titleId = useId();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...companyQuery(company.id, 'review.item', { transactionId }),
    placeholderData: keepPreviousData,
  });
  const isLate = useDelayed(isPlaceholderData);
  if (data === undefined)
    return (
      <section className={styles['pane']} aria-label={t('label')}>
        {error === null ? (
          <div className={styles['body']}>
            <Skeleton label={t('loading')} shape="paragraph" count={8} />
          </div>
        ) : (
          <DetailFailed error={error} onRetry={() => void refetch()} onClose={callbacks.onClose} />
        )}
      </section>
    );
  return (
    <section
      className={styles['pane']}
      aria-labelledby={titleId}
      aria-busy={isPlaceholderData}
      data-late={isLate || undefined}
    >
      <DetailHead item={data} titleId={titleId} isStale={isPlaceholderData} {...callbacks} />
      {/* Another item begins at its top, with nothing opened. */}
      <DetailBody key={data.row.transactionId} item={data} {...callbacks} />
    </section>
  );
}

interface DetailBodyProps extends Pick<DetailCallbacks, 'onDecide' | 'onEditCoding'> {
  readonly item: ReviewItemDto;
}

function DetailBody({ item, onDecide, onEditCoding }: DetailBodyProps) {
  const { t } = useTranslation('detail');
  const invoice = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard, or its end is not
    <section className={styles['body']} aria-label={t('body')} tabIndex={0}>
      <ItemProblem
        item={item}
        onDecide={onDecide}
        onEditCoding={onEditCoding}
        onShowInvoice={() => {
          invoice.current?.scrollIntoView({ block: 'start' });
          invoice.current?.focus({ preventScroll: true });
        }}
      />
      <ItemDrift item={item} />
      <ItemPostedQuestion item={item} />
      <ItemDocument item={item} onEditCoding={onEditCoding} />
      <LookAlikeFacts item={item} />
      <div ref={invoice} tabIndex={-1} className={styles['place']}>
        <InvoiceSection item={item} />
      </div>
      <MovementFacts item={item} />
      <ItemHistory history={item.history} />
    </section>
  );
}
