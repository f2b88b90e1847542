import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { goTo } from '../../ui/route.ts';
import { holdPlace } from './hold-place.ts';

/** While something is not saved, leaving its section asks first. */
export function LeaveGuard({ isDirty, onLeave }: { readonly isDirty: boolean; readonly onLeave: () => void }) {
  const { t } = useTranslation('settings');
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => (isDirty ? holdPlace(setWanted) : undefined), [isDirty]);
  useEffect(() => {
    if (isDirty || wanted === null) return;
    setWanted(null); // the changes are gone, and nobody stands in the way any more
    goTo(wanted);
  }, [isDirty, wanted]);
  return (
    <ConfirmDialog
      isOpen={isDirty && wanted !== null}
      isDanger
      title={t('leave.title')}
      confirmLabel={t('leave.confirm')}
      cancelLabel={t('leave.stay')}
      onConfirm={onLeave}
      onCancel={() => setWanted(null)}
    >
      {t('leave.text')}
    </ConfirmDialog>
  );
}
