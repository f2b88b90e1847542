import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import type { Decision } from './objection-to.ts';

export interface ReviewMoves {
  readonly moveBy: (rows: number) => void;
  readonly moveToEnd: (end: 'first' | 'last') => void;
  readonly extendBy: (rows: -1 | 1) => void;
  readonly page: (direction: -1 | 1) => void;
  readonly toggle: () => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly step: (by: -1 | 1) => void;
  readonly decide: (decision: Decision) => void;
  readonly approveSelection: () => void;
  readonly recode: () => void;
  readonly selectAll: () => void;
  readonly search: () => void;
}

/** Those of this moment. */
type Latest = () => ReviewMoves;

type Words = ReturnType<typeof useTranslation<'review'>>['t'];

export interface ReviewKeysProps {
  readonly moves: ReviewMoves;
  /** A movement is shown beside the list. */
  readonly isOpen: boolean;
  readonly hasSelection: boolean;
}

/**
 * The keys of Review. Those that a button or a link wants for itself rest while it has the focus. Nothing is drawn; a
 * component, so that each step of the focus draws nothing else either.
 */
export function ReviewKeys({ moves, isOpen, hasSelection }: ReviewKeysProps): null {
  const { t } = useTranslation('review');
  const latest = useRef(moves);
  latest.current = moves;
  // Made once: a list that is scrolled is drawn many times, and its keys stay what they are.
  const [letters, rows, item] = useMemo(() => {
    const now = () => latest.current;
    return [letterKeys(now, t), rowKeys(now, t), itemKeys(now, t)];
  }, [t]);
  useShortcuts(letters);
  useShortcuts(rows, !useIsElsewhere());
  useShortcuts(item, isOpen);
  const group = t('keys.group');
  useShortcuts(
    [{ keys: 'Escape', label: t('keys.close'), group, run: moves.close, hidden: true }],
    isOpen || hasSelection,
  );
  return null;
}

function letterKeys(moves: Latest, t: Words): readonly Shortcut[] {
  const group = t('keys.group');
  const row = (keys: string, name: Parameters<Words>[0], run: () => void): Shortcut => ({
    keys,
    label: t(name),
    group,
    run,
    hidden: true,
  });
  return [
    row('j', 'keys.next', () => moves().moveBy(1)),
    row('k', 'keys.previous', () => moves().moveBy(-1)),
    row('a', 'keys.approve', () => moves().decide('approve')),
    row('h', 'keys.hold', () => moves().decide('hold')),
    row('x', 'keys.exclude', () => moves().decide('exclude')),
    row('m', 'keys.handled', () => moves().decide('handled')),
    row('i', 'keys.adopt', () => moves().decide('adopt')),
    row('u', 'keys.reopen', () => moves().decide('reopen')),
    row('e', 'keys.recode', () => moves().recode()),
    { keys: 'mod+a', label: t('keys.selectAll'), group, run: () => moves().selectAll() },
    { keys: 'mod+Enter', label: t('keys.approveSelection'), group, run: () => moves().approveSelection() },
    { keys: '/', label: t('keys.search'), group, run: () => moves().search() },
  ];
}

function rowKeys(moves: Latest, t: Words): readonly Shortcut[] {
  const group = t('keys.group');
  const row = (keys: string, name: Parameters<Words>[0], run: () => void): Shortcut => ({
    keys,
    label: t(name),
    group,
    run,
    hidden: true,
  });
  return [
    row('ArrowDown', 'keys.next', () => moves().moveBy(1)),
    row('ArrowUp', 'keys.previous', () => moves().moveBy(-1)),
    row('shift+ArrowDown', 'keys.extendDown', () => moves().extendBy(1)),
    row('shift+ArrowUp', 'keys.extendUp', () => moves().extendBy(-1)),
    row('shift+j', 'keys.extendDown', () => moves().extendBy(1)),
    row('shift+k', 'keys.extendUp', () => moves().extendBy(-1)),
    row('PageDown', 'keys.pageDown', () => moves().page(1)),
    row('PageUp', 'keys.pageUp', () => moves().page(-1)),
    row('Home', 'keys.first', () => moves().moveToEnd('first')),
    row('End', 'keys.last', () => moves().moveToEnd('last')),
    row('space', 'keys.select', () => moves().toggle()),
    row('Enter', 'keys.open', () => moves().open()),
  ];
}

function itemKeys(moves: Latest, t: Words): readonly Shortcut[] {
  const group = t('keys.group');
  return [
    { keys: ']', label: t('keys.nextItem'), group, run: () => moves().step(1), hidden: true },
    { keys: '[', label: t('keys.previousItem'), group, run: () => moves().step(-1), hidden: true },
  ];
}

const wantsKeys =
  'a[href],button,input,select,textarea,summary,[role=button],[role=slider],[role=tab],[contenteditable]';

/** Whether the focus is on something that has its own use for Enter, space and the arrows. */
function useIsElsewhere(): boolean {
  const [isElsewhere, setIsElsewhere] = useState(false);
  useEffect(() => {
    const look = (): void => setIsElsewhere(isOnControl(document.activeElement));
    const later = (): void => queueMicrotask(look); // after the focus has arrived
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    look();
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
    };
  }, []);
  return isElsewhere;
}

/** In a dialog the keys rest anyway; counted as here, they stay in the overview of keys, which is one. */
function isOnControl(element: Element | null): boolean {
  if (element === null || element.closest('[role=dialog]') !== null) return false;
  return element.matches(wantsKeys) || element.closest('[data-review-detail]') !== null;
}
