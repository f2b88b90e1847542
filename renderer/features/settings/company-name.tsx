import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownCompanyKey } from '../../../shared/contract/preference-keys.ts';
import { callApp } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { usePreference } from '../../bridge/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** As the program keeps names of companies. */
const longestName = 80;

function parseId(stored: unknown): string | null {
  return typeof stored === 'string' ? stored : null;
}

export function CompanyName() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const [name, setName] = useState(company.name);
  const [, stay] = usePreference<string>(shownCompanyKey, parseId, '');
  const rename = useMutation({
    mutationFn: (wanted: string) => callApp('companies.rename', { company: company.id, name: wanted }),
    onSuccess: (renamed) => {
      stay(company.id); // the list goes by name, and another company may be its first now
      setName(renamed.name);
      pageToasts.show({ kind: 'success', title: t('company.name.done', { company: renamed.name }) });
    },
  });
  const wanted = name.trim();
  const isSame = wanted === company.name;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!rename.isPending && !isSame && wanted !== '') rename.mutate(wanted);
  };
  return (
    <Section title={t('company.name.title')} description={t('company.name.description')}>
      <form className={styles['fields']} onSubmit={submit} noValidate>
        <TextField
          label={t('company.name.label')}
          value={name}
          onChange={setName}
          maxLength={longestName}
          autoComplete="off"
          errorMessage={wanted === '' ? t('company.name.empty') : undefined}
        />
        {rename.isError && <FailureNote what={t('company.name.failed')} thrown={rename.error} />}
        <div className={styles['buttons']}>
          <Button
            type="submit"
            isDisabled={isSame || wanted === ''}
            pendingLabel={rename.isPending ? t('saving') : undefined}
          >
            {t('company.name.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
