import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsChangeDto } from '../../../shared/contract/settings.ts';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { isSettingName, type SettingName, settingParts } from './setting-parts.ts';
import { useCodingText } from './use-coding-text.ts';

export interface ChangeTexts {
  /** What the change is about, such as an application. `isData`: in nobody's language. */
  readonly subject: string;
  readonly isData: boolean;
  /** Null where the whole entry came or went. */
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A difference between two versions in the words of the window. */
export function useChangeText(reference: ReferenceDto | null): (change: SettingsChangeDto) => ChangeTexts {
  const { t } = useTranslation('applications');
  const value = useValueText(reference);
  const movementText = (name: string | null): string => {
    if (name === 'topUps' || name === 'withdrawals' || name === 'rewards') return t(`movements.${name}`);
    return name ?? t('areas.movement');
  };
  const accountText = useAccountLabel();
  const subjectOf = ({ area, name }: SettingsChangeDto): Pick<ChangeTexts, 'subject' | 'isData'> => {
    if (area === 'movement') return { subject: movementText(name), isData: false };
    if (name !== null) return { subject: area === 'account' ? accountText(name) : name, isData: true };
    return { subject: t(`areas.${area}`), isData: false };
  };
  return (change) => ({
    ...subjectOf(change),
    // Of the organisation and the start there is one setting only, and the subject names it.
    field: change.area === 'organisation' || change.area === 'start' ? null : fieldText(change.field),
    from: value(change.field, change.from),
    to: value(change.field, change.to),
  });

  function fieldText(field: string | null): string | null {
    if (field === null) return null;
    // Tracking is told by category: `tracking.Department`.
    const [name = field] = field.split('.');
    return isSettingName(name) ? t(`settings.${name}`) : field;
  }
}

/** The engine writes values in English and codes; this puts the words of the window and Xero's names in their place. */
function useValueText(reference: ReferenceDto | null): (field: string | null, text: string | null) => string | null {
  const { t } = useTranslation(['applications', 'common'] as const);
  const format = useFormat();
  const coding = useCodingText(reference);
  const one = (field: SettingName | string, text: string): string => {
    switch (field) {
      case 'account':
      case 'taxType':
        return coding(field, text);
      case 'syncFrom':
        return format.day(text);
      case 'enabled':
      case 'bankFeed':
      case 'pushTransactions':
      case 'pushStatementLines':
      case 'needsInvoice':
      case 'needsConfirmedVat':
      case 'needsAccountingFields':
        return t(text === 'on' ? 'values.on' : 'values.off');
      case 'mode':
        return t(text === 'automatic' ? 'mode.auto' : 'mode.review');
      case 'document':
        return t(text === 'Bill' ? 'common:document.bill' : 'common:document.spend-money');
      case 'carries':
        return isSettingName(text) ? t(`settings.${text}`) : text;
      case 'post':
        return t(text === 'none' ? 'posts.none' : text === 'transfer' ? 'posts.transfer' : 'posts.receive-money');
      default:
        return text;
    }
  };
  return (field, text) => {
    if (text === null) return null;
    if (field !== null) return one(field, text);
    if (text === 'as the defaults') return t('values.asDefaults');
    const named = settingParts(text).map(({ name, value }) =>
      t('values.named', { name: t(`settings.${name}`), value: one(name, value) }),
    );
    return named.join(' · ');
  };
}
