import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

/** Asks before something that cannot simply be undone. The body says what is lost; the button says what it does. */
export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly isDanger?: boolean;
  /** Given while the answer is carried out. */
  readonly pendingLabel?: string | undefined;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, cancelLabel, onConfirm, onCancel, isDanger = false } = props;
  const isBusy = props.pendingLabel !== undefined;
  return (
    <ModalOverlay
      isOpen={isOpen}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      className={classNames(styles['overlay'])}
    >
      <Modal className={classNames(styles['modal'], styles['small'])}>
        <AriaDialog role="alertdialog" className={classNames(styles['dialog'])}>
          <header className={styles['head']}>
            <Heading slot="title" level={2} className={classNames(styles['title'])}>
              {title}
            </Heading>
          </header>
          <div className={styles['body']}>{children}</div>
          <footer className={styles['foot']}>
            <Button autoFocus={isDanger} isDisabled={isBusy} onPress={onCancel}>
              {cancelLabel}
            </Button>
            <Button
              variant={isDanger ? 'danger' : 'primary'}
              autoFocus={!isDanger}
              pendingLabel={props.pendingLabel}
              onPress={onConfirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
