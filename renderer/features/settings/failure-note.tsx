import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSay } from '../../words/say.ts';

interface FailureNoteProps {
  /** What did not happen. */
  readonly what: string;
  readonly thrown: unknown;
  readonly actions?: ReactNode;
}

/** What did not work, why in the engine's own words, and what to do about it. It is read out as it appears. */
export function FailureNote({ what, thrown, actions }: FailureNoteProps) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const { code, message, details } = errorOfThrown(thrown);
  const why = details.length === 0 ? [message] : details.map((detail) => detail.message);
  return (
    <div role="alert">
      <ProblemNote
        whatHappened={what}
        why={[...new Set(why)].map((sentence) => <span key={sentence}>{say(sentence)} </span>)}
        whatToDo={t(`todo.${todos.find((todo) => todo === code) ?? 'other'}`)}
        actions={actions}
      />
    </div>
  );
}

const todos = ['offline', 'timeout', 'sign-in-needed', 'rate-limited', 'host-unreachable', 'invalid-input'] as const;

interface SaveFailureProps {
  readonly failure: Error | null;
  readonly onDiscard: () => void;
}

/** Why the settings were not saved. Where they have become others meanwhile, they are shown on request. */
export function SaveFailure({ failure, onDiscard }: SaveFailureProps) {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const cache = useQueryClient();
  if (failure === null) return null;
  const isStale = errorOfThrown(failure).details.some(({ at }) => at === 'base');
  const reload = (): void => {
    onDiscard();
    void cache.invalidateQueries({ queryKey: ['company', company.id] });
  };
  return (
    <FailureNote
      what={t('notSaved')}
      thrown={failure}
      actions={
        isStale && (
          <Button size="small" onPress={reload}>
            {t('showPresent')}
          </Button>
        )
      }
    />
  );
}
