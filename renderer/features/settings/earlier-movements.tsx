import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillsDto } from '../../../shared/contract/backfill.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { BackfillList } from './backfill-list.tsx';
import { BackfillPreview } from './backfill-preview.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** Movements before the starting day: what there would be, and fetching them after all, a month at a time. */
export function EarlierMovements() {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'backfill.list', {}));
  if (data === undefined) return null;
  return (
    <Section title={t('earlier.title')} description={t('earlier.description')}>
      <div className={styles['stack']}>
        {data.backfills.length > 0 && <BackfillList backfills={data.backfills} />}
        {data.accounts.length === 0 ? (
          <p className={styles['quiet']}>{t('earlier.noAccounts')}</p>
        ) : (
          <EarlierForm {...data} />
        )}
      </div>
    </Section>
  );
}

const every = 'every';

function EarlierForm({ accounts, backfills }: BackfillsDto) {
  const { t } = useTranslation('settings');
  const label = useAccountLabel();
  const { day } = useFormat();
  const [chosen, setChosen] = useState<string>(every);
  const [from, setFrom] = useState<string | null>(() => monthBefore(accounts));
  const [isJudged, setIsJudged] = useState(false);
  const preview = useAct('backfill.preview');
  const busy = new Set(backfills.flatMap(({ account, state }) => (isOpen(state) ? [account] : [])));
  const free = accounts.filter(({ account }) => !busy.has(account));
  const meant = free.filter(({ account }) => chosen === every || account === chosen).map(({ account }) => account);
  const look = (): void => {
    setIsJudged(true);
    if (from !== null && meant.length > 0) preview.mutate({ accounts: meant, from });
  };
  const forget = (): void => preview.reset(); // what was counted was about other days or accounts
  if (free.length === 0) return <p className={styles['quiet']}>{t('earlier.allAsked')}</p>;
  return (
    <>
      <div className={styles['fields']}>
        <Select
          label={t('earlier.account')}
          placeholder={t('earlier.account')}
          options={[
            { id: every, label: t('earlier.every') },
            ...free.map(({ account, start }) => ({
              id: account,
              label: label(account),
              secondary: t('earlier.startsOn', { day: day(start) }),
            })),
          ]}
          value={chosen}
          onChange={(id) => {
            setChosen(id);
            forget();
          }}
        />
        <DayField
          label={t('earlier.from')}
          description={t('earlier.fromHelp')}
          errorMessage={isJudged && from === null ? t('start.empty') : undefined}
          value={from}
          onChange={(value) => {
            setFrom(value);
            forget();
          }}
        />
      </div>
      {preview.isError && <FailureNote what={t('earlier.notCounted')} thrown={preview.error} />}
      <div className={styles['buttons']}>
        <Button pendingLabel={preview.isPending ? t('earlier.counting') : undefined} onPress={look}>
          {t('earlier.count')}
        </Button>
      </div>
      {preview.data !== undefined && from !== null && (
        <BackfillPreview months={preview.data.months} wish={{ accounts: meant, from }} onStarted={forget} />
      )}
    </>
  );
}

/** The first day of the month before the first start: where most people want to begin. */
function monthBefore(accounts: BackfillsDto['accounts']): string | null {
  const [first] = accounts.map(({ start }) => start).sort();
  if (first === undefined) return null;
  const [year = 0, month = 0] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

function isOpen(state: BackfillsDto['backfills'][number]['state']): boolean {
  return state === 'running' || state === 'paused';
}
