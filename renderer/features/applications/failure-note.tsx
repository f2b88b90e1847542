import type { ReactNode } from 'react';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useSay } from '../../words/say.ts';

interface FailureNoteProps {
  /** What did not happen. */
  readonly what: string;
  readonly thrown: unknown;
  readonly todo: string;
  readonly actions?: ReactNode;
}

/** What did not work, why in the engine's own words, and what to do about it. It is read out as it appears. */
export function FailureNote({ what, thrown, todo, actions }: FailureNoteProps) {
  const say = useSay();
  const { message, details } = errorOfThrown(thrown);
  const why = details.length === 0 ? [message] : details.map((detail) => detail.message);
  return (
    <div role="alert">
      <ProblemNote
        whatHappened={what}
        why={[...new Set(why)].map((sentence) => <span key={sentence}>{say(sentence)} </span>)}
        whatToDo={todo}
        actions={actions}
      />
    </div>
  );
}
