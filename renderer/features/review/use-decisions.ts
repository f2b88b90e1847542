import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { type ChunkedResult, chunkSize, decideInChunks } from './decide-in-chunks.ts';
import { type Decision, decisionBehind, goals, type Objection, objectionTo } from './objection-to.ts';
import type { KnownRow } from './selection.ts';
import type { ShownStates } from './use-shown-states.ts';

type Undoable = Pick<ReviewRowDto, 'transactionId' | 'stamp' | 'state' | 'reason'>;

/** A decision about rows of which some cannot take it: the person is told before anything is done. */
export interface Question {
  readonly decision: Decision;
  readonly able: readonly string[];
  readonly objections: readonly { readonly why: Objection; readonly count: number }[];
  readonly rows: ReadonlyMap<string, KnownRow>;
}

export interface Decisions {
  /** Decides, or asks first. Whether anything was begun. */
  readonly decide: (decision: Decision, ids: readonly string[], rows: ReadonlyMap<string, KnownRow>) => boolean;
  readonly question: Question | null;
  readonly answer: (agreed: boolean) => void;
}

export function useDecisions(shown: ShownStates, onDone: (ids: readonly string[]) => void): Decisions {
  const { t } = useTranslation('review');
  const [question, setQuestion] = useState<Question | null>(null);
  const carryOut = useCarryOut(shown, onDone);
  const decide = useCallback<Decisions['decide']>(
    (decision, ids, rows) => {
      const { able, objections } = sorted(decision, ids, rows);
      const only = ids.length === 1 ? objections[0] : undefined;
      if (only !== undefined) {
        pageToasts.show({ kind: 'info', title: t(`cannot.${decision}`), detail: t(`why.${only.why}`, { count: 1 }) });
        return false;
      }
      if (objections.length > 0) setQuestion({ decision, able, objections, rows });
      else void carryOut(decision, able, rows);
      return objections.length === 0;
    },
    [carryOut, t],
  );
  const answer = useCallback(
    (agreed: boolean) => {
      setQuestion(null);
      if (agreed && question !== null) void carryOut(question.decision, question.able, question.rows);
    },
    [question, carryOut],
  );
  return { decide, question, answer };
}

/** What is not known of a row is left to the engine, which has the last word about the others too. */
function sorted(decision: Decision, ids: readonly string[], rows: ReadonlyMap<string, KnownRow>) {
  const counts = new Map<Objection, number>();
  const able = ids.filter((id) => {
    const row = rows.get(id);
    const why = row === undefined ? null : objectionTo(decision, row);
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
    return why === null;
  });
  return { able, objections: [...counts].map(([why, count]) => ({ why, count })) };
}

function useCarryOut(shown: ShownStates, onDone: (ids: readonly string[]) => void) {
  const { t } = useTranslation('review');
  const run = useChunks();
  const tell = useTellResult();
  const undo = useUndo(shown);
  const seenBefore = useRef(new Map<string, string | null>());
  const streak = useRef<Streak | null>(null);
  return useCallback(
    async (decision: Decision, ids: readonly string[], rows: ReadonlyMap<string, KnownRow>) => {
      if (ids.length === 0) return;
      const before: Undoable[] = ids.flatMap((id) => rows.get(id) ?? []);
      shown.show(before, goals[decision]);
      const seen = seenOf(before, seenBefore.current);
      const result = await run(decision, ids, t(`doing.${decision}`, { count: ids.length }), seen);
      const done = new Set(result.changed.map(({ transactionId }) => transactionId));
      shown.forget(ids.filter((id) => !done.has(id)));
      for (const { transactionId, stamp } of before) {
        if (done.has(transactionId)) seenBefore.current.set(transactionId, stamp);
      }
      onDone([...done]);
      const undoable = before.filter(({ transactionId }) => done.has(transactionId));
      const all = continued(streak.current, { decision, ids: [...done], before: undoable, toast: '' });
      const toast = tell(decision, result, all.ids.length, () => undo(all));
      streak.current = toast === null ? null : { ...all, toast };
    },
    [run, tell, undo, shown, onDone, t],
  );
}

/** As what the rows were looked at. One that this person has changed since, by a decision of their own, is not compared. */
function seenOf(rows: readonly Undoable[], before: ReadonlyMap<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ transactionId, stamp }) =>
      stamp === null || before.get(transactionId) === stamp ? [] : [[transactionId, stamp] as const],
    ),
  );
}

/** The same decision several times in a row has one message, and one Undo for all of it. */
interface Streak {
  readonly decision: Decision;
  readonly ids: readonly string[];
  readonly before: readonly Undoable[];
  readonly toast: string;
}

