import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsVersionDto } from '../../../shared/contract/settings.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Picker } from '../../ui/picker.tsx';
import { ChangeList } from './change-list.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './history-sheet.module.css';

interface CompareVersionsProps {
  /** Newest first; two at least. */
  readonly versions: readonly SettingsVersionDto[];
  readonly reference: ReferenceDto | null;
}

/** What is different between any two versions, whichever is the newer. */
export function CompareVersions({ versions, reference }: CompareVersionsProps) {
  const { t } = useTranslation('applications');
  const company = useCompany();
  const [from, setFrom] = useState(versions.at(-1)?.number ?? 1);
  const [to, setTo] = useState(versions[0]?.number ?? 1);
  const [isOpen, setIsOpen] = useState(false);
  const compared = useQuery({ ...companyQuery(company.id, 'settings.compare', { from, to }), enabled: isOpen });
  const options = versions.map(({ number, author }) => ({
    id: String(number),
    label: t('history.version', { number }),
    secondary: author,
  }));
  const texts = {
    placeholder: t('compare.choose'),
    searchLabel: t('compare.search'),
    emptyText: (query: string) => t('compare.noMatch', { query }),
    options,
  };
  return (
    <Disclosure summary={t('compare.title')} isExpanded={isOpen} onExpandedChange={setIsOpen}>
      <div className={styles['compare']}>
        <Picker
          {...texts}
          size="small"
          label={t('compare.from')}
          value={String(from)}
          onChange={(id) => setFrom(Number(id))}
        />
        <Picker
          {...texts}
          size="small"
          label={t('compare.to')}
          value={String(to)}
          onChange={(id) => setTo(Number(id))}
        />
      </div>
      {compared.isError && (
        <FailureNote what={t('compare.failed')} thrown={compared.error} todo={t('failed.readTodo')} />
      )}
      {compared.data !== undefined && compared.data.changes.length === 0 && <p>{t('compare.same')}</p>}
      {compared.data !== undefined && <ChangeList changes={compared.data.changes} reference={reference} first={12} />}
    </Disclosure>
  );
}
