import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import { BillDrawing } from './bill-drawing.tsx';
import styles from './document-drawing.module.css';
import type { DrawnDocument } from './document-fields.ts';
import { DocumentLine, type DocumentLineProps } from './document-line.tsx';
import { DrawnValue } from './drawn-value.tsx';
import { NewContactMark } from './new-contact-mark.tsx';

/** The document as Xero will show it, each field with its reason. */
export function DocumentDrawing({ drawn, onEditCoding }: DocumentLineProps) {
  return (
    <div className={styles['paper']}>
      <Drawn drawn={drawn} onEditCoding={onEditCoding} />
    </div>
  );
}

function Drawn({ drawn, onEditCoding }: DocumentLineProps) {
  switch (drawn.kind) {
    case 'transfer':
      return <Transfer drawn={drawn} />;
    case 'bill':
    case 'credit-note':
      return <BillDrawing kind={drawn.kind} drawn={drawn} onEditCoding={onEditCoding} />;
    case 'spend-money':
    case 'receive-money':
      return <Money drawn={drawn} onEditCoding={onEditCoding} />;
  }
}

function Money({ drawn, onEditCoding }: DocumentLineProps) {
  const { t } = useTranslation(['detail', 'common']);
  const { fields, kind } = drawn;
  return (
    <>
      <header className={styles['top']}>
        <h4 className={styles['kind']}>{t(`common:document.${kind}`)}</h4>
        <DrawnValue label={t('document.bankAccount')} field={fields.bankAccount} look="end" />
      </header>
      <div className={styles['fields']}>
        <DrawnValue label={t(kind === 'spend-money' ? 'document.to' : 'document.from')} field={fields.contact}>
          {drawn.isNewContact && <NewContactMark />}
        </DrawnValue>
        <Dated drawn={drawn} />
        <Referenced drawn={drawn} />
      </div>
      <DocumentLine drawn={drawn} onEditCoding={onEditCoding} />
    </>
  );
}

function Transfer({ drawn }: { readonly drawn: DrawnDocument }) {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  const { fields, currency } = drawn;
  const amount = fields.amount.value === null ? null : format.amount(fields.amount.value);
  return (
    <>
      <header className={styles['top']}>
        <h4 className={styles['kind']}>{t('common:document.transfer')}</h4>
      </header>
      <div className={styles['ends']}>
        <DrawnValue label={t('document.fromAccount')} field={fields.fromBankAccount} />
        <DrawnValue label={t('document.toAccount')} field={fields.toBankAccount} />
      </div>
      <div className={styles['fields']}>
        <Dated drawn={drawn} />
        <Referenced drawn={drawn} />
        <DrawnValue
          label={t('document.amountIn', { currency: currency ?? '' })}
          field={fields.amount}
          shown={amount}
          look="end"
        />
      </div>
    </>
  );
}

function Dated({ drawn }: { readonly drawn: DrawnDocument }) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const { date } = drawn.fields;
  return (
    <DrawnValue label={t('document.date')} field={date} shown={date.value === null ? null : format.day(date.value)} />
  );
}

function Referenced({ drawn }: { readonly drawn: DrawnDocument }) {
  const { t } = useTranslation('detail');
  const { value } = drawn.fields.reference;
  if (value === null) return null; // given when the document is made
  return <DrawnValue label={t('document.reference')} field={{ value, why: t('document.referenceWhy') }} look="code" />;
}
