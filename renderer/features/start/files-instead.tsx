import { useTranslation } from 'react-i18next';
import { importAccounts, useImportFiles } from '../../bridge/use-import-files.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Select } from '../../ui/select.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { ImportFailure } from './import-failure.tsx';
import styles from './step.module.css';

/** For who has no key: Cledara's export takes its place. */
export function FilesInstead() {
  const { t } = useTranslation(['start', 'common'] as const);
  const label = useAccountLabel();
  const { account, chooseAccount, take, isTooLarge, isPending, failure } = useImportFiles();
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
              ...importAccounts.map((id) => ({ id, label: label(id) })),
            ]}
            value={account}
            onChange={chooseAccount}
          />
        </div>
        <FileDrop
          label={t('common:files.title')}
          hint={t('common:files.drop')}
          choose={t('common:files.choose')}
          pendingLabel={isPending ? t('common:files.working') : undefined}
          accept=".csv,.zip"
          onFiles={take}
        />
        {isTooLarge && (
          <p role="alert" className={styles['warning']}>
            {t('common:files.tooLarge')} {t('common:files.tooLargeTodo')}
          </p>
        )}
        {failure !== null && <ImportFailure thrown={failure} />}
      </div>
    </Disclosure>
  );
}
