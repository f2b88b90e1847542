import ChevronsUpDownIcon from 'lucide-react/icons/chevrons-up-down';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../bridge/company.ts';
import field from '../ui/field.module.css';
import { Mark } from '../ui/mark.tsx';
import styles from './company-switcher.module.css';

const CompanyMenu = lazy(async () => ({ default: (await import('./company-menu.tsx')).CompanyMenu }));

/** Whose books these are, always in sight, and the way to another company's. */
export function CompanySwitcher() {
  const { t } = useTranslation();
  const company = useCompany();
  const [isMenuWanted, setIsMenuWanted] = useState(false);
  const trigger = (onPress?: () => void): ReactElement => (
    <AriaButton
      className={styles['trigger'] ?? ''}
      aria-haspopup="menu"
      {...(onPress === undefined ? {} : { onPress })}
    >
      <span className={field['hidden']}>{t('company.label')}</span>
      <Mark name={company.name} />
      <span className={styles['name']} translate="no">
        <bdi>{company.name}</bdi>
      </span>
      <ChevronsUpDownIcon size={14} aria-hidden className={styles['arrow']} />
    </AriaButton>
  );
  if (!isMenuWanted) return trigger(() => setIsMenuWanted(true));
  return (
    <Suspense fallback={trigger()}>
      <CompanyMenu trigger={trigger()} />
    </Suspense>
  );
}
