import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { BankAccountPicker } from './bank-account-picker.tsx';
import { AccountPicker, ContactPicker, TaxPicker } from './coding-pickers.tsx';
import styles from './form.module.css';
import { bankAccountsOf, endOf, missingIn, newRule, postsOf, withBankAccount } from './movement-rules.ts';
import type { MovementRule, RuleName } from './settings-shape.ts';

interface MovementRuleFieldsProps {
  readonly name: RuleName;
  readonly rule: MovementRule | undefined;
  /** Of the company's accounts. */
  readonly currencies: readonly string[];
  /** Of a rule that has none of its own. */
  readonly defaultMode: 'auto' | 'review';
  readonly reference: ReferenceDto | null;
  /** Somebody tried to save: what is missing is said. */
  readonly isJudged: boolean;
  readonly problemAt: (path: string) => string | undefined;
  readonly onChange: (rule: MovementRule) => void;
}

/** The rule for one kind of movement. */
export function MovementRuleFields(props: MovementRuleFieldsProps) {
  const { name, rule, defaultMode, problemAt, onChange } = props;
  const { t } = useTranslation('settings');
  const post = rule?.post ?? 'none';
  return (
    <Section title={t(`movements.${name}`)} description={t(`movements.${name}Text`)}>
      <div className={styles['fields']}>
        <RadioGroup
          label={t('movements.post')}
          errorMessage={problemAt(`movements.${name}.post`)}
          options={postsOf[name].map((id) => ({
            id,
            label: t(`movements.posts.${id}`),
            description: t(`movements.postHelp.${id}`),
          }))}
          value={post}
          onChange={(id) => onChange(newRule(name, id, rule))}
        />
        {rule?.post === 'transfer' && <TransferFields {...props} rule={rule} />}
        {rule?.post === 'receive-money' && <ReceiveFields {...props} rule={rule} />}
        {rule !== undefined && rule.post !== 'none' && (
          <RadioGroup
            label={t('fields.mode')}
            options={[
              { id: 'review', label: t('mode.review'), description: t('mode.reviewHelp') },
              { id: 'auto', label: t('mode.auto'), description: t('mode.autoHelp') },
            ]}
            value={rule.mode ?? defaultMode}
            onChange={(mode) => onChange({ ...rule, mode })}
          />
        )}
      </div>
    </Section>
  );
}

type TransferProps = MovementRuleFieldsProps & { readonly rule: Extract<MovementRule, { readonly post: 'transfer' }> };

function TransferFields({ name, rule, currencies, reference, isJudged, problemAt, onChange }: TransferProps) {
  const { t } = useTranslation('settings');
  const accounts = bankAccountsOf(rule, name, reference, currencies);
  const path = `movements.${name}.${endOf(name)}`;
  const isMissing = isJudged && missingIn(name, rule).includes('bank');
  return [...new Set([...currencies, ...Object.keys(accounts)])].map((currency) => (
    <BankAccountPicker
      key={currency}
      label={t(`movements.${endOf(name)}`, { currency })}
      currency={currency}
      reference={reference}
      value={accounts[currency] ?? null}
      errorMessage={isMissing ? t('movements.needBank') : (problemAt(`${path}.${currency}`) ?? undefined)}
      onChange={(bankAccount) => onChange(withBankAccount(rule, name, accounts, currency, bankAccount))}
    />
  ));
}

type ReceiveProps = MovementRuleFieldsProps & {
  readonly rule: Extract<MovementRule, { readonly post: 'receive-money' }>;
};

function ReceiveFields({ name, rule, reference, isJudged, problemAt, onChange }: ReceiveProps) {
  const { t } = useTranslation('settings');
  const missing = isJudged ? missingIn(name, rule) : [];
  const path = `movements.${name}`;
  const { contact, ...others } = rule;
  return (
    <>
      <AccountPicker
        label={t('fields.account')}
        errorMessage={missing.includes('account') ? t('movements.needAccount') : problemAt(`${path}.account`)}
        reference={reference}
        value={rule.account === '' ? null : rule.account}
        onChange={(account) => onChange({ ...rule, account: account ?? '' })}
      />
      <TaxPicker
        label={t('fields.taxType')}
        errorMessage={missing.includes('taxType') ? t('movements.needTax') : problemAt(`${path}.taxType`)}
        reference={reference}
        account={rule.account === '' ? null : rule.account}
        value={rule.taxType === '' ? null : rule.taxType}
        onChange={(taxType) => onChange({ ...rule, taxType: taxType ?? '' })}
      />
      <ContactPicker
        label={t('fields.contact')}
        errorMessage={problemAt(`${path}.contact`)}
        noneLabel={t('movements.contactNone')}
        reference={reference}
        value={contact ?? null}
        onChange={(chosen) => onChange(chosen === null ? others : { ...others, contact: chosen })}
      />
    </>
  );
}
