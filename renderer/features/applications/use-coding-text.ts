import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { CodingField } from '../../../shared/contract/settings.ts';
import type { CodingFields } from './with-coding.ts';

export type CodingText = (field: CodingField, value: CodingFields[CodingField], otherwise?: string) => string;

/** How a setting's value is written, with the names that Xero gives to codes. A code that Xero lacks stays as it is. */
export function useCodingText(reference: ReferenceDto | null): CodingText {
  const { t } = useTranslation(['applications', 'common'] as const);
  return useCallback(
    (field, value, otherwise) => {
      if (value === undefined) return '';
      if (typeof value === 'boolean') return t(value ? 'values.on' : 'values.off');
      if (typeof value !== 'string') return trackingText(value);
      if (field === 'mode') return t(value === 'auto' ? 'mode.auto' : 'mode.review');
      if (field === 'document') return t(value === 'bill' ? 'common:document.bill' : 'common:document.spend-money');
      if (field === 'account') return accountText(reference, value) ?? otherwise ?? value;
      if (field === 'taxType')
        return reference?.taxRates.find(({ taxType }) => taxType === value)?.name ?? otherwise ?? value;
      return value;
    },
    [reference, t],
  );
}

function trackingText(tracking: Readonly<Record<string, string>>): string {
  return Object.values(tracking).join(' · ');
}

function accountText(reference: ReferenceDto | null, codeOrId: string): string | null {
  const account = accountOf(reference, codeOrId);
  if (account === null) return null;
  return account.code === null ? account.name : `${account.code} ${account.name}`;
}

/** Settings name an account by its code, or by Xero's id. */
export function accountOf(reference: ReferenceDto | null, codeOrId: string): ReferenceDto['accounts'][number] | null {
  return reference?.accounts.find(({ code, accountId }) => code === codeOrId || accountId === codeOrId) ?? null;
}
