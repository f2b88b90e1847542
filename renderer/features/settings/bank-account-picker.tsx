import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';

interface BankAccountPickerProps {
  readonly label: string;
  readonly hidesLabel?: boolean;
  /** Only bank accounts of this currency can be chosen. */
  readonly currency: string;
  readonly reference: ReferenceDto | null;
  /** A code, or Xero's id. */
  readonly value: string | null;
  readonly description?: ReactNode;
  readonly errorMessage?: ReactNode;
  /** Null: none. */
  readonly onChange: (bankAccount: string | null) => void;
}

/** A bank account of Xero. What is linked and no longer there is shown by its code. */
export function BankAccountPicker(props: BankAccountPickerProps) {
  const { label, hidesLabel = false, currency, reference, value, description, errorMessage, onChange } = props;
  const { t } = useTranslation('settings');
  const all = reference?.bankAccounts;
  const options = useMemo(
    () => [
      { id: '', label: t('bank.none') },
      ...(all ?? [])
        .filter((one) => one.currency === currency)
        .map(({ accountId, code, name }) => ({ id: code ?? accountId, label: name, secondary: code ?? undefined })),
    ],
    [all, currency, t],
  );
  // Not every bank account has a code: nothing chosen is not the one without.
  const chosen = value === null ? undefined : all?.find((one) => one.code === value || one.accountId === value);
  const nothing = reference === null ? t('bank.notRead') : t('bank.noneOfCurrency', { currency });
  return (
    <Picker
      label={label}
      hidesLabel={hidesLabel}
      size="small"
      placeholder={t('bank.choose')}
      searchLabel={t('bank.search')}
      emptyText={() => nothing}
      options={options}
      value={chosen === undefined ? value : (chosen.code ?? chosen.accountId)}
      missingLabel={t('bank.missing', { code: value ?? '' })}
      description={description ?? (options.length === 1 ? nothing : undefined)}
      errorMessage={errorMessage}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
