import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { linkedAccount } from '../../bridge/linked-account.ts';
import { Switch } from '../../ui/switch.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './accounts.module.css';
import { useSaveAccount } from './use-save-account.ts';

const LinkDialog = lazy(async () => ({ default: (await import('./link-dialog.tsx')).LinkDialog }));

interface AccountToggleProps {
  readonly account: StatusDto['accounts'][number];
  /** Null before Xero's lists were read. */
  readonly bankAccounts: ReferenceDto['bankAccounts'] | null;
  /** In the organisation's time zone; null where the zone is not known. */
  readonly today: string | null;
}

/** One account. It cannot be turned on before it is known where its movements go, so that is asked first. */
export function AccountToggle({ account, bankAccounts, today }: AccountToggleProps) {
  const { t } = useTranslation('overview');
  const [isLinking, setIsLinking] = useState(false);
  const label = useAccountLabel()(account.id);
  const { save, isPending } = useSaveAccount();
  const { id, enabled, bankAccount, movements } = account;
  const linked = linkedAccount(bankAccounts ?? [], bankAccount);
  const turn = (isOn: boolean): void => {
    if (isOn && bankAccount === null) setIsLinking(true);
    else save({ id, enabled: isOn, bankAccount });
  };
  return (
    <li className={styles['row']}>
      <Switch
        label={t('accounts.toggle', { account: label })}
        hidesLabel
        isSelected={enabled}
        isDisabled={isPending}
        onChange={turn}
      />
      <div className={styles['texts']}>
        <p className={styles['name']}>{label}</p>
        <p className={styles['bank']}>
          {bankAccount === null ? (
            t('accounts.notLinked')
          ) : (
            <bdi translate="no" title={linked?.name ?? bankAccount}>
              {linked === null ? bankAccount : linked.name}
            </bdi>
          )}
        </p>
      </div>
      <span className={styles['count']}>{t('accounts.movements', { count: movements })}</span>
      <Suspense fallback={null}>
        {isLinking && (
          <LinkDialog account={id} bankAccounts={bankAccounts} today={today} onClose={() => setIsLinking(false)} />
        )}
      </Suspense>
    </li>
  );
}
