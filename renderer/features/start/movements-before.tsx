import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RowState } from '../../../shared/contract/review-list.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { countBefore } from './count-before.ts';
import styles from './step.module.css';

/** All of them: what is before the starting day has a state that lists leave out by themselves. */
const everyState: readonly RowState[] = [
  'pending',
  'proposed',
  'held',
  'approved',
  'sending',
  'uncertain',
  'waiting',
  'blocked',
  'pushed',
  'excluded',
  'in-xero',
  'undone',
  'none',
];

interface MovementsBeforeProps {
  readonly day: string;
  /** Movements that were read; with them the answer may change. */
  readonly movements: number;
  /** The starting day in force; what lies before it may not have been read. */
  readonly inForce: string | null;
}

/** How much of what was read lies before the day, and is not posted. */
export function MovementsBefore({ day, movements, inForce }: MovementsBeforeProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { data: found } = useQuery({
    queryKey: ['company', company.id, 'movements-before', day, movements],
    queryFn: () => lookBefore(company.id, day),
  });
  if (found === undefined) return null;
  if (found.count === 0)
    return (
      <p className={styles['quiet']}>
        {found.isBeforeAll && inForce !== null && day < inForce ? t('dayStep.earlier') : t('dayStep.beforeNone')}
      </p>
    );
  return <p className={styles['quiet']}>{t('dayStep.before', { count: found.count })}</p>;
}

async function lookBefore(company: string, day: string): Promise<{ count: number; isBeforeAll: boolean }> {
  const page = (offset: number) =>
    call(company, 'review.query', {
      filter: { states: [...everyState] },
      sort: { by: 'date', descending: false },
      offset,
      limit: 1,
    });
  const { total, rows } = await page(0);
  const count = await countBefore(day, total, async (offset) => (await page(offset)).rows[0]?.day ?? null);
  return { count, isBeforeAll: rows[0] === undefined || day < rows[0].day };
}
