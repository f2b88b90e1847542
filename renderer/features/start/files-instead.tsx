import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTooLarge, useImportFiles } from '../../bridge/use-import-files.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Select } from '../../ui/select.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { ImportFailure } from './import-failure.tsx';
import styles from './step.module.css';

const accounts = ['GBP:saas', 'EUR:saas', 'USD:saas', 'GBP:spend', 'EUR:spend', 'USD:spend'] as const;

/** For who has no key: Cledara's export takes its place. */
export function FilesInstead() {
  const { t } = useTranslation(['start', 'common'] as const);
  const label = useAccountLabel();
  const [account, setAccount] = useState<(typeof accounts)[number] | 'as-told'>('as-told');
  const [refused, setRefused] = useState(false);
  const run = useImportFiles();
  const take = (files: readonly File[]): void => {
    if (files.length === 0 || run.isPending) return;
    setRefused(isTooLarge(files));
    if (!isTooLarge(files)) run.mutate({ files, account: account === 'as-told' ? null : account });
  };
  return (
    <Disclosure summary={t('start:cledaraStep.noKey')}>
      <div className={styles['stack']}>
        <p className={styles['quiet']}>{t('common:files.description')}</p>
        <div className={styles['field']}>
          <Select
            label={t('common:files.account')}
            description={t('common:files.accountHelp')}
            placeholder={t('common:files.asTold')}
            options={[
              { id: 'as-told', label: t('common:files.asTold') },
              ...accounts.map((id) => ({ id, label: label(id) })),
            ]}
            value={account}
            onChange={setAccount}
          />
        </div>
        <FileDrop
          label={t('common:files.title')}
          hint={t('common:files.drop')}
          choose={t('common:files.choose')}
          pendingLabel={run.isPending ? t('common:files.working') : undefined}
          accept=".csv,.zip"
          onFiles={take}
        />
        {refused && (
          <p role="alert" className={styles['warning']}>
            {t('common:files.tooLarge')} {t('common:files.tooLargeTodo')}
          </p>
        )}
        {run.isError && !refused && <ImportFailure thrown={run.error} />}
      </div>
    </Disclosure>
  );
}
