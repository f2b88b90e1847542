import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface AutomaticDialogProps {
  /** The application; null for the defaults. */
  readonly name: string | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Nothing goes to Xero unseen before somebody has read what that means. */
export function AutomaticDialog({ name, onConfirm, onCancel }: AutomaticDialogProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  return (
    <ConfirmDialog
      isOpen
      title={name === null ? t('automatic.titleDefaults') : t('automatic.title', { name })}
      confirmLabel={t('automatic.confirm')}
      cancelLabel={t('automatic.cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {name === null ? t('automatic.textDefaults') : t('automatic.text')}
    </ConfirmDialog>
  );
}
