import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface AutomaticConfirmProps {
  readonly isOpen: boolean;
  /** What will go to Xero unseen. */
  readonly about: 'defaults' | 'accounts' | 'movements';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Nothing goes to Xero unseen before somebody has read what that means. */
export function AutomaticConfirm({ isOpen, about, onConfirm, onCancel }: AutomaticConfirmProps) {
  const { t } = useTranslation('settings');
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t(`automatic.${about}Title`)}
      confirmLabel={t('automatic.confirm')}
      cancelLabel={t('automatic.cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {t(`automatic.${about}Text`)}
    </ConfirmDialog>
  );
}
