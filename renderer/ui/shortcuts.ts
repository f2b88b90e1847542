import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** A key, or keys one after the other: `j`, `shift+ArrowDown`, `mod+k` (⌘ on Apple, Ctrl elsewhere), `g r`. */
export interface Shortcut {
  readonly keys: string;
  /** What it does, for the overview and the command palette. */
  readonly label: string;
  /** Heading in the overview. */
  readonly group: string;
  readonly run: () => void;
  /** Also while a text field has the focus; only for combinations with `mod`. */
  readonly inText?: boolean;
  /** Kept out of the command palette: it needs a place, such as a row. */
  readonly hidden?: boolean;
}

interface Registry {
  readonly sets: ReadonlyMap<symbol, readonly Shortcut[]>;
  /** Something above the page takes the keys, or is about to. */
  readonly resting: boolean;
}

/** Every shortcut that works at this moment; later ones come before earlier ones with the same keys. */
export const useShortcutRegistry = create<Registry>()(() => ({ sets: new Map(), resting: false }));

/** No key does anything while `resting`: what is being opened may not be there yet to take them. */
export function useRestingShortcuts(resting: boolean): void {
  useEffect(() => {
    useShortcutRegistry.setState({ resting });
    return () => useShortcutRegistry.setState({ resting: false });
  }, [resting]);
}

/** These keys work as long as the component is there. `active` false: they rest. */
export function useShortcuts(shortcuts: readonly Shortcut[], active = true): void {
  const token = useRef(Symbol('shortcuts'));
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const signature = active ? shortcuts.map(({ keys, label }) => `${keys}:${label}`).join('|') : '';
  useEffect(() => {
    if (signature === '') return;
    const key = token.current;
    const bound = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: () => latest.current[index]?.run(),
    }));
    useShortcutRegistry.setState(({ sets }) => ({ sets: new Map([...sets, [key, bound]]) }));
    return () =>
      useShortcutRegistry.setState(({ sets }) => ({ sets: new Map([...sets].filter(([other]) => other !== key)) }));
  }, [signature]);
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** How long the second key of two may take, ms. */
const chordMs = 1200;
let pending: { readonly key: string; readonly atMs: number } | null = null;

/** Listens to the keyboard for all of them. Called once, by the page's root. Returns what ends it. */
export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || useShortcutRegistry.getState().resting) return;
    const pressed = nameOf(event);
    if (pressed === null) return;
    const inText = isTextField(event.target) && !isClosing(event.target);
    const isModal = [...document.querySelectorAll(above)].some((element) => !isClosing(element));
    const chord = pending !== null && event.timeStamp - pending.atMs < chordMs ? `${pending.key} ${pressed}` : null;
    pending = null;
    const all = [...useShortcutRegistry.getState().sets.values()].reverse().flat();
    const usable = all.filter(
      (shortcut) => (!inText || shortcut.inText === true) && (!isModal || shortcut.inText === true),
    );
    const meant = usable.find(({ keys }) => keys === chord) ?? usable.find(({ keys }) => keys === pressed);
    if (meant !== undefined) {
      event.preventDefault();
      meant.run();
    } else if (usable.some(({ keys }) => keys.startsWith(`${pressed} `))) {
      pending = { key: pressed, atMs: event.timeStamp };
    }
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

const above = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"][data-popover]';

/** In something that fades away: the person has left it, and the next key is for the page. */
function isClosing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-exiting]') !== null;
}

function nameOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Meta', 'Alt', 'Dead'].includes(event.key) || event.altKey) return null;
  const key = event.key === ' ' ? 'space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = isApple ? event.metaKey : event.ctrlKey;
  // A sign such as ? needs Shift on most keyboards and is meant by itself.
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key) || event.key === ' ');
  return `${mod ? 'mod+' : ''}${shift ? 'shift+' : ''}${key}`;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
