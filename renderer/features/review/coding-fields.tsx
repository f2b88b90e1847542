import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Picker } from '../../ui/picker.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  accountKey,
  accountMeant,
  accountNamed,
  type CodingDraft,
  type CodingNow,
  type FieldName,
} from './coding-change.ts';
import styles from './coding-dialog.module.css';
import { useContactMaking } from './use-contact-making.ts';

export interface CodingFieldsProps {
  readonly reference: ReferenceDto;
  readonly draft: CodingDraft;
  readonly now: CodingNow;
  readonly own: readonly string[];
  readonly isMany: boolean;
  readonly onChange: (draft: CodingDraft) => void;
}

/** The fields of a line, with what is in force where one movement is meant. */
export function CodingFields(props: CodingFieldsProps) {
  const { reference, draft, now, onChange } = props;
  const { t } = useTranslation('review');
  const account = useMemo(() => accountMeant(reference, draft, now), [reference, draft, now]);
  const accounts = useAccountOptions(reference);
  const rates = useTaxOptions(reference, account);
  const contacts = useContactOptions(reference);
  const making = useContactMaking((contact) => onChange({ ...draft, contact }));
  const present = accountNamed(reference, now.account);
  const common = { placeholder: t('coding.choose'), emptyText: (query: string) => t('coding.noMatch', { query }) };
  return (
    <div className={styles['fields']}>
      <Field name="account" {...props}>
        <Picker
          {...common}
          label={t('coding.account')}
          searchLabel={t('coding.searchAccount')}
          options={accounts}
          value={draft.account ?? (draft.account === undefined && present !== null ? accountKey(present) : null)}
          missingLabel={now.account ?? ''}
          onChange={(id) => onChange({ ...draft, account: id })}
        />
      </Field>
      <Field name="taxType" {...props}>
        <Picker
          {...common}
          label={t('coding.taxType')}
          searchLabel={t('coding.searchTax')}
          options={rates}
          value={draft.taxType === undefined ? now.taxType : draft.taxType}
          onChange={(id) => onChange({ ...draft, taxType: id })}
        />
      </Field>
      <Field name="contact" {...props}>
        <Picker
          {...common}
          label={t('coding.contact')}
          searchLabel={t('coding.searchContact')}
          options={contacts}
          action={making}
          value={draft.contact === undefined ? now.contact : draft.contact}
          missingLabel={now.contact ?? ''}
          onChange={(id) => onChange({ ...draft, contact: id })}
        />
      </Field>
      <TrackingFields {...props} />
      <Field name="description" {...props}>
        <TextField
          label={t('coding.description')}
          placeholder={t('coding.choose')}
          maxLength={4000}
          value={draft.description === undefined ? (now.description ?? '') : (draft.description ?? '')}
          onChange={(description) => onChange({ ...draft, description })}
        />
      </Field>
    </div>
  );
}

/** At most two categories may stand on a line. */
function TrackingFields(props: CodingFieldsProps) {
  const { reference, draft, now, onChange } = props;
  const { t } = useTranslation('review');
  const chosen = draft.tracking === undefined ? now.tracking : (draft.tracking ?? {});
  if (reference.tracking.length === 0) return null;
  return (
    <Field name="tracking" {...props}>
      <div className={styles['tracking']}>
        {reference.tracking.slice(0, 2).map(({ category, options }) => (
          <div key={category} translate="no">
            <Picker
              label={category}
              placeholder={t('coding.choose')}
              searchLabel={t('coding.searchOption')}
              emptyText={(query) => t('coding.noMatch', { query })}
              options={options.map((option) => ({ id: option, label: option }))}
              value={chosen[category] ?? null}
              onChange={(option) => onChange({ ...draft, tracking: { ...chosen, [category]: option } })}
            />
          </div>
        ))}
      </div>
    </Field>
  );
}

interface FieldProps extends CodingFieldsProps {
  readonly name: FieldName;
  readonly children: React.ReactNode;
}

/** A field with its ways back: to what it was, and to the rule. */
function Field({ name, own, draft, onChange, isMany, children }: FieldProps) {
  const { t } = useTranslation('review');
  const isTouched = draft[name] !== undefined;
  const isOwn = own.includes(name) || isMany;
  return (
    <div className={styles['field']}>
      {children}
      <div className={styles['ways']}>
        {draft[name] === null && <span>{t('coding.byRule')}</span>}
        {!isTouched && own.includes(name) && <span>{t('coding.byHand')}</span>}
        {isTouched && (
          <LinkButton
            onPress={() => {
              const { [name]: _before, ...others } = draft;
              onChange(others);
            }}
          >
            {t('coding.keep')}
          </LinkButton>
        )}
        {isOwn && draft[name] !== null && (
          <LinkButton onPress={() => onChange({ ...draft, [name]: null })}>{t('coding.rule')}</LinkButton>
        )}
      </div>
    </div>
  );
}

function useAccountOptions({ accounts }: ReferenceDto) {
  return useMemo(
    () =>
      accounts.map((account) => ({
        id: accountKey(account),
        label: account.name,
        ...(account.code === null ? {} : { secondary: account.code }),
      })),
    [accounts],
  );
}

function useTaxOptions({ taxRates }: ReferenceDto, account: ReferenceDto['accounts'][number] | null) {
  return useMemo(
    () =>
      taxRates
        .filter(({ taxType }) => account === null || account.taxTypes.includes(taxType))
        .map(({ taxType, name }) => ({ id: taxType, label: name, keywords: taxType })),
    [taxRates, account],
  );
}

/** Only what Xero has: the engine refuses any other name chosen by hand. */
function useContactOptions({ contacts }: ReferenceDto) {
  return useMemo(() => contacts.map((name) => ({ id: name, label: name })), [contacts]);
}
