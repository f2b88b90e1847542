import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import { ariaKeys, Kbd } from './kbd.tsx';
import list from './list.module.css';
import styles from './menu.module.css';
import popover from './popover.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: ReactNode;
  /** As for Kbd. It is only shown; listening for it is the screen's business. */
  readonly keys?: string;
  readonly isDanger?: boolean;
  /** Given, the entry cannot be taken, and this says why. */
  readonly disabledReason?: string | undefined;
}

export interface MenuGroup {
  readonly id: string;
  /** Shown above the group, or only read aloud where the entries speak for themselves. */
  readonly label: string;
  readonly showsLabel?: boolean;
  readonly entries: readonly MenuEntry[];
}

/** What else can be done here: entries behind a button. Groups are parted by a line. */
export interface MenuProps {
  readonly label: string;
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly placement?: PopoverProps['placement'];
  /** For one that was only loaded when its button was pressed. */
  readonly startsOpen?: boolean;
}

export function Menu({ label, trigger, groups, placement = 'bottom start', startsOpen = false }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={startsOpen}>
      {trigger}
      <Popover placement={placement} offset={4} className={classNames(popover['popover'], styles['menu'])}>
        <AriaMenu aria-label={label} className={classNames(list['list'])}>
          {groups.map((group) => (
            <MenuSection key={group.id} aria-label={group.label} className={classNames(styles['group'])}>
              {group.showsLabel && <Header className={list['heading']}>{group.label}</Header>}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      onAction={entry.onPress}
      isDisabled={entry.disabledReason !== undefined}
      {...(entry.keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(entry.keys) })}
      data-danger={entry.isDanger || undefined}
      className={classNames(list['item'])}
    >
      {entry.icon}
      <span className={list['texts']}>
        <span className={list['main']}>{entry.label}</span>
        {entry.disabledReason !== undefined && <span className={list['secondary']}>{entry.disabledReason}</span>}
      </span>
      {entry.keys !== undefined && <Kbd keys={entry.keys} />}
    </MenuItem>
  );
}
