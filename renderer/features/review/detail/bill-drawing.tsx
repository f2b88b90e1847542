import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import styles from './document-drawing.module.css';
import type { DrawnField } from './document-fields.ts';
import { DocumentLine, type DocumentLineProps } from './document-line.tsx';
import { DrawnValue } from './drawn-value.tsx';
import { NewContactMark } from './new-contact-mark.tsx';

interface BillDrawingProps extends DocumentLineProps {
  readonly kind: 'bill' | 'credit-note';
}

/** A bill or credit note as Xero will show it, and below it the payment or refund that makes it whole. */
export function BillDrawing({ kind, drawn, onEditCoding }: BillDrawingProps) {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  const { fields, currency } = drawn;
  const day = ({ value }: DrawnField) => (value === null ? null : format.day(value));
  const amount = fields.amount.value === null ? null : format.amount(fields.amount.value);
  return (
    <>
      <header className={styles['top']}>
        <h4 className={styles['kind']}>{t(`common:document.${kind}`)}</h4>
        <DrawnValue label={t('document.number')} field={fields.number} look="end" />
      </header>
      <div className={styles['fields']}>
        <DrawnValue label={t('document.from')} field={fields.contact}>
          {drawn.isNewContact && <NewContactMark />}
        </DrawnValue>
        <DrawnValue label={t('document.date')} field={fields.date} shown={day(fields.date)} />
        {kind === 'bill' && (
          <DrawnValue label={t('document.dueDate')} field={fields.dueDate} shown={day(fields.dueDate)} />
        )}
      </div>
      <DocumentLine drawn={drawn} onEditCoding={onEditCoding} />
      <section className={styles['payment']} aria-label={t(`document.payment.${kind}`)}>
        <h5 className={styles['kind']}>{t(`document.payment.${kind}`)}</h5>
        <div className={styles['fields']}>
          <DrawnValue label={t(`document.paidOn.${kind}`)} field={fields.dueDate} shown={day(fields.dueDate)} />
          <DrawnValue label={t(`document.paidFrom.${kind}`)} field={fields.bankAccount} />
          {fields.reference.value !== null && (
            <DrawnValue
              label={t('document.reference')}
              field={{ value: fields.reference.value, why: t('document.referenceWhy') }}
              look="code"
            />
          )}
          <DrawnValue
            label={t('document.amountIn', { currency: currency ?? '' })}
            field={fields.amount}
            shown={amount}
            look="end"
          />
        </div>
      </section>
    </>
  );
}
