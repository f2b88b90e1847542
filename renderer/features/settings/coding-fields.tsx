import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';
import { AccountPicker, ContactPicker, TaxPicker } from './coding-pickers.tsx';
import styles from './form.module.css';
import type { CodingFields as Fields } from './settings-shape.ts';
import type { Draft } from './use-draft.ts';
import { withField } from './with-field.ts';

/** Some coding while it is edited; `problemAt` is asked by the paths of the company's defaults, such as `defaults.account`. */
export type CodingDraft = Pick<Draft<Fields>, 'value' | 'set' | 'problemAt'>;

interface CodingFieldsProps {
  readonly draft: CodingDraft;
  readonly reference: ReferenceDto | null;
  /** What holds where a field is not set; null where nothing does. */
  readonly beneath: Fields | null;
}

/** Account, tax rate, contact and tracking. */
export function CodingFields({ draft, reference, beneath }: CodingFieldsProps) {
  const { t } = useTranslation('settings');
  const { value, set, problemAt } = draft;
  const isLast = beneath === null;
  const standing = useStanding(beneath, reference);
  return (
    <div className={styles['fields']}>
      <AccountPicker
        label={t('fields.account')}
        description={isLast ? t('defaults.accountHelp') : undefined}
        errorMessage={problemAt('defaults.account')}
        noneLabel={standing?.account}
        reference={reference}
        value={value.account ?? null}
        onChange={(account) => set(withField(value, 'account', account))}
      />
      <TaxPicker
        label={t('fields.taxType')}
        description={isLast ? t('defaults.taxHelp') : undefined}
        errorMessage={problemAt('defaults.taxType')}
        noneLabel={standing?.taxType}
        reference={reference}
        account={value.account ?? beneath?.account ?? null}
        value={value.taxType ?? null}
        onChange={(taxType) => set(withField(value, 'taxType', taxType))}
      />
      <ContactPicker
        label={t('fields.contact')}
        description={isLast ? t('defaults.contactHelp') : undefined}
        errorMessage={problemAt('defaults.contact')}
        noneLabel={standing?.contact ?? t('defaults.contactNone')}
        reference={reference}
        value={value.contact ?? null}
        onChange={(contact) => set(withField(value, 'contact', contact))}
      />
      <TrackingFields draft={draft} reference={reference} beneath={beneath} />
    </div>
  );
}

/** How each field is called while it is as beneath, with the value that it has there; null where nothing is beneath. */
function useStanding(beneath: Fields | null, reference: ReferenceDto | null) {
  const { t } = useTranslation('settings');
  if (beneath === null) return null;
  const as = (value: string | undefined): string =>
    value === undefined ? t('accountDefaults.none') : t('accountDefaults.as', { value });
  const { account: code, taxType, contact } = beneath;
  const account = reference?.accounts.find((one) => one.code === code || one.accountId === code);
  const rate = reference?.taxRates.find((one) => one.taxType === taxType);
  return {
    account: as(account === undefined ? code : [account.code, account.name].filter((part) => part !== null).join(' ')),
    taxType: as(rate?.name ?? taxType),
    contact: as(contact ?? t('defaults.contactNone')),
  };
}

/** Tracking is one setting: once one category is set here, the others are no longer as beneath. */
function TrackingFields({ draft: { value, set, problemAt }, reference, beneath }: CodingFieldsProps) {
  const { t } = useTranslation('settings');
  const tracking = value.tracking ?? {};
  const noneLabel = t(beneath === null || value.tracking !== undefined ? 'pick.none' : 'accountDefaults.none');
  const known = reference?.tracking ?? [];
  const categories = [...new Set([...known.map(({ category }) => category), ...Object.keys(tracking)])];
  return categories.map((category) => {
    const options = known.find((one) => one.category === category)?.options ?? [];
    const { [category]: chosen, ...others } = tracking;
    const choose = (option: string): void => {
      const next = option === '' ? others : { ...tracking, [category]: option };
      set(withField(value, 'tracking', Object.keys(next).length === 0 ? null : next));
    };
    return (
      <Picker
        key={category}
        label={t('defaults.tracking', { category })}
        errorMessage={problemAt(`defaults.tracking.${category}`)}
        placeholder={noneLabel}
        searchLabel={t('pick.searchOption')}
        emptyText={(query) => t('pick.noMatch', { query })}
        options={[{ id: '', label: noneLabel }, ...options.map((option) => ({ id: option, label: option }))]}
        value={chosen ?? null}
        onChange={choose}
      />
    );
  });
}
