import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { AccountPicker, ContactPicker, TaxPicker } from './coding-pickers.tsx';
import styles from './form.module.css';
import type { CodingFields } from './settings-shape.ts';
import { TemplateField } from './template-field.tsx';
import type { Draft } from './use-draft.ts';
import { withField } from './with-field.ts';

interface DefaultsFieldsProps {
  readonly draft: Draft<CodingFields>;
  readonly reference: ReferenceDto | null;
}

export function DefaultsFields(props: DefaultsFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Section title={t('defaults.coding')} description={t('defaults.codingText')}>
        <CodingDefaults {...props} />
      </Section>
      <Section title={t('defaults.what')} description={t('defaults.whatText')}>
        <PushDefaults {...props} />
      </Section>
      <Section title={t('defaults.gates')} description={t('defaults.gatesText')}>
        <GateDefaults draft={props.draft} />
      </Section>
      <Section title={t('defaults.description')} description={t('defaults.descriptionText')}>
        <TemplateField draft={props.draft} />
      </Section>
    </>
  );
}

function CodingDefaults({ draft, reference }: DefaultsFieldsProps) {
  const { t } = useTranslation('settings');
  const { value, set, problemAt } = draft;
  return (
    <div className={styles['fields']}>
      <AccountPicker
        label={t('fields.account')}
        description={t('defaults.accountHelp')}
        errorMessage={problemAt('defaults.account')}
        reference={reference}
        value={value.account ?? null}
        onChange={(account) => set(withField(value, 'account', account))}
      />
      <TaxPicker
        label={t('fields.taxType')}
        description={t('defaults.taxHelp')}
        errorMessage={problemAt('defaults.taxType')}
        reference={reference}
        account={value.account ?? null}
        value={value.taxType ?? null}
        onChange={(taxType) => set(withField(value, 'taxType', taxType))}
      />
      <ContactPicker
        label={t('fields.contact')}
        description={t('defaults.contactHelp')}
        errorMessage={problemAt('defaults.contact')}
        noneLabel={t('defaults.contactNone')}
        reference={reference}
        value={value.contact ?? null}
        onChange={(contact) => set(withField(value, 'contact', contact))}
      />
      <TrackingDefaults draft={draft} reference={reference} />
    </div>
  );
}

function TrackingDefaults({ draft: { value, set, problemAt }, reference }: DefaultsFieldsProps) {
  const { t } = useTranslation('settings');
  const tracking = value.tracking ?? {};
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
        placeholder={t('pick.none')}
        searchLabel={t('pick.searchOption')}
        emptyText={(query) => t('pick.noMatch', { query })}
        options={[{ id: '', label: t('pick.none') }, ...options.map((option) => ({ id: option, label: option }))]}
        value={chosen ?? null}
        onChange={choose}
      />
    );
  });
}

function GateDefaults({ draft: { value, set } }: Pick<DefaultsFieldsProps, 'draft'>) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles['fields']}>
      <Switch
        label={t('defaults.needsInvoice')}
        isSelected={value.needsInvoice ?? false}
        onChange={(isOn) => set(withField(value, 'needsInvoice', isOn))}
      />
      <Switch
        label={t('defaults.needsConfirmedVat')}
        isSelected={value.needsConfirmedVat ?? false}
        onChange={(isOn) => set(withField(value, 'needsConfirmedVat', isOn))}
      />
      <Switch
        label={t('defaults.needsAccountingFields')}
        description={t('defaults.needsAccountingFieldsHelp')}
        isSelected={value.needsAccountingFields ?? false}
        onChange={(isOn) => set(withField(value, 'needsAccountingFields', isOn))}
      />
    </div>
  );
}

function PushDefaults({ draft: { value, set, problemAt } }: DefaultsFieldsProps) {
  const { t } = useTranslation(['settings', 'common'] as const);
  return (
    <div className={styles['fields']}>
      <Switch
        label={t('defaults.transactions')}
        description={t('defaults.transactionsHelp')}
        isSelected={value.pushTransactions ?? true}
        onChange={(isOn) => set(withField(value, 'pushTransactions', isOn))}
      />
      <Switch
        label={t('defaults.statementLines')}
        description={t('defaults.statementLinesHelp')}
        isSelected={value.pushStatementLines ?? true}
        onChange={(isOn) => set(withField(value, 'pushStatementLines', isOn))}
      />
      <RadioGroup
        label={t('fields.document')}
        errorMessage={problemAt('defaults.document')}
        options={[
          { id: 'spend-money', label: t('common:document.spend-money'), description: t('defaults.spendMoneyHelp') },
          { id: 'bill', label: t('common:document.bill'), description: t('defaults.billHelp') },
        ]}
        value={value.document ?? 'spend-money'}
        onChange={(document) => set(withField(value, 'document', document))}
      />
      <RadioGroup
        label={t('fields.mode')}
        options={[
          { id: 'review', label: t('mode.review'), description: t('mode.reviewHelp') },
          { id: 'auto', label: t('mode.auto'), description: t('mode.autoHelp') },
        ]}
        value={value.mode ?? 'review'}
        onChange={(mode) => set(withField(value, 'mode', mode))}
      />
    </div>
  );
}
