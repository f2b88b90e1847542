import { useTranslation } from 'react-i18next';
import styles from './difference-table.module.css';

const named = [
  'kind',
  'date',
  'amount',
  'bankAccount',
  'toBankAccount',
  'contact',
  'lines',
  'description',
  'account',
  'taxType',
  'tracking',
  'reference',
  'number',
  'dueDate',
  'paidOn',
  'amountDue',
  'payments',
] as const;

export interface DifferenceTableProps {
  /** What is compared, for those who hear it. */
  readonly caption: string;
  /** The heads of the two columns. */
  readonly sent: string;
  readonly now: string;
  readonly rows: readonly { readonly field: string; readonly sent: string; readonly now: string }[];
}

/** What was posted beside what is so by now, field by field. */
export function DifferenceTable({ caption, sent, now, rows }: DifferenceTableProps) {
  const { t } = useTranslation('detail');
  return (
    <table className={styles['table']}>
      <caption className={styles['caption']}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('drift.field')}</th>
          <th scope="col">{sent}</th>
          <th scope="col">{now}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const known = named.find((name) => name === row.field);
          return (
            <tr key={row.field}>
              <th scope="row">{known === undefined ? row.field : t(`drift.fields.${known}`)}</th>
              <td translate="no">{row.sent}</td>
              <td translate="no">{row.now}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
