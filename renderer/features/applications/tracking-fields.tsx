import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Picker } from '../../ui/picker.tsx';

interface TrackingFieldsProps {
  readonly reference: ReferenceDto;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
}

/** A field per category of Xero, and per category that is set although Xero has it no longer. */
export function TrackingFields({ reference, value, onChange }: TrackingFieldsProps) {
  const { t } = useTranslation('applications');
  const known = reference.tracking.map(({ category }) => category);
  const categories = [...known, ...Object.keys(value).filter((category) => !known.includes(category))];
  return categories.map((category) => {
    const options = reference.tracking.find((one) => one.category === category)?.options ?? [];
    const { [category]: chosen, ...others } = value;
    return (
      <div key={category} translate="no">
        <Picker
          label={category}
          size="small"
          placeholder={t('tracking.unset')}
          searchLabel={t('searchIn.tracking')}
          emptyText={(query) => t('noMatch', { query })}
          options={[
            { id: '', label: t('tracking.unset') },
            ...options.map((option) => ({ id: option, label: option })),
          ]}
          value={chosen ?? null}
          onChange={(option) => onChange(option === '' ? others : { ...value, [category]: option })}
        />
      </div>
    );
  });
}
