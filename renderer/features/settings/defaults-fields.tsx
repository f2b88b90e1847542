import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { CodingFields } from './coding-fields.tsx';
import { builtInTemplate } from './fill-template.ts';
import styles from './form.module.css';
import type { CodingFields as Fields } from './settings-shape.ts';
import { TemplateField } from './template-field.tsx';
import type { Draft } from './use-draft.ts';
import { withField } from './with-field.ts';

interface DefaultsFieldsProps {
  readonly draft: Draft<Fields>;
  readonly reference: ReferenceDto | null;
}

export function DefaultsFields(props: DefaultsFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Section title={t('defaults.coding')} description={t('defaults.codingText')}>
        <CodingFields draft={props.draft} reference={props.reference} beneath={null} />
      </Section>
      <Section title={t('defaults.what')} description={t('defaults.whatText')}>
        <PushDefaults {...props} />
      </Section>
      <Section title={t('defaults.gates')} description={t('defaults.gatesText')}>
        <GateDefaults draft={props.draft} />
      </Section>
      <Section title={t('defaults.description')} description={t('defaults.descriptionText')}>
        <TemplateField draft={props.draft} beneath={builtInTemplate} />
      </Section>
    </>
  );
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
