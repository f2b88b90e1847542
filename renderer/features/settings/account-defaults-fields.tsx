import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Select } from '../../ui/select.tsx';
import { type CodingDraft, CodingFields } from './coding-fields.tsx';
import { builtInTemplate } from './fill-template.ts';
import styles from './form.module.css';
import type { CodingFields as Fields } from './settings-shape.ts';
import { TemplateField } from './template-field.tsx';
import { withField } from './with-field.ts';

interface AccountDefaultsFieldsProps {
  readonly draft: CodingDraft;
  readonly defaults: Fields;
  readonly reference: ReferenceDto | null;
}

/** A field per setting of an application's coding. Each is as the company's defaults have it until something is chosen. */
export function AccountDefaultsFields({ draft, defaults, reference }: AccountDefaultsFieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles['stack']}>
      <CodingFields draft={draft} reference={reference} beneath={defaults} />
      <div className={styles['fields']}>
        <ChoiceOfMany
          name="document"
          label={t('fields.document')}
          choices={['spend-money', 'bill']}
          builtIn="spend-money"
          draft={draft}
          defaults={defaults}
        />
        <ChoiceOfMany
          name="mode"
          label={t('fields.mode')}
          choices={['review', 'auto']}
          builtIn="review"
          draft={draft}
          defaults={defaults}
        />
        {switches.map(({ name, builtIn }) => (
          <OnOrOff key={name} name={name} builtIn={builtIn} draft={draft} defaults={defaults} />
        ))}
      </div>
      <TemplateField draft={draft} beneath={defaults.description ?? builtInTemplate} />
    </div>
  );
}

/** Whether something is done, and what holds where nobody says so (shared/domain/coding-rule.ts). */
const switches = [
  { name: 'pushTransactions', builtIn: true },
  { name: 'pushStatementLines', builtIn: true },
  { name: 'needsInvoice', builtIn: false },
  { name: 'needsConfirmedVat', builtIn: false },
  { name: 'needsAccountingFields', builtIn: false },
] as const satisfies readonly { readonly name: keyof Fields; readonly builtIn: boolean }[];

type FieldProps = Pick<AccountDefaultsFieldsProps, 'draft' | 'defaults'>;

interface OnOrOffProps extends FieldProps {
  readonly name: (typeof switches)[number]['name'];
  readonly builtIn: boolean;
}

function OnOrOff({ name, builtIn, draft: { value, set }, defaults }: OnOrOffProps) {
  const { t } = useTranslation('settings');
  const text = (isOn: boolean): string => t(isOn ? 'accountDefaults.on' : 'accountDefaults.off');
  const own = value[name];
  return (
    <Select
      label={t(`accountDefaults.names.${name}`)}
      placeholder={t('accountDefaults.none')}
      options={[
        { id: 'beneath', label: t('accountDefaults.as', { value: text(defaults[name] ?? builtIn) }) },
        { id: 'on', label: text(true) },
        { id: 'off', label: text(false) },
      ]}
      value={own === undefined ? 'beneath' : own ? 'on' : 'off'}
      onChange={(id) => set(withField(value, name, id === 'beneath' ? null : id === 'on'))}
    />
  );
}

interface ChoiceOfManyProps<Name extends 'document' | 'mode'> extends FieldProps {
  readonly name: Name;
  readonly label: string;
  readonly choices: readonly NonNullable<Fields[Name]>[];
  readonly builtIn: NonNullable<Fields[Name]>;
}

function ChoiceOfMany<Name extends 'document' | 'mode'>(props: ChoiceOfManyProps<Name>) {
  const { name, label, choices, builtIn, draft, defaults } = props;
  const { value, set, problemAt } = draft;
  const { t } = useTranslation(['settings', 'common'] as const);
  const text = (choice: 'spend-money' | 'bill' | 'review' | 'auto'): string =>
    choice === 'review' || choice === 'auto' ? t(`mode.${choice}`) : t(`common:document.${choice}`);
  return (
    <Select
      label={label}
      errorMessage={problemAt(`defaults.${name}`)}
      placeholder={t('accountDefaults.none')}
      options={[
        { id: 'beneath', label: t('accountDefaults.as', { value: text(defaults[name] ?? builtIn) }) },
        ...choices.map((choice) => ({ id: choice, label: text(choice) })),
      ]}
      value={value[name] ?? 'beneath'}
      onChange={(id) => set(withField(value, name, choices.find((choice) => choice === id) ?? null))}
    />
  );
}
