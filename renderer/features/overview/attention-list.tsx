import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './attention-list.module.css';
import { AttentionRow } from './attention-row.tsx';
import { LookAtXero } from './look-at-xero.tsx';
import { UnfinishedSetup } from './unfinished-setup.tsx';

interface AttentionListProps {
  readonly attention: readonly AttentionDto[];
  readonly status: StatusDto;
}

/** What waits for a person, grouped by what mends it; each one click from there. */
export function AttentionList({ attention, status }: AttentionListProps) {
  const { t } = useTranslation('overview');
  const isSetUp =
    status.connections.xero.connected && status.source !== 'none' && status.accounts.some(({ enabled }) => enabled);
  return (
    <Section title={t('attention.title')} actions={status.connections.xero.connected ? <LookAtXero /> : undefined}>
      {attention.length === 0 && isSetUp ? (
        <EmptyState icon={<CircleCheck />} title={t('attention.none')}>
          {status.lastRun === null ? t('attention.neverText') : t('attention.noneText')}
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label={t('attention.list')}>
          {!isSetUp && <UnfinishedSetup />}
          {attention.map((group) => (
            <AttentionRow key={`${group.cause} ${group.message ?? ''}`} group={group} />
          ))}
        </ul>
      )}
    </Section>
  );
}
