import { Fragment } from 'react';
import styles from './kbd.module.css';

/** The keys of a shortcut, written as the machine's keyboard has them. */
export interface KbdProps {
  /** Joined by "+", or by a space where one is pressed after the other: "Mod+K", "Shift+Enter", "g r". */
  readonly keys: string;
}

const onApple: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↵',
  Backspace: '⌫',
};
const elsewhere: Readonly<Record<string, string>> = { Mod: 'Ctrl', Enter: 'Enter' };
const everywhere: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Escape: 'Esc' };

export function Kbd({ keys }: KbdProps) {
  const named = isApple() ? onApple : elsewhere;
  const strokes = keys.split(' ');
  return (
    <kbd className={styles['keys']}>
      {strokes.map((stroke, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed sequence, in which a stroke may come twice
        <Fragment key={at}>
          {stroke.split('+').map((key) => (
            <kbd key={key} className={styles['key']}>
              {named[key] ?? everywhere[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </kbd>
  );
}

/** The shortcut as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string): string {
  return keys.replaceAll('Mod', isApple() ? 'Meta' : 'Control').replaceAll('Ctrl', 'Control');
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
