import { PencilIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';

const pencil = <PencilIcon size={12} aria-hidden="true" />;

/** Account, tax rate and tracking in one line: quiet when a rule chose them, marked when a person did. */
export function codingCell(coding: ReviewRowDto['coding'], look: RowLook): ReactNode {
  if (coding === null) return null;
  const { account, taxType, tracking, byHand } = coding;
  const parts = [account, taxType === null ? null : look.taxName(taxType), ...tracking].filter((part) => part !== null);
  const text = parts.join(' · ');
  const line = (
    <bdi className={byHand ? styles['clip'] : styles['quietClip']} translate="no" title={text}>
      {text}
    </bdi>
  );
  if (!byHand) return line;
  return (
    <span className={styles['pair']}>
      <span
        className={styles['hand']}
        role="img"
        aria-label={look.t('review:row.byHand')}
        title={look.t('review:row.byHand')}
      >
        {pencil}
      </span>
      {line}
    </span>
  );
}
