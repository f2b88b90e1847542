import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
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
  const { t } = useTranslation('diagnostics');
  const say = useSay();
  const { code, message } = errorOfThrown(thrown);
  const todo = todos.find((known) => known === code) ?? 'other';
  return (
    <div role="alert">
      <ProblemNote whatHappened={what} why={say(message)} whatToDo={t(`todo.${todo}`)} actions={actions} />
    </div>
  );
}

const todos = ['host-unreachable', 'engine-restarted', 'engine-down'] as const;