function continued(earlier: Streak | null, { decision, ids, before, toast }: Streak): Streak {
  const isShown = earlier !== null && pageToasts.current().some(({ id }) => id === earlier.toast);
  if (!isShown || earlier.decision !== decision || ids.length === 0) return { decision, ids, before, toast };
  pageToasts.close(earlier.toast); // another one in its place stays its whole time
  return { decision, ids: [...new Set([...earlier.ids, ...ids])], before: [...earlier.before, ...before], toast };
}

/** Carries a decision out; where it takes several calls, with its progress and a way to stop. */
function useChunks() {
  const { t } = useTranslation('review');
  const company = useCompany();
  const format = useFormat();
  const { mutateAsync } = useAct('review.decide');
  return useCallback(
    async (
      decision: Decision,
      ids: readonly string[],
      title: string,
      seen: Readonly<Record<string, string>> = {},
    ): Promise<ChunkedResult> => {
      let isStopped = false;
      const isLong = ids.length > chunkSize;
      const stop = { label: t('stop'), onPress: () => (isStopped = true) };
      const toast = isLong ? pageToasts.show(progress(0)) : null;
      function progress(done: number) {
        const text = t('progress', { done: format.count(done), total: format.count(ids.length) });
        return { kind: 'info', title, action: stop, progress: { done, total: ids.length, text } } as const;
      }
      const result = await decideInChunks({
        ids,
        decide: (chunk) =>
          mutateAsync({ decision, ids: [...chunk], author: company.author, seen: namedIn(seen, chunk) }),
        errorOf: errorOfThrown,
        isStopped: () => isStopped,
        onProgress: (done) => toast !== null && !isStopped && pageToasts.show(progress(done), toast),
      });
      if (toast !== null) pageToasts.close(toast);
      return result;
    },
    [mutateAsync, company.author, format, t],
  );
}

function namedIn(seen: Readonly<Record<string, string>>, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.flatMap((id) => (seen[id] === undefined ? [] : [[id, seen[id]]])));
}

function useTellResult() {
  const { t } = useTranslation('review');
  const say = useSay();
  return useCallback(
    (decision: Decision, result: ChunkedResult, count: number, undo: () => void): string | null => {
      const { changed, refused, error, stopped } = result;
      const toast =
        changed.length === 0
          ? null
          : pageToasts.show({
              kind: 'success',
              title: t(`done.${decision}`, { count }),
              ...(stopped ? { detail: t('stopped') } : {}),
              action: { label: t('common:actions.undo'), onPress: undo },
            });
      const [first] = refused;
      if (first !== undefined) {
        pageToasts.show({
          kind: 'problem',
          title: t('refused', { count: refused.length }),
          detail: say(first.message),
        });
      }
      if (error !== null) {
        const details = error.details.slice(0, 3).map(({ message }) => say(message));
        pageToasts.show({
          kind: 'problem',
          title: t(`failed.${decision}`),
          detail: [say(error.message), ...details, t('failed.what')].join(' '),
        });
      }
      return toast;
    },
    [t, say],
  );
}

/** Takes a decision back: to what planning says now, or, where a decision was taken back, to that decision. */
function useUndo(shown: ShownStates) {
  const { t } = useTranslation('review');
  const run = useChunks();
  const tell = useTellResult();
  return useCallback(
    ({ decision, before, ids }: Streak) => {
      shown.forget(ids);
      void undoSteps(decision, before, ids).reduce(async (earlier, step) => {
        await earlier;
        const result = await run(step.decision, step.ids, t('undoing', { count: step.ids.length }));
        if (result.changed.length > 0) {
          pageToasts.show({ kind: 'success', title: t('undone', { count: result.changed.length }) });
        }
        tell(step.decision, { ...result, changed: [] }, 0, () => undefined);
      }, Promise.resolve());
    },
    [run, tell, shown, t],
  );
}

interface UndoStep {
  readonly decision: Decision;
  readonly ids: readonly string[];
}

export function undoSteps(
  decision: Decision,
  before: readonly Undoable[],
  ids: readonly string[],
): readonly UndoStep[] {
  if (decision !== 'reopen') return [{ decision: 'reopen', ids }];
  const steps = new Map<Decision, string[]>();
  for (const row of before) {
    const behind = decisionBehind(row);
    if (behind !== null) steps.set(behind, [...(steps.get(behind) ?? []), row.transactionId]);
  }
  return [...steps].map(([name, list]) => ({ decision: name, ids: list }));
}
