import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';
import type { PickerOption } from '../../ui/picker-search.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './bulk-dialog.module.css';
import { changeFor, choiceOf, type ListColumn, useChoices, useTaxChoices } from './choices.ts';
import { fieldsOf } from './grid-columns.ts';
import { TrackingFields } from './tracking-fields.tsx';
import { useContactMaking } from './use-contact-making.ts';
import type { CodingChanges, CodingFields } from './with-coding.ts';

interface BulkFieldsProps {
  readonly changes: CodingChanges;
  readonly reference: ReferenceDto | null;
  readonly onChange: (changes: CodingChanges) => void;
}

const columns: readonly ListColumn[] = ['account', 'taxType', 'contact', 'document', 'send', 'mode'];

/** A field per setting. Each is left as it is until something is chosen. */
export function BulkFields(props: BulkFieldsProps) {
  const { t } = useTranslation('applications');
  return (
    <div className={styles['fields']}>
      <p className={styles['note']}>{t('bulk.text')}</p>
      {columns.map((column) => (
        <ListField key={column} column={column} {...props} />
      ))}
      <TrackingField {...props} />
      <DescriptionField {...props} />
      {gates.map((field) => (
        <GateField key={field} field={field} {...props} />
      ))}
    </div>
  );
}

/** An entry that no code and no name of Xero's can be. */
const keep = '\u0000keep';

function ListField({ column, changes, reference, onChange }: BulkFieldsProps & { readonly column: ListColumn }) {
  const { t } = useTranslation('applications');
  const choices = useChoices(reference);
  const taxes = useTaxChoices(choices.taxType, reference, changes.account ?? null);
  const options = useMemo<readonly PickerOption[]>(
    () => [
      { id: keep, label: t('bulk.keep') },
      { id: '', label: t('clear.default') },
      ...(column === 'taxType' ? taxes : choices[column]),
    ],
    [t, column, taxes, choices],
  );
  const isKept = fieldsOf[column].every((field) => changes[field] === undefined);
  const value = isKept ? keep : choiceOf(column, setFields(changes), reference);
  const choose = (id: string): void =>
    onChange(id === keep ? without(changes, fieldsOf[column]) : { ...changes, ...changeFor(column, id) });
  const making = useContactMaking((contact) => onChange({ ...changes, contact }));
  return (
    <Picker
      {...(column === 'contact' && reference !== null ? { action: making } : {})}
      label={t(`bulk.fields.${column}`)}
      placeholder={t('bulk.keep')}
      searchLabel={t(`searchIn.${column}`)}
      emptyText={(query) => (reference === null ? t('noLists') : t('noMatch', { query }))}
      options={options}
      value={value}
      missingLabel={value}
      onChange={choose}
    />
  );
}

type Way = 'keep' | 'default' | 'set';

function useWays() {
  const { t } = useTranslation('applications');
  return (['keep', 'default', 'set'] as const).map((id) => ({
    id,
    label: t(id === 'keep' ? 'bulk.keep' : id === 'default' ? 'clear.default' : 'bulk.set'),
  }));
}

function wayOf(value: unknown): Way {
  return value === undefined ? 'keep' : value === null ? 'default' : 'set';
}

function TrackingField({ changes, reference, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('applications');
  const ways = useWays();
  if (reference === null || reference.tracking.length === 0) return null;
  const choose = (way: Way): void => {
    if (way === 'keep') onChange(without(changes, ['tracking']));
    else onChange({ ...changes, tracking: way === 'default' ? null : {} });
  };
  return (
    <>
      <Select
        label={t('columns.tracking')}
        placeholder={t('bulk.keep')}
        options={ways}
        value={wayOf(changes.tracking)}
        onChange={choose}
      />
      {changes.tracking != null && (
        <TrackingFields
          reference={reference}
          value={changes.tracking}
          onChange={(tracking) => onChange({ ...changes, tracking })}
        />
      )}
    </>
  );
}

function DescriptionField({ changes, onChange }: BulkFieldsProps) {
  const { t } = useTranslation('applications');
  const ways = useWays();
  const choose = (way: Way): void => {
    if (way === 'keep') onChange(without(changes, ['description']));
    else onChange({ ...changes, description: way === 'default' ? null : '{merchant}{original}' });
  };
  return (
    <>
      <Select
        label={t('settings.description')}
        placeholder={t('bulk.keep')}
        options={ways}
        value={wayOf(changes.description)}
        onChange={choose}
      />
      {changes.description != null && (
        <TextField
          label={t('bulk.template')}
          description={t('bulk.templateHelp')}
          maxLength={4000}
          value={changes.description}
          onChange={(description) => onChange({ ...changes, description })}
        />
      )}
    </>
  );
}

const gates = ['needsInvoice', 'needsConfirmedVat', 'needsAccountingFields'] as const;

/** What is held until something is there in Cledara. */
function GateField({ field, changes, onChange }: BulkFieldsProps & { readonly field: (typeof gates)[number] }) {
  const { t } = useTranslation('applications');
  const value = changes[field];
  const choose = (id: 'keep' | 'default' | 'on' | 'off'): void =>
    onChange(
      id === 'keep' ? without(changes, [field]) : { ...changes, [field]: id === 'default' ? null : id === 'on' },
    );
  return (
    <Select
      label={t(`settings.${field}`)}
      placeholder={t('bulk.keep')}
      options={[
        { id: 'keep', label: t('bulk.keep') },
        { id: 'default', label: t('clear.default') },
        { id: 'on', label: t('values.on') },
        { id: 'off', label: t('values.off') },
      ]}
      value={value === undefined ? 'keep' : value === null ? 'default' : value ? 'on' : 'off'}
      onChange={choose}
    />
  );
}

function without(changes: CodingChanges, fields: readonly (keyof CodingChanges)[]): CodingChanges {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !fields.some((one) => one === field)));
}

/** The values that are set, as a row would have them. */
function setFields(changes: CodingChanges): CodingFields {
  return without(
    changes,
    Object.entries(changes).flatMap(([field, value]) => (value === null ? [field as keyof CodingChanges] : [])),
  ) as CodingFields; // what was null is gone
}
