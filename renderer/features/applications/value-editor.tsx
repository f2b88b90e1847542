import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { ApplicationRowDto, CodingField } from '../../../shared/contract/settings.ts';
import { PickerList } from '../../ui/picker-list.tsx';
import type { PickerOption } from '../../ui/picker-search.ts';
import { changeFor, choiceOf, type ListColumn, useChoices, useTaxChoices } from './choices.ts';
import { targetOf } from './row-key.ts';
import { useCodingText } from './use-coding-text.ts';
import { useContactMaking } from './use-contact-making.ts';
import type { CodingChanges } from './with-coding.ts';

interface ValueEditorProps {
  readonly row: ApplicationRowDto;
  readonly column: ListColumn;
  readonly label: string;
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
  readonly onChange: (changes: CodingChanges) => void;
}

/** The list of a cell. Its first entry leaves the value to the defaults. */
export function ValueEditor({ row, column, label, reference, onClose, onChange }: ValueEditorProps) {
  const { t } = useTranslation('applications');
  const choices = useChoices(reference);
  const account = row.coding.account?.value;
  const taxes = useTaxChoices(choices.taxType, reference, typeof account === 'string' ? account : null);
  const clear = useClearLabel(row, column, reference);
  const options = useMemo<readonly PickerOption[]>(
    () => [{ id: '', label: clear }, ...(column === 'taxType' ? taxes : choices[column])],
    [clear, column, taxes, choices],
  );
  const value = choiceOf(column, row.own, reference);
  const choose = (id: string): void => {
    if (id !== value) onChange(changeFor(column, id));
  };
  const making = useContactMaking((contact) => onChange({ contact }));
  return (
    <PickerList
      label={label}
      options={options}
      value={value}
      onChange={choose}
      onClose={onClose}
      {...(column === 'contact' && reference !== null ? { action: making } : {})}
      searchLabel={t(`searchIn.${column}`)}
      emptyText={(query) => (reference === null ? t('noLists') : t('noMatch', { query }))}
    />
  );
}

/** What holds without a value of its own, where that is known: what a row has itself hides the default. */
function useClearLabel(row: ApplicationRowDto, column: ListColumn, reference: ReferenceDto | null): string {
  const { t } = useTranslation('applications');
  const text = useCodingText(reference);
  if (targetOf(row) === 'defaults') return t(column === 'contact' ? 'clear.contactDefault' : 'clear.notSet');
  const field: CodingField = column === 'send' ? 'pushTransactions' : column;
  const chosen = row.coding[field];
  if (column === 'send' || chosen === null || chosen.from === 'application') return t('clear.default');
  return t('clear.defaultIs', { value: text(field, chosen.value, chosen.label) });
}
