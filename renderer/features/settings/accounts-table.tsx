import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillsDto } from '../../../shared/contract/backfill.ts';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { todayIn } from '../../bridge/today-in.ts';
import { DayText } from '../../ui/day-text.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './accounts-table.module.css';
import { BankAccountPicker } from './bank-account-picker.tsx';
import { MakeBankAccount } from './make-bank-account.tsx';
import type { AccountSettings } from './settings-shape.ts';
import type { Draft } from './use-draft.ts';
import { withAccount } from './with-account.ts';

interface AccountsTableProps {
  readonly ids: readonly string[];
  readonly draft: Draft<readonly AccountSettings[]>;
  readonly reference: ReferenceDto | null;
  readonly movements: StatusDto['accounts'];
  /** The day that posting of each account starts on. */
  readonly starts: BackfillsDto['accounts'];
  /** Xero allows the app bank feeds, or one is on all the same: then there is something to switch. */
  readonly hasFeeds: boolean;
}

export function AccountsTable({ ids, draft, reference, movements, starts, hasFeeds }: AccountsTableProps) {
  const { t } = useTranslation('settings');
  const counts = useMemo(() => new Map(movements.map((one) => [one.id, one.movements])), [movements]);
  return (
    <table className={styles['table']} aria-label={t('accounts.title')}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.account')}</th>
          <th scope="col" className={styles['switch']}>
            {t('accounts.posted')}
          </th>
          <th scope="col">{t('accounts.bankAccount')}</th>
          {hasFeeds && (
            <th scope="col" className={styles['switch']}>
              {t('accounts.bankFeed')}
            </th>
          )}
          <th scope="col">{t('accounts.startsOn')}</th>
          <th scope="col" className={styles['number']}>
            {t('accounts.movements')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <AccountRow
            key={id}
            id={id}
            draft={draft}
            reference={reference}
            hasFeeds={hasFeeds}
            count={counts.get(id) ?? 0}
            start={starts.find(({ account }) => account === id)?.start ?? null}
          />
        ))}
      </tbody>
    </table>
  );
}

interface AccountRowProps extends Pick<AccountsTableProps, 'draft' | 'reference' | 'hasFeeds'> {
  readonly id: string;
  readonly count: number;
  readonly start: string | null;
}

function AccountRow({ id, draft, reference, count, start, hasFeeds }: AccountRowProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const label = useAccountLabel()(id);
  const place = draft.value.findIndex((account) => account.id === id);
  const account = draft.value[place];
  const isOn = account?.enabled ?? false;
  const bankAccount = account?.bankAccount ?? null;
  const nowMs = useNow();
  const today = todayIn(reference?.organisation.timeZone ?? null, nowMs);
  // Turned on for the first time it begins today; what lies before comes by a backfill.
  const isFirstTime = account === undefined || (!account.enabled && account.bankAccount === undefined);
  const own = account?.syncFrom;
  const shownStart = start ?? (isOn ? (own ?? null) : null);
  const problemOf = (at: number): string | undefined =>
    draft.problemAt(`accounts[${at}].bankAccount`) ?? draft.problemAt(`accounts[${at}].id`);
  // Xero has none that would fit, and nothing is linked: one can be made.
  const canMake =
    reference !== null &&
    bankAccount === null &&
    !reference.bankAccounts.some((one) => one.currency === id.slice(0, 3));
  const needed = isOn && bankAccount === null ? t('accounts.chooseFirst') : undefined;
  return (
    <tr>
      <th scope="row">
        <span translate="no">{label}</span>
      </th>
      <td className={styles['switch']}>
        <Switch
          label={t('accounts.postedOf', { account: label })}
          hidesLabel
          isSelected={isOn}
          onChange={(enabled) =>
            draft.set(withAccount(draft.value, id, isFirstTime && enabled ? { enabled, syncFrom: today } : { enabled }))
          }
        />
      </td>
      <td>
        <BankAccountPicker
          label={t('accounts.bankAccountOf', { account: label })}
          hidesLabel
          currency={id.slice(0, 3)}
          reference={reference}
          value={bankAccount}
          errorMessage={needed ?? (place === -1 ? undefined : problemOf(place))}
          onChange={(chosen) => draft.set(withAccount(draft.value, id, { bankAccount: chosen }))}
        />
        {canMake && (
          <MakeBankAccount
            account={id}
            onMade={({ code, accountId }) =>
              draft.set(withAccount(draft.value, id, { bankAccount: code ?? accountId }))
            }
          />
        )}
      </td>
      {hasFeeds && (
        <td className={styles['switch']}>
          <Switch
            label={t('accounts.bankFeedOf', { account: label })}
            hidesLabel
            isDisabled={!isOn}
            isSelected={isOn && account?.bankFeed === true}
            onChange={(bankFeed) => draft.set(withAccount(draft.value, id, { bankFeed }))}
          />
        </td>
      )}
      <td>{shownStart === null ? '' : <DayText day={shownStart} lang={format.locale} />}</td>
      <td className={styles['number']}>{format.count(count)}</td>
    </tr>
  );
}
