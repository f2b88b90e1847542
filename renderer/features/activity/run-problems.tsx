import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { SyncSummary } from '../../../shared/contract/sync-summary.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useMovementName } from '../../words/use-movement-name.ts';
import { itemHref } from './activity-place.ts';
import { DataText } from './data-text.tsx';
import { logStates } from './log-states.ts';
import styles from './run-problems.module.css';

type Problem = SyncSummary['blocked'][number];

/** A run may have thousands; so many are shown at a time. */
const shownAtATime = 20;

interface RunProblemsProps {
  readonly title: string;
  readonly items: readonly Problem[];
}

/** What stood in the way of a run, item by item, each by its name and one step from where it is mended. */
export function RunProblems({ title, items }: RunProblemsProps) {
  const { t } = useTranslation('activity');
  const [shown, setShown] = useState(shownAtATime);
  const left = items.length - shown;
  return (
    <Section title={title}>
      <ul className={styles['items']}>
        {items.slice(0, shown).map((item) => (
          <ProblemRow key={`${item.transactionId} ${item.code} ${item.message}`} item={item} />
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" onPress={() => setShown(shown + shownAtATime)}>
          {t('run.moreItems', { count: Math.min(left, shownAtATime) })}
        </Button>
      )}
    </Section>
  );
}

function ProblemRow({ item }: { readonly item: Problem }) {
  const nameOf = useMovementName();
  const say = useSay();
  const company = useCompany();
  const format = useFormat();
  const { data } = useQuery(companyQuery(company.id, 'review.query', rowOf(item)));
  // The search looks at every text of a movement, so the id is compared once more.
  const row = data?.rows.find(({ transactionId }) => transactionId === item.transactionId);
  const name = row === undefined ? item.transactionId : nameOf(row);
  return (
    <li className={styles['item']}>
      <p className={styles['name']}>
        <a href={itemHref(item) ?? '#/review'}>
          <DataText text={name} />
        </a>
        {row !== undefined && (
          <span translate="no" className={styles['amount']}>
            {format.day(row.day)}
            {row.amount !== null && row.currency !== null && ` · ${format.amount(row.amount)} ${row.currency}`}
          </span>
        )}
      </p>
      <p className={styles['message']}>{say(item.message)}</p>
    </li>
  );
}

function rowOf({ transactionId }: Problem): MethodInput<'review.query'> {
  return {
    filter: { states: [...logStates, 'none'], search: transactionId },
    sort: { by: 'date', descending: true },
    offset: 0,
    limit: 5,
  };
}
