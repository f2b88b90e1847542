import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './app-step.module.css';

/** Xero's own words, which are not translated there either. */
const appName = 'Tallybridge';
const integrationType = 'Mobile or desktop app';

/** The form at Xero as it has to be filled in: its fields by their own names, with what goes into each. */
export function AppForm({ redirects }: { readonly redirects: readonly string[] }) {
  const { t } = useTranslation('start');
  return (
    <dl className={styles['form']}>
      <Field name={t('appStep.field.name')} hint={t('appStep.nameHint')}>
        <Value text={appName} what={t('appStep.field.name')} />
      </Field>
      <Field name={t('appStep.field.type')} hint={t('appStep.typeHint')}>
        <code translate="no">{integrationType}</code>
      </Field>
      <Field name={t('appStep.field.url')} hint={t('appStep.urlHint')} />
      <Field
        name={t('appStep.field.redirects')}
        hint={t('appStep.redirectsHint')}
        action={<Copy text={redirects.join('\n')} label={t('appStep.copyAll')} />}
      >
        {redirects.map((redirect) => (
          <Value key={redirect} text={redirect} what={redirect} />
        ))}
      </Field>
    </dl>
  );
}

interface FieldProps {
  readonly name: string;
  readonly hint: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

function Field({ name, hint, action, children }: FieldProps) {
  return (
    <div className={styles['row']}>
      <dt>
        {name}
        {action}
      </dt>
      <dd>
        {children}
        <span className={styles['hint']}>{hint}</span>
      </dd>
    </div>
  );
}

function Value({ text, what }: { readonly text: string; readonly what: string }) {
  const { t } = useTranslation('start');
  return (
    <span className={styles['value']}>
      <code translate="no">{text}</code>
      <Copy text={text} label={t('appStep.copy', { what })} />
    </span>
  );
}

function Copy({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation('start');
  return (
    <CopyButton text={text} label={label} copiedLabel={t('appStep.copied')} failedLabel={t('appStep.copyFailed')} />
  );
}
