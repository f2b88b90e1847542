import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { importAccounts, useImportFiles } from '../../bridge/use-import-files.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './form.module.css';
import { ImportFailure } from './import-failure.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportedFiles } from './imported-files.tsx';
import { WatchedFolder } from './watched-folder.tsx';

/** Cledara's export instead of its API, or beside it. */
export function CledaraFiles() {
  const { t } = useTranslation(['settings', 'common'] as const);
  const label = useAccountLabel();
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'import.list', { limit: 10 }));
  const { account, chooseAccount, take, isTooLarge, isPending, failure, done } = useImportFiles();
  return (
    <Section title={t('common:files.title')} description={t('common:files.description')}>
      <div className={styles['stack']}>
        {data?.source === 'files' && <p className={styles['quiet']}>{t('files.instead')}</p>}
        <div className={styles['fields']}>
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
          <div role="alert">
            <ProblemNote
              whatHappened={t('common:files.failed')}
              why={t('common:files.tooLarge')}
              whatToDo={t('common:files.tooLargeTodo')}
            />
          </div>
        )}
        {failure !== null && <ImportFailure thrown={failure} />}
        <ImportResult files={done} />
        {data !== undefined && <WatchedFolder folder={data.folder} />}
        {data !== undefined && data.imports.length > 0 && <ImportedFiles imports={data.imports} />}
      </div>
    </Section>
  );
}
