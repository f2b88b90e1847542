import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../words/format.ts';
import styles from './document-drawing.module.css';
import type { DrawnDocument } from './document-fields.ts';
import { DrawnValue } from './drawn-value.tsx';

export interface DocumentLineProps {
  readonly drawn: DrawnDocument;
  /** Null where the coding cannot be changed now. */
  readonly onEditCoding: (() => void) | null;
}

/** The one line of a Spend Money or Receive Money, and its totals. The tax is Xero's to work out, so none is claimed. */
export function DocumentLine({ drawn, onEditCoding }: DocumentLineProps) {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  const { fields, tracking } = drawn;
  const currency = drawn.currency ?? '';
  const amount = fields.amount.value === null ? null : format.amount(fields.amount.value);
  const edit =
    onEditCoding === null
      ? {}
      : {
          action: (close: () => void) => (
            <Button
              size="small"
              onPress={() => {
                close();
                onEditCoding();
              }}
            >
              {t('actions.recode')}
            </Button>
          ),
        };
  return (
    <>
      <p className={styles['inclusive']}>{t('document.inclusive')}</p>
      <div className={styles['line']}>
        <div className={styles['wide']}>
          <DrawnValue label={t('document.description')} field={fields.description} {...edit} />
        </div>
        <DrawnValue label={t('document.account')} field={fields.account} {...edit} />
        <DrawnValue label={t('document.taxRate')} field={fields.taxType} {...edit} />
        {tracking.map(({ category, field }) => (
          <DrawnValue
            key={category ?? ''}
            label={category ?? t('document.tracking')}
            isOwnLabel={category !== null}
            field={field}
            {...edit}
          />
        ))}
        <div className={styles['figures']}>
          <DrawnValue label={t('document.quantity')} field={{ value: '1', why: null }} look="end" />
          <DrawnValue label={t('document.unitPrice')} field={{ value: amount, why: null }} look="end" />
          <DrawnValue label={t('document.amountIn', { currency })} field={fields.amount} shown={amount} look="end" />
        </div>
      </div>
      <dl className={styles['totals']}>
        <dt>{t('document.subtotal')}</dt>
        <dd translate="no">{amount ?? '–'}</dd>
        <dt>{t('document.includesTax')}</dt>
        <dd className={styles['byXero']}>{t('document.byXero')}</dd>
        <dt className={styles['total']}>{t('document.total', { currency })}</dt>
        <dd className={styles['total']} translate="no">
          {amount ?? '–'}
        </dd>
      </dl>
    </>
  );
}
