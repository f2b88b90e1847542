import { FileCheckIcon, FileTextIcon, FileXIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';

/** Made once, as the signs of the states are. */
const signs: Readonly<Record<ReviewRowDto['invoice'], ReactNode>> = {
  none: null,
  has: <FileTextIcon key="has" size={15} aria-hidden="true" />,
  attached: <FileCheckIcon key="attached" size={15} aria-hidden="true" />,
  problem: <FileXIcon key="problem" size={15} aria-hidden="true" />,
};

/** Whether there is an invoice, and whether it is in Xero. */
export function invoiceCell(invoice: ReviewRowDto['invoice'], look: RowLook): ReactNode {
  if (signs[invoice] === null) return null;
  const text = look.t(`common:invoice.${invoice}`);
  return (
    <span className={styles['invoice']} data-invoice={invoice} role="img" aria-label={text} title={text}>
      {signs[invoice]}
    </span>
  );
}
