import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { Section } from '../../ui/section.tsx';
import { CompanyArchive } from './company-archive.tsx';
import { CompanyName } from './company-name.tsx';
import { CompanyRemove } from './company-remove.tsx';
import styles from './form.module.css';

/** The company as a whole: its name, putting it aside, and taking it off this computer. */
export function CompanySection() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  if (company.sample) {
    return (
      <Section title={t('company.name.title')}>
        <p className={styles['quiet']}>{t('company.sample')}</p>
      </Section>
    );
  }
  return (
    <>
      <CompanyName />
      <CompanyArchive />
      <CompanyRemove />
    </>
  );
}
