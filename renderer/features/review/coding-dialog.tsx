import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../words/say.ts';
import { type CodingDraft, type CodingNow, changedFields, isTaxRefused, nothingNow } from './coding-change.ts';
import { CodingChanges } from './coding-changes.tsx';
import styles from './coding-dialog.module.css';
import { CodingFields } from './coding-fields.tsx';
import { CodingScope } from './coding-scope.tsx';
import { canRecode } from './objection-to.ts';
import type { KnownRow } from './selection.ts';
import { useRecode } from './use-recode.ts';

export interface CodingDialogProps {
  readonly rows: readonly KnownRow[];
  readonly onClose: (isDone: boolean) => void;
}

/** Account, tax rate, contact, tracking and description: of these movements alone, or of their applications from now on. */
export function CodingDialog({ rows, onClose }: CodingDialogProps) {
  const { t } = useTranslation(['review', 'common'] as const);
  const say = useSay();
  const company = useCompany();
  const { data, error } = useQuery(companyQuery(company.id, 'reference.read', {}));
  const only = rows.length === 1 ? rows[0] : undefined;
  const item = useQuery({
    ...companyQuery(company.id, 'review.item', { transactionId: only?.transactionId ?? '' }),
    enabled: only !== undefined,
  });
  const failure = error ?? item.error;
  const reference = data?.reference;
  const isReady = reference != null && (only === undefined || item.data !== undefined);
  const document = item.data?.proposal?.document ?? null;
  const now: CodingNow = document ?? nothingNow;
  const own = Object.keys(item.data?.override?.fields ?? {});
  if (isReady) return <CodingForm reference={reference} rows={rows} now={now} own={own} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      title={t('review:coding.title', { count: rows.length })}
      closeLabel={t('common:actions.close')}
      onClose={() => onClose(false)}
    >
      {failure !== null ? (
        <p role="alert">
          {t('review:coding.notRead')}. {say(errorOfThrown(failure).message)}
        </p>
      ) : reference === null ? (
        <p>{t('review:coding.noLists')}</p>
      ) : (
        <Skeleton label={t('review:loading')} shape="paragraph" count={5} />
      )}
    </Dialog>
  );
}

interface CodingFormProps extends CodingDialogProps {
  readonly reference: ReferenceDto;
  readonly now: CodingNow;
  /** Fields that were chosen by hand for this one. */
  readonly own: readonly string[];
}

function CodingForm({ reference, rows, now, own, onClose }: CodingFormProps) {
  const { t } = useTranslation(['review', 'common'] as const);
  const [draft, setDraft] = useState<CodingDraft>({});
  const [scope, setScope] = useState<'item' | 'application'>('item');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const recode = useRecode();
  const able = useMemo(() => rows.filter(canRecode), [rows]);
  const skipped = rows.length - able.length;
  const fields = changedFields(reference, draft, now);
  const isRefused = isTaxRefused(reference, draft, now);
  const canSave = Object.keys(fields).length > 0 && !isRefused && able.length > 0;
  const save = async () => {
    setIsBusy(true);
    const ids = able.map(({ transactionId }) => transactionId);
    const byHand = able.filter(({ coding }) => coding?.byHand === true || coding === null);
    const failure = await recode({ ids, byHand: byHand.map(({ transactionId }) => transactionId), scope, fields });
    setIsBusy(false);
    if (failure === null) onClose(true);
    else setProblem(failure);
  };
  return (
    <Dialog
      isOpen
      title={t('review:coding.title', { count: rows.length })}
      closeLabel={t('common:actions.close')}
      onClose={() => onClose(false)}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!canSave}
            pendingLabel={isBusy ? t('review:coding.saving') : undefined}
            onPress={() => void save()}
          >
            {t('review:coding.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <CodingFields
          reference={reference}
          draft={draft}
          now={now}
          own={own}
          isMany={rows.length > 1}
          onChange={setDraft}
        />
        {isRefused && (
          <p role="alert" className={styles['problem']}>
            {t('review:coding.taxFirst')}
          </p>
        )}
        <CodingScope rows={able} value={scope} onChange={setScope} />
        <CodingChanges reference={reference} fields={fields} now={now} isMany={rows.length > 1} />
        {skipped > 0 && scope === 'item' && (
          <p className={styles['note']}>{t('review:coding.skipped', { count: skipped })}</p>
        )}
        {problem !== null && (
          <p role="alert" className={styles['problem']}>
            {t('review:failed.recode')}. <bdi translate="no">{problem}</bdi>
          </p>
        )}
      </div>
    </Dialog>
  );
}
