import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { type CodingDraft, type RecodeFields, undoGroups } from './coding-change.ts';

export interface Recoding {
  readonly ids: readonly string[];
  /** Those of them that have values of their own already. */
  readonly byHand: readonly string[];
  readonly scope: 'item' | 'application';
  readonly fields: RecodeFields;
}

/** As many as the engine takes in one call. */
const recodedAtOnce = 10_000;
/** Own values are read one by one, so many at a time. */
const readAtOnce = 6;

/** Changes the coding, says so, and can put it back. Resolves to what went wrong, in words; null where nothing did. */
export function useRecode(): (recoding: Recoding) => Promise<string | null> {
  const { t } = useTranslation(['review', 'common'] as const);
  const company = useCompany();
  const say = useSay();
  const { mutateAsync } = useAct('review.recode');
  const undo = useUndoRecode();
  return useCallback(
    async ({ ids, byHand, scope, fields }) => {
      try {
        const former = scope === 'item' ? await formerOf(company.id, byHand) : new Map<string, CodingDraft>();
        let version: number | null = null;
        let changed = 0;
        for (let from = 0; from < ids.length; from += recodedAtOnce) {
          const part = ids.slice(from, from + recodedAtOnce);
          const answer = await mutateAsync({ ids: part, scope, fields, author: company.author });
          version = answer.version ?? version;
          changed += answer.changed.length;
        }
        const words = scope === 'item' ? 'review:coding.done' : 'review:coding.doneRule';
        const count = scope === 'item' ? ids.length : changed;
        const onPress = () => void undo(scope === 'item' ? { ids, fields, former } : version);
        const canUndo = scope === 'item' || version !== null;
        const action = canUndo ? { label: t('common:actions.undo'), onPress } : undefined;
        pageToasts.show({ kind: 'success', title: t(words, { count }), action });
        return null;
      } catch (thrown) {
        const { message, details } = errorOfThrown(thrown);
        return [message, ...details.slice(0, 5).map((one) => one.message)].map(say).join(' ');
      }
    },
    [mutateAsync, company.id, company.author, undo, say, t],
  );
}

async function formerOf(company: string, ids: readonly string[]): Promise<Map<string, CodingDraft>> {
  const former = new Map<string, CodingDraft>();
  for (let from = 0; from < ids.length; from += readAtOnce) {
    const part = ids.slice(from, from + readAtOnce);
    const items = await Promise.all(part.map((transactionId) => call(company, 'review.item', { transactionId })));
    for (const { row, override } of items) if (override !== null) former.set(row.transactionId, override.fields);
  }
  return former;
}

interface OwnValues {
  readonly ids: readonly string[];
  readonly fields: RecodeFields;
  readonly former: ReadonlyMap<string, CodingDraft>;
}

/** Puts own values back one group after the other, or the rule to the version before. */
function useUndoRecode() {
  const { t } = useTranslation('review');
  const company = useCompany();
  const say = useSay();
  const recode = useAct('review.recode');
  const revert = useAct('settings.revert');
  return useCallback(
    async (before: OwnValues | number | null) => {
      try {
        if (typeof before === 'number') {
          const { version } = await call(company.id, 'settings.read', {});
          if (version !== before || before < 2) {
            pageToasts.show({ kind: 'problem', title: t('failed.recode'), detail: t('coding.undoLate') });
            return;
          }
          await revert.mutateAsync({ version: before - 1, author: company.author });
        } else if (before !== null) {
          for (const group of undoGroups(before.ids, before.fields, before.former)) {
            await recode.mutateAsync({ ...group, ids: [...group.ids], scope: 'item', author: company.author });
          }
        }
        pageToasts.show({ kind: 'success', title: t('coding.undone') });
      } catch (thrown) {
        const { message } = errorOfThrown(thrown);
        pageToasts.show({ kind: 'problem', title: t('failed.recode'), detail: `${say(message)} ${t('failed.what')}` });
      }
    },
    [company.id, company.author, recode.mutateAsync, revert.mutateAsync, say, t],
  );
}
