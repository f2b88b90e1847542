import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import type { Settings } from './settings-shape.ts';
import { useUndoVersion } from './use-undo-version.ts';

/** One part of the settings while it is edited. */
export interface Draft<Part> {
  readonly value: Part;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Why the last attempt to save failed; null where none did since the last edit. */
  readonly failure: Error | null;
  /** What is wrong at a path of the setup file, in words. */
  readonly problemAt: (path: string) => string | undefined;
  readonly set: (value: Part) => void;
  readonly discard: () => void;
  readonly save: () => void;
}

interface Edited<Part> {
  /** The version that the edit began from. */
  readonly base: SettingsDto;
  readonly value: Part;
}

interface DraftInput<Part> {
  readonly present: SettingsDto;
  readonly read: (settings: Settings) => Part;
  readonly write: (settings: Settings, value: Part) => Settings;
}

/** Holds an edit until it is saved as a new version. Nobody else's change is overwritten: the engine refuses that. */
export function useDraft<Part>({ present, read, write }: DraftInput<Part>): Draft<Part> {
  const { t } = useTranslation(['settings', 'common'] as const);
  const say = useSay();
  const company = useCompany();
  const undo = useUndoVersion();
  const change = useAct('settings.change');
  const { reset, error } = change;
  const [edited, setEdited] = useState<Edited<Part> | null>(null);
  const stored = useMemo(() => read(present.settings), [read, present.settings]);
  const value = edited === null ? stored : edited.value;
  const isDirty = edited !== null && !isSame(edited.value, read(edited.base.settings));
  const details = error === null ? [] : errorOfThrown(error).details;
  const discard = useCallback(() => {
    setEdited(null);
    reset();
  }, [reset]);
  const save = (): void => {
    if (edited === null || !isDirty || change.isPending) return;
    const { base, value: sent } = edited;
    const settings = write(base.settings, sent);
    change.mutate(
      { base: base.version, settings, author: company.author },
      {
        onSuccess: ({ version }) => {
          // What was edited while the answer was on its way is an edit of what has just been saved.
          setEdited((now) =>
            now === null || isSame(now.value, sent) ? null : { base: { ...base, version, settings }, value: now.value },
          );
          const before = base.version;
          const action =
            before === null
              ? undefined
              : { label: t('common:actions.undo'), onPress: () => void undo({ made: version, before }) };
          pageToasts.show({ kind: 'success', title: t('saved', { version }), action });
        },
      },
    );
  };
  return {
    value,
    isDirty,
    isSaving: change.isPending,
    failure: error,
    problemAt: (path) => {
      const found = details.filter(({ at }) => at === path || at.startsWith(`${path}.`));
      return found.length === 0 ? undefined : found.map(({ message }) => say(message)).join(' ');
    },
    set: (next) => {
      setEdited({ base: edited?.base ?? present, value: next });
      if (error !== null) reset();
    },
    discard,
    save,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The order in which fields were set makes no difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, one]) => [key, sorted(one)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
