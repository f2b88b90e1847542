import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { AccountRow } from './account-row.tsx';
import styles from './accounts-table.module.css';

interface AccountsTableProps {
  readonly accounts: StatusDto['accounts'];
  readonly reference: ReferenceDto | null;
}

/** Every account that is known, with its bank account in Xero and whether it is posted. */
export function AccountsTable({ accounts, reference }: AccountsTableProps) {
  const { t } = useTranslation('start');
  return (
    <div>
      <table className={styles['table']} aria-label={t('accountsStep.table')}>
        <thead>
          <tr>
            <th scope="col">{t('accountsStep.account')}</th>
            <th scope="col" className={styles['number']}>
              {t('accountsStep.movements')}
            </th>
            <th scope="col">{t('accountsStep.bankAccount')}</th>
            <th scope="col" className={styles['switch']}>
              {t('accountsStep.post')}
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} bankAccounts={reference?.bankAccounts ?? []} />
          ))}
        </tbody>
      </table>
      <RefreshLists />
    </div>
  );
}

/** A bank account that was made in Xero a moment ago is not in the lists yet. */
function RefreshLists() {
  const { t } = useTranslation('start');
  const say = useSay();
  const refresh = useAct('reference.refresh');
  const onError = (thrown: unknown): void => {
    pageToasts.show({
      kind: 'problem',
      title: t('accountsStep.refreshFailed'),
      detail: say(errorOfThrown(thrown).message),
    });
  };
  return (
    <p className={styles['refresh']}>
      <LinkButton isDisabled={refresh.isPending} onPress={() => refresh.mutate({}, { onError })}>
        {refresh.isPending ? t('accountsStep.refreshing') : t('accountsStep.refresh')}
      </LinkButton>
    </p>
  );
}
