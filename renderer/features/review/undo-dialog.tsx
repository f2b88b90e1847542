import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeRefusalDto } from '../../../shared/contract/undo.ts';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Money } from '../../ui/money.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useMovementName } from '../../words/use-movement-name.ts';
import type { KnownRow } from './selection.ts';
import styles from './undo-dialog.module.css';
import { type UndoResult, useUndoDocuments } from './use-undo-documents.ts';

export interface UndoDialogProps {
  readonly rows: readonly KnownRow[];
  readonly onClose: () => void;
}

/** Says what is lost before documents are taken out of Xero, and afterwards which of them stay there and why. */
export function UndoDialog({ rows, onClose }: UndoDialogProps) {
  const { t } = useTranslation(['review', 'common'] as const);
  const company = useCompany();
  const [isBusy, setIsBusy] = useState(false);
  const [left, setLeft] = useState<UndoResult | null>(null);
  const undo = useUndoDocuments();
  const count = rows.length;
  if (left !== null) return <LeftInXero rows={rows} result={left} onClose={onClose} />;
  const confirm = async () => {
    setIsBusy(true);
    const result = await undo(rows.map(({ transactionId }) => transactionId));
    if (result.refused.length === 0 && result.error === null) onClose();
    else setLeft(result);
  };
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('review:undo.title', { count })}
      confirmLabel={t('review:undo.confirm', { count })}
      cancelLabel={t('common:actions.cancel')}
      pendingLabel={isBusy ? t('review:undo.busy') : undefined}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <p translate="no" className={styles['company']}>
        {company.name}
      </p>
      <p>{t('review:undo.lost', { count })}</p>
      <p>{t('review:undo.stays')}</p>
      <p>{t('review:undo.after')}</p>
    </ConfirmDialog>
  );
}

function LeftInXero({ rows, result, onClose }: UndoDialogProps & { readonly result: UndoResult }) {
  const { t } = useTranslation(['review', 'common'] as const);
  const say = useSay();
  const { refused, error } = result;
  const byMessage = Map.groupBy(refused, ({ message }) => message);
  return (
    <Dialog
      isOpen
      title={refused.length === 0 ? t('review:undo.failed') : t('review:undo.left', { count: refused.length })}
      closeLabel={t('common:actions.close')}
      onClose={onClose}
      actions={
        <Button autoFocus onPress={onClose}>
          {t('common:actions.close')}
        </Button>
      }
    >
      {[...byMessage].map(([message, items]) => (
        <section key={message} className={styles['reason']}>
          <p>{say(message)}</p>
          <ul className={styles['items']}>
            {items.map((item) => (
              <LeftItem key={item.id} item={item} row={rows.find((row) => row.transactionId === item.transactionId)} />
            ))}
          </ul>
        </section>
      ))}
      {error !== null && (
        <p role="alert">
          {say(error.message)} {t('review:undo.notReached')}
        </p>
      )}
    </Dialog>
  );
}

function LeftItem({ item, row }: { readonly item: ChangeRefusalDto; readonly row: KnownRow | undefined }) {
  const format = useFormat();
  const nameOf = useMovementName();
  if (row === undefined) return <li translate="no">{item.transactionId}</li>;
  const { day, amount, currency } = row;
  return (
    <li translate="no">
      <bdi>{nameOf(row)}</bdi>, {format.day(day)}{' '}
      {amount !== null && currency !== null && (
        <Money decimal={amount} currency={currency} lang={format.locale} look="inline" />
      )}
    </li>
  );
}
