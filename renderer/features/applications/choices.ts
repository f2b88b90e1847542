import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { PickerOption } from '../../ui/picker-search.ts';
import { accountOf } from './use-coding-text.ts';
import type { CodingChanges, CodingFields } from './with-coding.ts';

/** Columns whose value is one of a list. Tracking is one of a list per category. */
export type ListColumn = 'contact' | 'account' | 'taxType' | 'document' | 'send' | 'mode';

export type Choices = Readonly<Record<ListColumn, readonly PickerOption[]>>;

/** What there is to choose from, by Xero's lists as they were last read. */
export function useChoices(reference: ReferenceDto | null): Choices {
  const { t } = useTranslation(['applications', 'common'] as const);
  return useMemo(
    () => ({
      contact: (reference?.contacts ?? []).map((name) => ({ id: name, label: name })),
      account: (reference?.accounts ?? []).map(({ accountId, code, name }) => ({
        id: code ?? accountId,
        label: name,
        secondary: code ?? undefined,
      })),
      taxType: (reference?.taxRates ?? []).map(({ taxType, name }) => ({
        id: taxType,
        label: name,
        secondary: taxType,
      })),
      document: [
        { id: 'spend-money', label: t('common:document.spend-money') },
        { id: 'bill', label: t('common:document.bill') },
      ],
      send: (['both', 'transactions', 'statementLines', 'nothing'] as const).map((id) => ({
        id,
        label: t(`sendLong.${id}`),
      })),
      mode: (['review', 'auto'] as const).map((id) => ({ id, label: t(`mode.${id}`) })),
    }),
    [reference, t],
  );
}

/** Tax rates, with those that Xero does not allow on the account put out of reach. */
export function useTaxChoices(
  all: readonly PickerOption[],
  reference: ReferenceDto | null,
  account: string | null,
): readonly PickerOption[] {
  const { t } = useTranslation('applications');
  return useMemo(() => {
    const found = account === null ? null : accountOf(reference, account);
    if (found === null) return all;
    const disabledReason = t('taxNotAllowed', { account: found.code ?? found.name });
    return all.map((option) => (found.taxTypes.includes(option.id) ? option : { ...option, disabledReason }));
  }, [all, reference, account, t]);
}

export type Send = 'both' | 'transactions' | 'statementLines' | 'nothing';

export function sendOf(transactions: boolean, statementLines: boolean): Send {
  if (transactions) return statementLines ? 'both' : 'transactions';
  return statementLines ? 'statementLines' : 'nothing';
}

/** The change that choosing `id` in a column makes; the empty text takes the own value away. */
export function changeFor(column: ListColumn, id: string): CodingChanges {
  const value = id === '' ? null : id;
  switch (column) {
    case 'contact':
      return { contact: value };
    case 'account':
      return { account: value };
    case 'taxType':
      return { taxType: value };
    case 'document':
      return { document: value === null ? null : value === 'bill' ? 'bill' : 'spend-money' };
    case 'mode':
      return { mode: value === null ? null : value === 'auto' ? 'auto' : 'review' };
    case 'send':
      if (value === null) return { pushTransactions: null, pushStatementLines: null };
      return {
        pushTransactions: value === 'both' || value === 'transactions',
        pushStatementLines: value === 'both' || value === 'statementLines',
      };
  }
}

/** The entry of a column's list that these own values stand for; empty where they leave it to the default. */
export function choiceOf(column: ListColumn, own: CodingFields, reference: ReferenceDto | null): string {
  switch (column) {
    case 'account': {
      const found = own.account === undefined ? null : accountOf(reference, own.account);
      return found === null ? (own.account ?? '') : (found.code ?? found.accountId);
    }
    case 'send':
      if (own.pushTransactions === undefined && own.pushStatementLines === undefined) return '';
      return sendOf(own.pushTransactions ?? true, own.pushStatementLines ?? true);
    default:
      return own[column] ?? '';
  }
}
