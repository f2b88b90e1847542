import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

/** Says what is being waited for, where nothing can be done until it is over. */
export interface WaitDialogProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function WaitDialog({ title, children }: WaitDialogProps) {
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={classNames(styles['overlay'])}>
      <Modal className={classNames(styles['modal'], styles['small'])}>
        <AriaDialog role="alertdialog" className={classNames(styles['dialog'])}>
          <header className={styles['head']}>
            <Heading slot="title" level={2} className={classNames(styles['title'])}>
              {title}
            </Heading>
          </header>
          <div className={styles['body']}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
