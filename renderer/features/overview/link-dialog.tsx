import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { proposedBankAccount } from '../../bridge/proposed-bank-account.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './accounts.module.css';
import { BankAccountField } from './bank-account-field.tsx';
import { FailureNote } from './failure-note.tsx';
import { useSaveAccount } from './use-save-account.ts';

interface LinkDialogProps {
  readonly account: string;
  /** Null before Xero's lists were read. */
  readonly bankAccounts: ReferenceDto['bankAccounts'] | null;
  /** In the organisation's time zone: the day that posting of it begins on; null where the zone is not known. */
  readonly today: string | null;
  readonly onClose: () => void;
}

/** Asks for the bank account of an account that is turned on for the first time. */
export function LinkDialog({ account, bankAccounts, today, onClose }: LinkDialogProps) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const labelOf = useAccountLabel();
  const { save, isPending } = useSaveAccount();
  const refresh = useAct('reference.refresh');
  const create = useAct('accounts.createBank');
  const { author } = useCompany();
  const [chosen, setChosen] = useState<string | null>(
    () => proposedBankAccount(bankAccounts ?? [], account)?.accountId ?? null,
  );
  const [isJudged, setIsJudged] = useState(false);
  const currency = account.slice(0, 3);
  const options = useMemo(
    () =>
      (bankAccounts ?? [])
        .filter((one) => one.currency === currency)
        .map(({ accountId, name, code }) => ({
          id: accountId,
          label: name,
          ...(code === null ? {} : { secondary: code }),
        })),
    [bankAccounts, currency],
  );
  const link = (): void => {
    setIsJudged(true);
    const found = bankAccounts?.find((one) => one.accountId === chosen);
    if (found === undefined) return;
    const change = { id: account, enabled: true, bankAccount: found.code ?? found.accountId };
    save(today === null ? change : { ...change, startsOn: today }, onClose);
  };
  const missing =
    bankAccounts === null ? t('accounts.link.notRead', { currency }) : t('accounts.link.none', { currency });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t('accounts.link.title', { account: labelOf(account) })}
      closeLabel={common('actions.close')}
      actions={
        <>
          <Button onPress={onClose}>{common('actions.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={options.length === 0}
            pendingLabel={isPending ? t('accounts.link.working') : undefined}
            onPress={link}
          >
            {t('accounts.link.submit')}
          </Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        <p>{t('accounts.link.text')}</p>
        <p>{t('accounts.link.fromToday')}</p>
        {options.length === 0 ? (
          <p className={styles['missing']}>{missing}</p>
        ) : (
          <BankAccountField
            options={options}
            value={chosen}
            onChange={setChosen}
            errorMessage={isJudged && chosen === null ? t('accounts.link.choose') : undefined}
          />
        )}
        {refresh.isError && <FailureNote what={t('accounts.link.refreshFailed')} thrown={refresh.error} />}
        {create.isError && <FailureNote what={t('accounts.link.notMade')} thrown={create.error} />}
        <div className={styles['choices']}>
          {options.length === 0 && bankAccounts !== null && (
            <Button
              size="small"
              pendingLabel={create.isPending ? t('accounts.link.making') : undefined}
              onPress={() =>
                create.mutate({ account, author }, { onSuccess: ({ bankAccount }) => setChosen(bankAccount.accountId) })
              }
            >
              {t('accounts.link.make')}
            </Button>
          )}
          <Button
            size="small"
            pendingLabel={refresh.isPending ? t('accounts.link.refreshing') : undefined}
            onPress={() => refresh.mutate({})}
          >
            {t('accounts.link.refresh')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
