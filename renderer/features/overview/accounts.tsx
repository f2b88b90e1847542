import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { todayIn } from '../../bridge/today-in.ts';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AccountToggle } from './account-toggle.tsx';
import styles from './accounts.module.css';

/** Every account of Cledara with its bank account in Xero, on or off from this moment. */
export function Accounts({ accounts }: { readonly accounts: StatusDto['accounts'] }) {
  const { t } = useTranslation('overview');
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'reference.read', {}));
  const nowMs = useNow();
  const zone = data?.reference?.organisation.timeZone ?? null;
  return (
    <Section title={t('accounts.title')} description={t('accounts.description')}>
      {accounts.length === 0 ? (
        <p className={styles['empty']}>{t('accounts.emptyText')}</p>
      ) : (
        <ul className={styles['list']}>
          {accounts.map((account) => (
            <AccountToggle
              key={account.id}
              account={account}
              bankAccounts={data?.reference?.bankAccounts ?? null}
              today={zone === null ? null : todayIn(zone, nowMs)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
