import { useTranslation } from 'react-i18next';
import type { BackfillDto } from '../../../shared/contract/backfill.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import table from './accounts-table.module.css';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** What was asked for, how far it is, and what can be done about it; newest first. */
export function BackfillList({ backfills }: { readonly backfills: readonly BackfillDto[] }) {
  const { t } = useTranslation('settings');
  const decide = useAct('backfill.decide');
  return (
    <>
      <table className={table['table']} aria-label={t('earlier.asked')}>
        <thead>
          <tr>
            <th scope="col">{t('accounts.account')}</th>
            <th scope="col">{t('earlier.from')}</th>
            <th scope="col">{t('earlier.reached')}</th>
            <th scope="col">{t('earlier.state')}</th>
            <th scope="col">{t('earlier.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {backfills.toReversed().map((backfill) => (
            <BackfillRow key={backfill.id} backfill={backfill} decide={decide} />
          ))}
        </tbody>
      </table>
      {decide.isError && <FailureNote what={t('earlier.notDecided')} thrown={decide.error} />}
    </>
  );
}

interface BackfillRowProps {
  readonly backfill: BackfillDto;
  readonly decide: ReturnType<typeof useAct<'backfill.decide'>>;
}

function BackfillRow({ backfill, decide }: BackfillRowProps) {
  const { t } = useTranslation('settings');
  const { day } = useFormat();
  const { author } = useCompany();
  const { id, from, until, reached, state } = backfill;
  const account = useAccountLabel()(backfill.account);
  const isOpen = state === 'running' || state === 'paused';
  const act = (decision: 'pause' | 'resume' | 'stop'): void => decide.mutate({ id, decision, author });
  const pause = state === 'running' ? ('pause' as const) : ('resume' as const);
  return (
    <tr>
      <th scope="row" translate="no">
        {account}
      </th>
      <td>{day(from)}</td>
      <td>{reached === until ? t('earlier.notBegun') : day(reached)}</td>
      <td>{t(`earlier.states.${state}`)}</td>
      <td>
        {isOpen && (
          <div className={styles['buttons']}>
            <Button
              size="small"
              isDisabled={decide.isPending}
              aria-label={t(`earlier.${pause}Of`, { account })}
              onPress={() => act(pause)}
            >
              {t(`earlier.${pause}`)}
            </Button>
            <Button
              size="small"
              variant="quiet"
              isDisabled={decide.isPending}
              aria-label={t('earlier.stopOf', { account })}
              onPress={() => act('stop')}
            >
              {t('earlier.stop')}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
