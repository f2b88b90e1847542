import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { reviewHref } from '../../bridge/fix-href.ts';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { goTo } from '../../ui/route.ts';
import { useFormat } from '../../words/format.ts';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { LookProgress } from './look-progress.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';
import { useLook } from './use-look.ts';

/** What there is to look at first, by the state it is in. */
const shownStates = [
  { id: 'proposed', state: 'proposed' },
  { id: 'held', state: 'held' },
  { id: 'blocked', state: 'blocked' },
  { id: 'pending', state: 'pending' },
  { id: 'found', state: 'in-xero' },
  { id: 'excluded', state: 'excluded' },
] as const;

/** The first proposals: prepares them, counts them, and leads to Review. */
export function ReviewStep({ isDone, onBack }: StepProps) {
  const { t } = useTranslation('start');
  const company = useCompany();
  const look = useLook();
  const { data: status } = useQuery(booksQuery(company.id, 'status.read'));
  const counts = shownStates.map(({ id, state }) => ({ id, state, count: status?.counts[state] ?? 0 }));
  const found = counts.filter(({ count }) => count > 0);
  const isReady = isDone && found.length > 0;
  const prepare = (
    <Button
      variant={isReady ? 'secondary' : 'primary'}
      pendingLabel={look.isRunning ? t('reviewStep.looking') : undefined}
      onPress={look.start}
    >
      {isDone ? t('reviewStep.again') : t('reviewStep.look')}
    </Button>
  );
  return (
    <div className={styles['stack']}>
      {look.isRunning && <LookProgress label={t('reviewStep.looking')} look={look} />}
      {look.failure !== null && !look.isRunning && (
        <FailureNote what={t('accountsStep.failed')} thrown={look.failure} />
      )}
      {found.length > 0 && <Found counts={found} />}
      {!look.isRunning && found.length === 0 && <p>{isDone ? t('reviewStep.none') : t('reviewStep.notYet')}</p>}
      {!look.isRunning && !isDone && found.length > 0 && <p className={styles['quiet']}>{t('reviewStep.stale')}</p>}
      <div className={styles['buttons']}>
        {isReady ? (
          <>
            <Button variant="primary" onPress={() => goTo('#/review')}>
              {t('reviewStep.open')}
            </Button>
            {prepare}
          </>
        ) : (
          prepare
        )}
        {isDone && <Button onPress={() => goTo('#/applications')}>{t('reviewStep.applications')}</Button>}
        <StepFoot onBack={onBack} onNext={null} />
      </div>
    </div>
  );
}

interface FoundCount {
  readonly id: (typeof shownStates)[number]['id'];
  readonly state: (typeof shownStates)[number]['state'];
  readonly count: number;
}

function Found({ counts }: { readonly counts: readonly FoundCount[] }) {
  const { t } = useTranslation('start');
  const format = useFormat();
  return (
    <KeyValues
      look="rows"
      entries={counts.map(({ id, state, count }) => ({
        id,
        key: t(`reviewStep.${id}`),
        value: <a href={reviewHref({ states: [state] })}>{format.count(count)}</a>,
      }))}
    />
  );
}
