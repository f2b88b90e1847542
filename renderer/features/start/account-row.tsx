import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { linkedAccount } from '../../bridge/linked-account.ts';
import { useAccountChange } from '../../bridge/use-account-change.ts';
import type { AccountChange } from '../../bridge/with-account.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Picker } from '../../ui/picker.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './accounts-table.module.css';
import { FailureNote } from './failure-note.tsx';

interface AccountRowProps {
  readonly account: StatusDto['accounts'][number];
  readonly bankAccounts: ReferenceDto['bankAccounts'];
}

/** One account: choosing its first bank account also turns it on. */
export function AccountRow({ account, bankAccounts }: AccountRowProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [asksFirst, setAsksFirst] = useState(false);
  const { save, isPending } = useSaveAccount();
  const { id, enabled, bankAccount, movements } = account;
  const currency = id.slice(0, 3);
  const options = useMemo(
    () =>
      bankAccounts
        .filter((one) => one.currency === currency)
        .map((one) => ({ id: one.accountId, label: one.name, secondary: one.code ?? undefined })),
    [bankAccounts, currency],
  );
  const linked = linkedAccount(bankAccounts, bankAccount);
  const label = useAccountLabel()(id);
  const link = (accountId: string): void => {
    setAsksFirst(false);
    const chosen = bankAccounts.find((one) => one.accountId === accountId);
    if (chosen === undefined) return;
    const change = { id, enabled: enabled || bankAccount === null, bankAccount: chosen.code ?? chosen.accountId };
    save(
      change,
      t(change.enabled ? 'accountsStep.on' : 'accountsStep.linked', { account: label, bankAccount: chosen.name }),
    );
  };
  const turn = (isOn: boolean): void => {
    setAsksFirst(isOn && bankAccount === null);
    if (isOn && bankAccount === null) return;
    const said = isOn
      ? t('accountsStep.on', { account: label, bankAccount: linked?.name ?? bankAccount ?? '' })
      : t('accountsStep.turnedOff', { account: label });
    save({ id, enabled: isOn, bankAccount }, said);
  };
  const problem = asksFirst ? t('accountsStep.chooseFirst') : undefined;
  return (
    <tr>
      <th scope="row" className={styles['name']}>
        {label}
      </th>
      <td className={styles['number']}>{format.count(movements)}</td>
      <td className={styles['picker']}>
        {options.length === 0 && bankAccount === null ? (
          <div className={styles['none']}>
            <p>{t('accountsStep.noneOfCurrency', { currency })}</p>
            <MakeBankAccount account={id} />
          </div>
        ) : (
          <div translate={bankAccount === null ? 'yes' : 'no'}>
            <Picker
              label={t('accountsStep.bankAccountOf', { account: label })}
              hidesLabel
              size="small"
              placeholder={t('accountsStep.choose')}
              searchLabel={common('actions.search')}
              emptyText={() => common('ui.noMatch')}
              errorMessage={problem}
              options={options}
              value={linked?.accountId ?? bankAccount}
              onChange={link}
              isDisabled={isPending}
            />
          </div>
        )}
      </td>
      <td className={styles['switch']}>
        <Switch
          label={t('accountsStep.postOf', { account: label })}
          hidesLabel
          isSelected={enabled}
          isDisabled={isPending || (options.length === 0 && bankAccount === null)}
          onChange={turn}
        />
      </td>
    </tr>
  );
}

/** Makes the bank account in Xero; once it is there it can be chosen. */
function MakeBankAccount({ account }: { readonly account: string }) {
  const { t } = useTranslation('start');
  const { author } = useCompany();
  const make = useAct('accounts.createBank');
  return (
    <>
      {make.isError && <FailureNote what={t('accountsStep.notMade')} thrown={make.error} />}
      <Button
        size="small"
        pendingLabel={make.isPending ? t('accountsStep.making') : undefined}
        onPress={() => make.mutate({ account, author })}
      >
        {t('accountsStep.make')}
      </Button>
    </>
  );
}

/** Saves a change and says so, with the way back. */
function useSaveAccount(): { save(change: AccountChange, said: string): void; readonly isPending: boolean } {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  const say = useSay();
  const change = useAccountChange();
  const failed = (thrown: unknown): void => {
    const { message, details } = errorOfThrown(thrown);
    const detail = details.length === 0 ? say(message) : details.map((one) => say(one.message)).join(' ');
    pageToasts.show({ kind: 'problem', title: t('accountsStep.notChanged'), detail });
  };
  const save = (wanted: AccountChange, said: string): void => {
    change.mutate(wanted, {
      onSuccess: (undo) =>
        pageToasts.show({
          kind: 'success',
          title: said,
          action: { label: common('actions.undo'), onPress: () => void undo().catch(failed) },
        }),
      onError: failed,
    });
  };
  return { save, isPending: change.isPending };
}
