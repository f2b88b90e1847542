import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { CompanyRemoveDialog } from './company-remove-dialog.tsx';
import styles from './form.module.css';

export function CompanyRemove() {
  const { t } = useTranslation('settings');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section title={t('company.remove.title')} description={t('company.remove.description')}>
      <div className={styles['buttons']}>
        <Button variant="quiet" onPress={() => setIsAsking(true)}>
          {t('company.remove.ask')}
        </Button>
      </div>
      {isAsking && <CompanyRemoveDialog onClose={() => setIsAsking(false)} />}
    </Section>
  );
}
