import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SuggestionsDto } from '../../../shared/contract/suggestions.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AccountingFields } from './accounting-fields.tsx';
import { FailureNote } from './failure-note.tsx';
import { HistoryNote } from './history-note.tsx';
import styles from './suggest-sheet.module.css';
import { SuggestedApplication } from './suggested-application.tsx';
import { useAccept } from './use-accept.ts';

interface SuggestSheetProps {
  readonly reference: ReferenceDto | null;
  readonly onClose: () => void;
}

/** What applications could be set to, each with what speaks for it; the person chooses, and accepts all of it at once. */
export function SuggestSheet({ reference, onClose }: SuggestSheetProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const company = useCompany();
  const { data, error, refetch } = useQuery(companyQuery(company.id, 'suggestions.list', {}));
  if (data !== undefined) return <SuggestChoice list={data} reference={reference} onClose={onClose} />;
  return (
    <Sheet isOpen title={t('suggest.title')} closeLabel={t('common:actions.close')} onClose={onClose}>
      {error === null ? (
        <Skeleton label={t('suggest.loading')} shape="paragraph" count={8} />
      ) : (
        <FailureNote
          what={t('suggest.failed')}
          thrown={error}
          todo={t('failed.readTodo')}
          actions={
            <Button size="small" onPress={() => void refetch()}>
              {t('common:problem.tryAgain')}
            </Button>
          }
        />
      )}
    </Sheet>
  );
}

function SuggestChoice({ list, reference, onClose }: SuggestSheetProps & { readonly list: SuggestionsDto }) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const { base, suggestions, fields, history } = list;
  // What a person has put aside stays aside; what comes anew is there to be looked at.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = suggestions.filter(({ id }) => !left.has(id));
  const { accept, isBusy, failure } = useAccept();
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const byApplication = [...Map.groupBy(suggestions, ({ applicationId }) => applicationId).values()];
  return (
    <Sheet
      isOpen
      title={t('suggest.title')}
      closeLabel={t('common:actions.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:actions.close')}</Button>
          {suggestions.length > 0 && (
            <Button
              variant="primary"
              isDisabled={chosen.length === 0}
              pendingLabel={isBusy ? t('suggest.busy') : undefined}
              onPress={() => accept(base, chosen)}
            >
              {t('suggest.accept', { count: chosen.length })}
            </Button>
          )}
        </>
      }
    >
      <p className={styles['note']}>{t('suggest.intro')}</p>
      <HistoryNote history={history} />
      <AccountingFields fields={fields} reference={reference} />
      {failure !== null && <FailureNote what={t('suggest.notAccepted')} thrown={failure} todo={t('suggest.todo')} />}
      {suggestions.length === 0 ? (
        <EmptyState title={t('suggest.none')}>{t('suggest.noneText')}</EmptyState>
      ) : (
        <>
          <div className={styles['all']}>
            <Checkbox
              label={t('suggest.all')}
              isSelected={chosen.length === suggestions.length}
              isIndeterminate={chosen.length > 0 && chosen.length < suggestions.length}
              isDisabled={isBusy}
              onChange={(isAll) => setLeft(new Set(isAll ? [] : suggestions.map(({ id }) => id)))}
            />
          </div>
          <ul className={styles['applications']}>
            {byApplication.map((own) => (
              <SuggestedApplication
                key={own[0]?.applicationId}
                suggestions={own}
                reference={reference}
                left={left}
                isBusy={isBusy}
                onToggle={toggle}
              />
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
