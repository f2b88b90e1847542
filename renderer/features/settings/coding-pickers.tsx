import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';
import type { PickerOption } from '../../ui/picker-search.ts';

interface CodingPickerProps {
  readonly label: string;
  readonly reference: ReferenceDto | null;
  /** Null: not set. */
  readonly value: string | null;
  readonly description?: ReactNode;
  readonly errorMessage?: ReactNode;
  /** How "not set" is called here. */
  readonly noneLabel?: string | undefined;
  readonly onChange: (value: string | null) => void;
}

/** An account of Xero that lines can be coded to, by its code; by Xero's id where it has none. */
export function AccountPicker(props: CodingPickerProps) {
  const { t } = useTranslation('settings');
  const { reference, value } = props;
  const options = useMemo(
    () =>
      (reference?.accounts ?? []).map(({ accountId, code, name }) => ({
        id: code ?? accountId,
        label: name,
        secondary: code ?? undefined,
      })),
    [reference],
  );
  const found = accountOf(reference, value);
  return (
    <CodingPicker
      {...props}
      value={found === null ? value : (found.code ?? found.accountId)}
      options={options}
      searchLabel={t('pick.searchAccount')}
      missingLabel={t('pick.missingAccount', { code: value ?? '' })}
    />
  );
}

/** A tax rate; those that Xero does not allow on `account` are out of reach, and say so. */
export function TaxPicker({ account, ...props }: CodingPickerProps & { readonly account: string | null }) {
  const { t } = useTranslation('settings');
  const { reference, value } = props;
  const options = useMemo<readonly PickerOption[]>(() => {
    const legal = accountOf(reference, account)?.taxTypes;
    return (reference?.taxRates ?? []).map(({ taxType, name }) => ({
      id: taxType,
      label: name,
      disabledReason:
        legal === undefined || legal.includes(taxType)
          ? undefined
          : t('pick.taxNotAllowed', { account: account ?? '' }),
    }));
  }, [reference, account, t]);
  return (
    <CodingPicker
      {...props}
      options={options}
      searchLabel={t('pick.searchTax')}
      missingLabel={t('pick.missingTax', { code: value ?? '' })}
    />
  );
}

/** A contact of Xero by its name. */
export function ContactPicker(props: CodingPickerProps) {
  const { t } = useTranslation('settings');
  const { reference, value } = props;
  const options = useMemo(() => (reference?.contacts ?? []).map((name) => ({ id: name, label: name })), [reference]);
  return <CodingPicker {...props} options={options} searchLabel={t('pick.searchContact')} missingLabel={value ?? ''} />;
}

interface CodingListProps extends CodingPickerProps {
  readonly options: readonly PickerOption[];
  readonly searchLabel: string;
  readonly missingLabel: string;
}

function CodingPicker({ reference, options, value, noneLabel, onChange, ...rest }: CodingListProps) {
  const { t } = useTranslation('settings');
  const none = noneLabel ?? t('pick.none');
  const all = useMemo(() => [{ id: '', label: none }, ...options], [none, options]);
  return (
    <Picker
      {...rest}
      placeholder={none}
      emptyText={(query) => (reference === null ? t('pick.notRead') : t('pick.noMatch', { query }))}
      options={all}
      value={value}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}

function accountOf(reference: ReferenceDto | null, value: string | null): ReferenceDto['accounts'][number] | null {
  if (value === null) return null;
  return reference?.accounts.find(({ code, accountId }) => code === value || accountId === value) ?? null;
}
