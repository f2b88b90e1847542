import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { KnownRow } from './selection.ts';

export interface CodingScopeProps {
  readonly rows: readonly KnownRow[];
  readonly value: 'item' | 'application';
  readonly onChange: (scope: 'item' | 'application') => void;
}

/** For these alone, or for what comes of their applications too. */
export function CodingScope({ rows, value, onChange }: CodingScopeProps) {
  const { t } = useTranslation('review');
  const names = useMemo(
    () =>
      new Map(
        rows.flatMap((row) =>
          row.applicationId === null ? [] : [[row.applicationId, row.application ?? row.applicationId]],
        ),
      ),
    [rows],
  );
  const [application] = names.values();
  const label =
    names.size === 1 && application !== undefined
      ? t('coding.fromNow', { application })
      : t('coding.fromNowMany', { count: names.size });
  const isEach = rows.every(({ applicationId }) => applicationId !== null);
  return (
    <RadioGroup
      label={t('coding.scope')}
      value={value}
      onChange={onChange}
      options={[
        { id: 'item', label: t('coding.onlyThese', { count: rows.length }), description: t('coding.onlyTheseHelp') },
        { id: 'application', label, description: t('coding.fromNowHelp'), isDisabled: !isEach || names.size === 0 },
      ]}
    />
  );
}
