import { useTranslation } from 'react-i18next';
import type { BackfillMonthDto } from '../../../shared/contract/backfill.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useFormat } from '../../words/format.ts';
import table from './accounts-table.module.css';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

interface BackfillPreviewProps {
  readonly months: readonly BackfillMonthDto[];
  readonly wish: { readonly accounts: readonly string[]; readonly from: string };
  readonly onStarted: () => void;
}

const fates = ['review', 'automatic', 'held', 'locked', 'blocked', 'inXero', 'known', 'nothing'] as const;

/** What would become of each month's movements, and the word that it shall. */
export function BackfillPreview({ months, wish, onStarted }: BackfillPreviewProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const company = useCompany();
  const start = useAct('backfill.start');
  if (months.length === 0) return <p className={styles['quiet']}>{t('earlier.none')}</p>;
  const shown = fates.filter((fate) => months.some((month) => month[fate] > 0));
  const begin = (): void =>
    start.mutate(
      { ...wish, accounts: [...wish.accounts], author: company.author },
      {
        onSuccess: () => {
          onStarted();
          pageToasts.show({ kind: 'success', title: t('earlier.started'), detail: t('earlier.startedWhat') });
        },
      },
    );
  return (
    <>
      <table className={table['table']} aria-label={t('earlier.months')}>
        <thead>
          <tr>
            <th scope="col">{t('earlier.month')}</th>
            {shown.map((fate) => (
              <th key={fate} scope="col" className={table['number']}>
                {t(`earlier.fates.${fate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{format.month(month.month)}</th>
              {shown.map((fate) => (
                <td key={fate} className={table['number']}>
                  {format.count(month[fate])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles['points']}>
        {shown.map((fate) => (
          <li key={fate}>{t(`earlier.means.${fate}`)}</li>
        ))}
      </ul>
      {start.isError && <FailureNote what={t('earlier.notStarted')} thrown={start.error} />}
      <div className={styles['buttons']}>
        <Button pendingLabel={start.isPending ? t('saving') : undefined} onPress={begin}>
          {t('earlier.start')}
        </Button>
      </div>
    </>
  );
}
