import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callApp } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Section } from '../../ui/section.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** Puts the company aside, or takes it back. Nothing is lost by either. */
export function CompanyArchive() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const archive = useMutation({
    mutationFn: (archived: boolean) => callApp('companies.archive', { company: company.id, archived }),
    onSuccess: ({ name, archived }) =>
      pageToasts.show({
        kind: 'success',
        title: t(archived ? 'company.archive.done' : 'company.archive.doneBack', { company: name }),
      }),
  });
  const words = company.archived ? 'back' : 'submit';
  return (
    <Section
      title={t('company.archive.title')}
      description={t(company.archived ? 'company.archive.isArchived' : 'company.archive.description')}
    >
      <div className={styles['stack']}>
        {archive.isError && <FailureNote what={t('company.archive.failed')} thrown={archive.error} />}
        <div className={styles['buttons']}>
          <Button
            pendingLabel={archive.isPending ? t('saving') : undefined}
            onPress={() => archive.mutate(!company.archived)}
          >
            {t(`company.archive.${words}`)}
          </Button>
        </div>
      </div>
    </Section>
  );
}
