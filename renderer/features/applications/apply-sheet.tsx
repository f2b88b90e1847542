import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReapplyPreviewDto } from '../../../shared/contract/reapply.ts';
import { useAct } from '../../bridge/act.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ApplyItem } from './apply-item.tsx';
import styles from './apply-sheet.module.css';
import { FailureNote } from './failure-note.tsx';
import { type Outcome, useApply } from './use-apply.ts';

/** So many are shown and applied at a time; each fifty take two calls. */
const shownAtOnce = 500;

/** What the present settings would change about documents in Xero; the person chooses which of them to change there. */
export function ApplySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const { mutate: look, data, error } = useAct('reapply.preview');
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return; // it costs calls: once, also where the page draws everything twice
    isBegun.current = true;
    look({ limit: shownAtOnce });
  }, [look]);
  if (data !== undefined) return <ApplyChoice preview={data} onClose={onClose} />;
  return (
    <Sheet isOpen title={t('applications:apply.title')} closeLabel={t('common:actions.close')} onClose={onClose}>
      {error === null ? (
        <Skeleton label={t('applications:apply.looking')} shape="paragraph" count={8} />
      ) : (
        <FailureNote what={t('applications:apply.failed')} thrown={error} todo={t('applications:apply.failedTodo')} />
      )}
    </Sheet>
  );
}

interface ApplyChoiceProps {
  readonly preview: ReapplyPreviewDto;
  readonly onClose: () => void;
}

function ApplyChoice({ preview, onClose }: ApplyChoiceProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const { settingsVersion, total, items } = preview;
  const able = items.filter(({ refusal }) => refusal === null).map(({ transactionId }) => transactionId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(able));
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome> | null>(null);
  const { apply, isBusy, failure } = useApply(settingsVersion, setOutcomes);
  const isOpen = outcomes === null;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Sheet
      isOpen
      title={t('applications:apply.title')}
      closeLabel={t('common:actions.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{isOpen ? t('common:actions.cancel') : t('common:actions.close')}</Button>
          {isOpen && items.length > 0 && (
            <Button
              variant="primary"
              isDisabled={chosen.size === 0}
              pendingLabel={isBusy ? t('applications:apply.busy') : undefined}
              onPress={() => apply([...chosen])}
            >
              {t('applications:apply.confirm', { count: chosen.size })}
            </Button>
          )}
        </>
      }
    >
      {items.length === 0 ? (
        <EmptyState title={t('applications:apply.none')}>{t('applications:apply.noneText')}</EmptyState>
      ) : (
        <>
          <p>{t('applications:apply.intro', { count: total, version: settingsVersion })}</p>
          {items.length < total && <p>{t('applications:apply.first', { count: items.length })}</p>}
          {failure !== null && (
            <FailureNote
              what={t('applications:apply.stopped')}
              thrown={failure}
              todo={t('applications:apply.stoppedTodo')}
            />
          )}
          {isOpen && able.length > 0 && (
            <Checkbox
              label={t('applications:apply.all')}
              isSelected={chosen.size === able.length}
              isIndeterminate={chosen.size > 0 && chosen.size < able.length}
              isDisabled={isBusy}
              onChange={(isAll) => setChosen(new Set(isAll ? able : []))}
            />
          )}
          <ul className={styles['items']}>
            {items.map((item) => (
              <ApplyItem
                key={item.transactionId}
                item={item}
                isChosen={chosen.has(item.transactionId)}
                isBusy={isBusy}
                outcome={outcomes?.get(item.transactionId) ?? null}
                isOver={!isOpen}
                onToggle={() => toggle(item.transactionId)}
              />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
