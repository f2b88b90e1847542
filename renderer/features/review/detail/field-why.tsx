import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Popover } from '../../../ui/popover.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useSay } from '../../../words/say.ts';
import styles from './document-drawing.module.css';

/** A field of the document that says why it is what it is: shortly when pointed at, whole when pressed. */
export interface FieldWhyProps {
  readonly label: string;
  /** As it is read aloud and shown whole; null where nothing was chosen. */
  readonly value: string | null;
  readonly why: string;
  /** As it is drawn. */
  readonly children: ReactNode;
  /** What else can be done about the field. */
  readonly action?: (close: () => void) => ReactNode;
}

export function FieldWhy({ label, value, why, children, action }: FieldWhyProps) {
  const { t } = useTranslation('detail');
  const said = useSay()(why);
  const name = value ?? t('document.missing');
  return (
    <Popover
      label={t('document.whyTitle', { field: label })}
      trigger={
        <Tooltip text={said} placement="top">
          <AriaButton className={styles['why'] ?? ''} aria-label={t('document.whyOf', { field: label, value: name })}>
            {children}
          </AriaButton>
        </Tooltip>
      }
    >
      {(close) => (
        <div className={styles['rule']}>
          <p className={styles['ruleField']}>{label}</p>
          {value !== null && (
            <p className={styles['ruleValue']} translate="no">
              {value}
            </p>
          )}
          <p>{said}</p>
          {action?.(close)}
        </div>
      )}
    </Popover>
  );
}
