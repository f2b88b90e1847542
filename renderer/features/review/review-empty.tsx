import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewFilter } from '../../../shared/contract/review-list.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { ReviewPlace } from './review-address.ts';
import styles from './review-empty.module.css';
import { groupOf } from './state-groups.ts';

export interface ReviewEmptyProps {
  readonly place: ReviewPlace;
  readonly onShow: (filter: ReviewFilter) => void;
}

/** No rows: what would be here, and what makes it come. */
export function ReviewEmpty({ place: { filter }, onShow }: ReviewEmptyProps) {
  const { t } = useTranslation('review');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus(); // the last row has just left
  }, []);
  const { states, ...narrowing } = filter;
  const isNarrowed = Object.keys(narrowing).length > 0;
  const group = groupOf(states);
  const kind = isNarrowed ? 'filtered' : group === 'review' || group === 'all' ? group : 'group';
  const action = isNarrowed ? t('empty.filtered.action') : t('empty.action');
  return (
    <div ref={box} tabIndex={-1} className={styles['empty']}>
      <EmptyState
        title={t(`empty.${kind}.title`)}
        action={
          kind !== 'all' && (
            <Button onPress={() => onShow(isNarrowed && states !== undefined ? { states } : {})}>{action}</Button>
          )
        }
      >
        {t(`empty.${kind}.text`)}
      </EmptyState>
    </div>
  );
}
