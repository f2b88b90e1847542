import { useTranslation } from 'react-i18next';
import { Picker } from '../../ui/picker.tsx';
import { Select } from '../../ui/select.tsx';

/** From so many on people search rather than read. */
const readAtOnce = 12;

interface BankAccountOption {
  readonly id: string;
  readonly label: string;
  readonly secondary?: string;
}

interface BankAccountFieldProps {
  readonly options: readonly BankAccountOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly errorMessage: string | undefined;
}

/** One of Xero's bank accounts of a currency. */
export function BankAccountField(props: BankAccountFieldProps) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const texts = { label: t('accounts.link.label'), placeholder: t('accounts.link.placeholder') };
  if (props.options.length <= readAtOnce) return <Select {...texts} {...props} />;
  return <Picker {...texts} {...props} searchLabel={common('actions.search')} emptyText={() => common('ui.noMatch')} />;
}
