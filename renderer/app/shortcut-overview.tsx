import XIcon from 'lucide-react/icons/x';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useShortcutRegistry } from '../ui/shortcuts.ts';
import { kbdKeys } from './commands.ts';
import styles from './shortcut-overview.module.css';

interface Props {
  readonly onClose: () => void;
}

/** Every shortcut that works on this screen, by its heading. */
export function ShortcutOverview({ onClose }: Props) {
  const { t } = useTranslation();
  const { sets } = useShortcutRegistry();
  const groups = Map.groupBy([...sets.values()].flat(), ({ group }) => group);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles['scrim'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {t('shortcuts.title')}
            </Heading>
            <IconButton label={t('actions.close')} icon={<XIcon size={16} />} onPress={onClose} />
          </div>
          <div className={styles['groups']}>
            {[...groups].map(([group, shortcuts]) => (
              <section key={group} className={styles['group']}>
                <h3 className={styles['heading']}>{group}</h3>
                <dl className={styles['list']}>
                  {[...Map.groupBy(shortcuts, ({ label }) => label)].map(([label, same]) => (
                    <div key={label} className={styles['row']}>
                      <dt>{label}</dt>
                      <dd translate="no">
                        {same.map(({ keys }) => (
                          <Kbd key={keys} keys={kbdKeys(keys)} />
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
