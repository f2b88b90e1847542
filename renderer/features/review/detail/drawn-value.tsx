import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import styles from './document-drawing.module.css';
import type { DrawnField } from './document-fields.ts';
import { FieldWhy } from './field-why.tsx';

/** One field of the drawing: its name as Xero has it, its value, and the rule behind it. */
export interface DrawnValueProps {
  readonly label: string;
  /** The label comes from the company's books, such as a tracking category. */
  readonly isOwnLabel?: boolean;
  readonly field: DrawnField;
  /** The value as it is drawn, where it is not the text itself. */
  readonly shown?: string | null | undefined;
  readonly look?: 'start' | 'end' | 'code';
  readonly children?: ReactNode;
  readonly action?: (close: () => void) => ReactNode;
}

export function DrawnValue({ label, isOwnLabel = false, field, shown, look = 'start', ...rest }: DrawnValueProps) {
  const { t } = useTranslation('detail');
  const text = shown ?? field.value;
  const value =
    text === null ? (
      <span className={styles['missing']}>{t('document.missing')}</span>
    ) : (
      <bdi className={styles['text']} translate="no">
        {text}
      </bdi>
    );
  return (
    <div className={classNames(styles['field'], styles[look])}>
      <span className={styles['label']} translate={isOwnLabel ? 'no' : undefined}>
        {label}
      </span>
      {field.why === null ? (
        <span className={styles['plain']}>{value}</span>
      ) : (
        <FieldWhy label={label} value={text} why={field.why} {...(rest.action ? { action: rest.action } : {})}>
          {value}
        </FieldWhy>
      )}
      {rest.children}
    </div>
  );
}
