import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import type { AccountingFieldDto } from '../../../shared/contract/suggestions.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './suggest-sheet.module.css';
import { useSayFailure } from './use-say-failure.ts';

interface AccountingFieldsProps {
  readonly fields: readonly AccountingFieldDto[];
  readonly reference: ReferenceDto | null;
}

const nothing = 'nothing';

/** Which of Cledara's own fields carry a value of Xero's: chosen once, kept in the settings. */
export function AccountingFields({ fields, reference }: AccountingFieldsProps) {
  const { t } = useTranslation('applications');
  const company = useCompany();
  const settings = useQuery(companyQuery(company.id, 'settings.read', {}));
  const change = useAct('settings.change');
  const sayFailure = useSayFailure();
  if (fields.length === 0 || settings.data === undefined) return null;
  const { version, settings: present } = settings.data;
  const options = [
    { id: nothing, label: t('suggest.carriesNothing') },
    ...(['account', 'taxType', 'contact'] as const).map((id) => ({ id, label: t(`settings.${id}`) })),
    ...(reference?.tracking ?? []).map(({ category }) => ({
      id: `tracking:${category}`,
      label: t('values.named', { name: t('settings.tracking'), value: category }),
    })),
  ];
  const declare = (field: AccountingFieldDto, choice: string): void =>
    change.mutate(
      { base: version, settings: withField(present, field, choice), author: company.author },
      { onError: sayFailure },
    );
  return (
    <Disclosure summary={t('suggest.fields')} defaultExpanded={fields.some(({ carries }) => carries !== null)}>
      <p className={styles['note']}>{t('suggest.fieldsText')}</p>
      <div className={styles['fields']}>
        {fields.map((field) => (
          <Select
            key={field.name}
            size="small"
            label={field.name}
            description={t('suggest.onTransactions', { count: field.movements })}
            placeholder={t('suggest.carriesNothing')}
            options={options}
            value={choiceOf(field)}
            isDisabled={change.isPending}
            onChange={(choice) => declare(field, choice)}
          />
        ))}
      </div>
    </Disclosure>
  );
}

function choiceOf({ carries, category }: AccountingFieldDto): string {
  if (carries === null) return nothing;
  return carries === 'tracking' ? `tracking:${category ?? ''}` : carries;
}

type Settings = SettingsDto['settings'];

function withField(settings: Settings, { name, declaredAs }: AccountingFieldDto, choice: string): Settings {
  const { accountingFields = [], ...rest } = settings;
  const others = accountingFields.filter(({ field }) => field !== declaredAs);
  const field = declaredAs ?? name;
  const declared =
    choice === nothing
      ? []
      : choice === 'account' || choice === 'taxType' || choice === 'contact'
        ? [{ field, carries: choice } as const]
        : [{ field, carries: 'tracking', category: choice.slice('tracking:'.length) } as const];
  const all = [...others, ...declared];
  return all.length === 0 ? rest : { ...rest, accountingFields: all };
}
