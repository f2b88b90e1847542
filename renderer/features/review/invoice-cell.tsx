import { FileCheckIcon, FileTextIcon, FileXIcon, type LucideIcon } from 'lucide-react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';

const icons: Readonly<Record<ReviewRowDto['invoice'], LucideIcon | null>> = {
  none: null,
  has: FileTextIcon,
  attached: FileCheckIcon,
  problem: FileXIcon,
};

/** Whether there is an invoice, and whether it is in Xero. */
export function InvoiceCell({ invoice, look }: { readonly invoice: ReviewRowDto['invoice']; readonly look: RowLook }) {
  const Icon = icons[invoice];
  if (Icon === null) return null;
  const text = look.t(`common:invoice.${invoice}`);
  return (
    <span className={styles['invoice']} data-invoice={invoice} role="img" aria-label={text} title={text}>
      <Icon size={15} aria-hidden="true" />
    </span>
  );
}
