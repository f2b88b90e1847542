import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import type { ActivityPlace } from './activity-place.ts';
import { runHref } from './activity-place.ts';
import styles from './log-tools.module.css';
import { StateFilter } from './state-filter.tsx';

/** Typing goes on while the list waits for a pause. */
const searchedAfterMs = 250;

interface LogToolsProps {
  readonly place: ActivityPlace;
  readonly onChange: (change: Partial<ActivityPlace>, options?: { readonly replace?: boolean }) => void;
}

/** What the log is narrowed to. */
export function LogTools({ place, onChange }: LogToolsProps) {
  const { t } = useTranslation('activity');
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useTypedText(place.text, (typed) => onChange({ text: typed }, { replace: true }));
  useShortcuts([
    { keys: '/', label: t('log.search'), group: t('title'), run: () => field.current?.focus(), hidden: true },
  ]);
  return (
    <>
      <div className={styles['search']}>
        <SearchField
          label={t('log.search')}
          placeholder={t('log.searchHint')}
          clearLabel={t('log.clearSearch')}
          keys="/"
          maxLength={200}
          inputRef={field}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'ArrowDown')
              document.querySelector<HTMLElement>('[data-activity-log]')?.focus();
            else event.continuePropagation();
          }}
        />
      </div>
      <StateFilter chosen={place.states} onChange={(states) => onChange({ states })} />
      {place.run !== null && (
        <span className={styles['chip']}>
          <a href={runHref(place.run)}>{t('log.ofOneRun')}</a>
          <IconButton size="small" label={t('log.ofAllRuns')} icon={<X />} onPress={() => onChange({ run: null })} />
        </span>
      )}
    </>
  );
}

/** What is in the field: ahead of the address while one types, and behind it when a link or "back" changes that. */
function useTypedText(shown: string, onTyped: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(shown);
  const written = useRef(shown);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(onTyped);
  latest.current = onTyped;
  const rest = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the screen is left
  useEffect(() => rest, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the address changes
  useEffect(() => {
    if (shown === written.current) return;
    written.current = shown;
    rest();
    setText(shown);
  }, [shown]);
  const type = (typed: string): void => {
    setText(typed);
    rest();
    timer.current = setTimeout(() => {
      written.current = typed;
      latest.current(typed);
    }, searchedAfterMs);
  };
  return [text, type];
}
