import { PencilIcon } from 'lucide-react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';

/** Account, tax rate and tracking in one line: quiet when a rule chose them, marked when a person did. */
export function CodingCell({ coding, look }: { readonly coding: ReviewRowDto['coding']; readonly look: RowLook }) {
  if (coding === null) return null;
  const { account, taxType, tracking, byHand } = coding;
  const parts = [account, taxType === null ? null : look.taxName(taxType), ...tracking].filter((part) => part !== null);
  const text = parts.join(' · ');
  return (
    <span className={styles['pair']}>
      {byHand && (
        <span
          className={styles['hand']}
          role="img"
          aria-label={look.t('review:row.byHand')}
          title={look.t('review:row.byHand')}
        >
          <PencilIcon size={12} aria-hidden="true" />
        </span>
      )}
      <bdi className={byHand ? styles['clip'] : styles['quietClip']} translate="no" title={text}>
        {text}
      </bdi>
    </span>
  );
}
