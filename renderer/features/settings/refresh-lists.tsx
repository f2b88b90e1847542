import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useAct } from '../../bridge/act.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';

/** Xero's lists as they were last read, and the way to read them anew. */
export function RefreshLists({ reference }: { readonly reference: ReferenceDto | null }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const refresh = useAct('reference.refresh');
  const run = (): void =>
    refresh.mutate({}, { onSuccess: () => pageToasts.show({ kind: 'success', title: t('lists.done') }) });
  return (
    <Section
      title={t('lists.title')}
      description={t('lists.description')}
      actions={
        <Button
          size="small"
          icon={<RefreshCw />}
          pendingLabel={refresh.isPending ? t('lists.working') : undefined}
          onPress={run}
        >
          {t('lists.refresh')}
        </Button>
      }
    >
      <div className={styles['stack']}>
        {refresh.isError && <FailureNote what={t('lists.failed')} thrown={refresh.error} />}
        <p className={styles['quiet']}>
          {reference === null ? (
            t('lists.never')
          ) : (
            <>
              {t('lists.read', { moment: format.moment(reference.readAt) })}
              <span aria-hidden="true"> · </span>
              {t('lists.accounts', { count: reference.accounts.length })}
              <span aria-hidden="true"> · </span>
              {t('lists.rates', { count: reference.taxRates.length })}
              <span aria-hidden="true"> · </span>
              {t('lists.contacts', { count: reference.contacts.length })}
            </>
          )}
        </p>
      </div>
    </Section>
  );
}
