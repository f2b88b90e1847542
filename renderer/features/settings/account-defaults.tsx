import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Section } from '../../ui/section.tsx';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './account-defaults.module.css';
import { AccountDefaultsFields } from './account-defaults-fields.tsx';
import type { CodingDraft } from './coding-fields.tsx';
import type { AccountSettings, CodingFields } from './settings-shape.ts';
import type { Draft } from './use-draft.ts';
import { withAccount } from './with-account.ts';

interface AccountDefaultsProps {
  readonly ids: readonly string[];
  readonly draft: Draft<readonly AccountSettings[]>;
  /** The company's own, which hold where an account says nothing. */
  readonly defaults: CodingFields;
  readonly reference: ReferenceDto | null;
}

/** What holds for the card movements of one account alone, an account a line. */
export function AccountDefaults({ ids, ...props }: AccountDefaultsProps) {
  const { t } = useTranslation('settings');
  if (ids.length === 0) return null;
  return (
    <Section title={t('accountDefaults.title')} description={t('accountDefaults.description')}>
      {ids.map((id) => (
        <OneAccount key={id} id={id} {...props} />
      ))}
    </Section>
  );
}

function OneAccount({ id, draft, defaults, reference }: Omit<AccountDefaultsProps, 'ids'> & { readonly id: string }) {
  const label = useAccountLabel()(id);
  const summary = useSummary();
  const [isOpen, setIsOpen] = useState(false);
  const place = draft.value.findIndex((account) => account.id === id);
  const value = draft.value[place]?.defaults ?? {};
  const own: CodingDraft = {
    value,
    set: (next) => draft.set(withAccount(draft.value, id, { defaults: Object.keys(next).length === 0 ? null : next })),
    problemAt: (path) => (place === -1 ? undefined : draft.problemAt(`accounts[${place}].${path}`)),
  };
  const hasProblem = own.problemAt('defaults') !== undefined;
  return (
    <Disclosure
      look="row"
      isExpanded={isOpen || hasProblem}
      onExpandedChange={setIsOpen}
      summary={
        <span className={styles['summary']}>
          <span translate="no">{label}</span>
          <span className={styles['own']}>{summary(value)}</span>
        </span>
      }
    >
      {(isOpen || hasProblem) && (
        <div className={styles['fields']}>
          <AccountDefaultsFields draft={own} defaults={defaults} reference={reference} />
        </div>
      )}
    </Disclosure>
  );
}

/** Which settings it has of its own. */
function useSummary(): (own: CodingFields) => string {
  const { t } = useTranslation('settings');
  return (own) => {
    const names = settingNames
      .filter((name) => own[name] !== undefined)
      .map((name) => t(`accountDefaults.names.${name}`));
    return names.length === 0 ? t('accountDefaults.none') : names.join(' · ');
  };
}

const settingNames = [
  'account',
  'taxType',
  'contact',
  'tracking',
  'document',
  'mode',
  'pushTransactions',
  'pushStatementLines',
  'needsInvoice',
  'needsConfirmedVat',
  'needsAccountingFields',
  'description',
] as const satisfies readonly (keyof CodingFields)[];
