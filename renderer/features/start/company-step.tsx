import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDto } from '../../../shared/contract/app-methods.ts';
import { shownCompanyKey } from '../../../shared/contract/preference-keys.ts';
import { callApp } from '../../bridge/client.ts';
import { usePreference } from '../../bridge/preferences.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { goTo } from '../../ui/route.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './step.module.css';

/** As the program keeps names of companies. */
const longestName = 80;

/** Founds a company, or opens the one of invented books. With the first company this is the whole window. */
export function CompanyStep({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation('start');
  const enter = useEnterCompany();
  const [name, setName] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const add = useMutation({
    mutationFn: () => callApp('companies.add', { name: name.trim() }),
    onSuccess: (company) => enter(company, '#/start/app'),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (add.isPending) return;
    setIsEmpty(name.trim() === '');
    if (name.trim() !== '') add.mutate();
  };
  return (
    <div className={styles['stack']}>
      <form className={styles['stack']} onSubmit={submit} noValidate>
        <div className={styles['field']}>
          <TextField
            label={t('companyStep.label')}
            description={t('companyStep.description')}
            placeholder={t('companyStep.placeholder')}
            errorMessage={isEmpty ? t('companyStep.empty') : undefined}
            value={name}
            onChange={(value) => {
              setName(value);
              setIsEmpty(false);
            }}
            maxLength={longestName}
            autoComplete="off"
            autoFocus
          />
        </div>
        {add.isError && <FailureNote what={t('companyStep.failed')} thrown={add.error} />}
        <div className={styles['buttons']}>
          <Button type="submit" variant="primary" pendingLabel={add.isPending ? t('companyStep.working') : undefined}>
            {t('companyStep.submit')}
          </Button>
        </div>
      </form>
      {isFirst && <SampleOffer />}
    </div>
  );
}

function SampleOffer() {
  const { t } = useTranslation('start');
  const enter = useEnterCompany();
  const open = useMutation({
    mutationFn: () => callApp('companies.openSample', {}),
    onSuccess: (company) => enter(company, '#/overview'),
  });
  return (
    <div className={`${styles['stack']} ${styles['aside']}`}>
      <div className={styles['tight']}>
        <h3 className={styles['asideTitle']}>{t('companyStep.or')}</h3>
        <p className={styles['quiet']}>{t('companyStep.sampleText')}</p>
      </div>
      {open.isError && <FailureNote what={t('companyStep.sampleFailed')} thrown={open.error} />}
      <div className={styles['buttons']}>
        <Button
          pendingLabel={open.isPending ? t('companyStep.sampleWorking') : undefined}
          onPress={() => open.mutate()}
        >
          {t('companyStep.sample')}
        </Button>
      </div>
    </div>
  );
}

function parseId(stored: unknown): string | null {
  return typeof stored === 'string' ? stored : null;
}

/** Puts a company on screen that was not in the list before. */
function useEnterCompany(): (company: CompanyDto, href: string) => Promise<void> {
  const cache = useQueryClient();
  const [, show] = usePreference<string>(shownCompanyKey, parseId, '');
  return async ({ id }, href) => {
    await cache.invalidateQueries({ queryKey: appQuery('app.read').queryKey }); // it is chosen from this list
    show(id);
    goTo(href);
  };
}
