import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useFormat } from '../../../words/format.ts';
import { useMovementName } from '../../../words/use-movement-name.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import styles from './detail-head.module.css';
import { ItemActions } from './item-actions.tsx';
import { StateBadge } from './state-badge.tsx';

export interface DetailHeadProps extends DetailCallbacks {
  readonly item: ReviewItemDto;
  readonly titleId: string;
  /** Another item was asked for and is not here yet. */
  readonly isStale: boolean;
}

/** Which movement this is, where it stands, and what can be done with it. */
export function DetailHead({ item, titleId, isStale, ...callbacks }: DetailHeadProps) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const { row } = item;
  const name = useMovementName()(row);
  return (
    <header className={styles['head']}>
      <div className={styles['bar']}>
        <StateBadge state={row.state} />
        <time className={styles['day']} dateTime={row.day} translate="no">
          {format.day(row.day)}
        </time>
        <PaneButtons {...callbacks} />
      </div>
      <div className={styles['subject']}>
        <Mark name={name} size="large" />
        <div className={styles['names']}>
          <h2 id={titleId} className={styles['name']} translate="no" title={name}>
            {name}
          </h2>
          {row.application !== null && (
            <p className={styles['merchant']} translate="no" title={row.description}>
              {row.description}
            </p>
          )}
        </div>
        <p className={styles['amount']}>
          {row.amount === null ? (
            t('facts.unknown')
          ) : (
            <span translate="no">
              {format.amount(row.amount)} <span className={styles['currency']}>{row.currency}</span>
            </span>
          )}
        </p>
      </div>
      <ItemActions item={item} isStale={isStale} {...callbacks} />
    </header>
  );
}

function PaneButtons({ onClose, onNext, onPrevious }: DetailCallbacks) {
  const { t } = useTranslation('detail');
  const close = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  const step = (go: (() => void) | null): void => {
    wasPressed.current = true;
    go?.();
  };
  const isAtEnd = onNext === null || onPrevious === null;
  useEffect(() => {
    // The button that led to the end of the list has just gone out of use, and must not take the focus with it.
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement?.matches(':disabled') === true;
    if (isAtEnd && wasPressed.current && isLost) close.current?.focus();
    wasPressed.current = false;
  });
  return (
    <div className={styles['buttons']}>
      <IconButton
        label={t('head.previous')}
        icon={<ChevronUp />}
        size="small"
        keys="["
        isDisabled={onPrevious === null}
        onPress={() => step(onPrevious)}
      />
      <IconButton
        label={t('head.next')}
        icon={<ChevronDown />}
        size="small"
        keys="]"
        isDisabled={onNext === null}
        onPress={() => step(onNext)}
      />
      <IconButton ref={close} label={t('head.close')} icon={<X />} size="small" keys="Escape" onPress={onClose} />
    </div>
  );
}
