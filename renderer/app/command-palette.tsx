import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/kbd.tsx';
import styles from './command-palette.module.css';
import { type Command, searchCommand, useCommands } from './commands.ts';

interface Props {
  readonly onClose: () => void;
}

/** Everything that can be done from here, by typing a few letters of it. */
export function CommandPalette({ onClose }: Props) {
  const { t } = useTranslation();
  const commands = useCommands();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = [
    ...commands.filter(({ label }) => matches(label, wanted)),
    ...(wanted === '' ? [] : [searchCommand(t, wanted)]),
  ];
  const run = (id: unknown): void => {
    onClose();
    // After the palette has given the focus back, so that what is opened now may take it.
    setTimeout(() => found.find((command) => command.id === id)?.run(), 0);
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className={styles['scrim'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label={t('palette.title')} className={styles['dialog'] ?? ''}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={t('palette.placeholder')} autoFocus className={styles['search'] ?? ''}>
              <Input placeholder={t('palette.placeholder')} className={styles['input'] ?? ''} />
            </SearchField>
            <Menu
              aria-label={t('palette.title')}
              className={styles['list'] ?? ''}
              onAction={run}
              renderEmptyState={() => <p className={styles['empty']}>{t('palette.empty')}</p>}
            >
              {grouped(found).map(([group, members]) => (
                <MenuSection key={group} className={styles['section'] ?? ''}>
                  <Header className={styles['group'] ?? ''}>{group}</Header>
                  {members.map(({ id, label, keys }) => (
                    <MenuItem key={id} id={id} textValue={label} className={styles['item'] ?? ''}>
                      <span className={styles['label']}>{label}</span>
                      {keys !== undefined && <Kbd keys={keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Every word that was typed begins a word of the label, in any order, whatever its case. */
function matches(label: string, wanted: string): boolean {
  const words = label.toLowerCase().split(/\s+/);
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((part) => part === '' || words.some((word) => word.includes(part)));
}

function grouped(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}
