import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { FailureNote } from './failure-note.tsx';

/** Takes the access back in Xero, after asking. The books stay. */
export function XeroDisconnect({ tenant }: { readonly tenant: string }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const [isAsking, setIsAsking] = useState(false);
  const disconnect = useAct('connection.xero.disconnect');
  const carryOut = (): void =>
    disconnect.mutate(
      { author: company.author },
      {
        onSettled: () => setIsAsking(false),
        onSuccess: () => pageToasts.show({ kind: 'success', title: t('xero.disconnect.done') }),
      },
    );
  return (
    <>
      <Button variant="quiet" onPress={() => setIsAsking(true)}>
        {t('xero.disconnect.ask')}
      </Button>
      {disconnect.isError && <FailureNote what={t('xero.disconnect.failed')} thrown={disconnect.error} />}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('xero.disconnect.title', { tenant })}
        confirmLabel={t('xero.disconnect.confirm')}
        cancelLabel={t('common:actions.cancel')}
        pendingLabel={disconnect.isPending ? t('xero.disconnect.working') : undefined}
        onConfirm={carryOut}
        onCancel={() => setIsAsking(false)}
      >
        {t('xero.disconnect.text')}
      </ConfirmDialog>
    </>
  );
}
