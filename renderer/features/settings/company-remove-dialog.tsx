import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callApp } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { goTo } from '../../ui/route.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** Says what goes and what stays, and asks for the name, because nothing here takes it back. */
export function CompanyRemoveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => callApp('companies.remove', { company: company.id, name: typed, author: company.author }),
    // Its screens are gone by then, so it is told and left from here.
    onSuccess: ({ copy }) => {
      pageToasts.show({
        kind: 'success',
        title: t('company.remove.done', { company: company.name }),
        detail: t('company.remove.copy', { copy }),
      });
      goTo('#/overview');
    },
  });
  const isNamed = typed.trim() === company.name;
  return (
    <Dialog
      isOpen
      title={t('company.remove.question', { company: company.name })}
      closeLabel={t('common:actions.close')}
      onClose={() => !remove.isPending && onClose()}
      actions={
        <>
          <Button isDisabled={remove.isPending} onPress={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button
            variant="danger"
            isDisabled={!isNamed}
            pendingLabel={remove.isPending ? t('company.remove.working') : undefined}
            onPress={() => remove.mutate()}
          >
            {t('company.remove.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        <WhatBecomes />
        <TextField
          label={t('company.remove.type', { company: company.name })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          isDisabled={remove.isPending}
        />
        {remove.isError && <FailureNote what={t('company.remove.failed')} thrown={remove.error} />}
      </div>
    </Dialog>
  );
}

const unsent = ['proposed', 'held', 'approved', 'waiting', 'blocked', 'pending'] as const;
const unclear = ['sending', 'uncertain'] as const;

function WhatBecomes() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'status.read', {}));
  const sum = (states: readonly string[]): number =>
    states.reduce((total, state) => total + (data?.counts[state] ?? 0), 0);
  const atRisk = sum(unclear);
  return (
    <ul className={styles['points']}>
      <li>{t('company.remove.goes')}</li>
      <li>{t('company.remove.access')}</li>
      <li>{t('company.remove.backup')}</li>
      <li>{t('company.remove.inXero', { count: sum(['pushed']) })}</li>
      <li>{t('company.remove.unsent', { count: sum(unsent) })}</li>
      {atRisk > 0 && <li>{t('company.remove.unclear', { count: atRisk })}</li>}
      <li>{t('company.remove.key')}</li>
    </ul>
  );
}
