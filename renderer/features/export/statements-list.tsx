import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementExportDto } from '../../../shared/contract/export-statement.ts';
import { useAct } from '../../bridge/act.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { DataColumn } from '../../ui/data-column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { FailureNote } from './failure-note.tsx';
import { useDaysText } from './use-days-text.ts';

/** What went out before, newest first; one that was not imported is taken off the list. */
export function StatementsList({ exports }: { readonly exports: readonly StatementExportDto[] }) {
  const { t } = useTranslation('export');
  const { locale } = useFormat();
  const accountLabel = useAccountLabel();
  const daysText = useDaysText();
  const withdraw = useAct('export.statement.withdraw');
  const [asked, setAsked] = useState<StatementExportDto | null>(null);
  const shown = exports.filter(({ withdrawn }) => !withdrawn);
  const columns: readonly DataColumn<StatementExportDto>[] = [
    { id: 'days', header: t('made.days'), cell: daysText, isRowHeader: true },
    { id: 'account', header: t('statement.account'), cell: ({ account }) => accountLabel(account) },
    { id: 'format', header: t('statement.format'), cell: ({ format }) => t(`statement.formats.${format}`) },
    { id: 'lines', header: t('made.rows'), cell: ({ lines }) => lines, align: 'end' },
    {
      id: 'made',
      header: t('statement.before.made'),
      cell: ({ exportedAt }) => <AgoText at={exportedAt} lang={locale} />,
    },
  ];
  return (
    <>
      {withdraw.error !== null && <FailureNote what={t('statement.withdraw.failed')} thrown={withdraw.error} />}
      <DataTable
        label={t('statement.before.title')}
        columns={columns}
        rows={shown}
        rowId={({ id }) => id}
        rowActions={(row) => (
          <IconButton label={t('statement.withdraw.ask')} icon={<X />} size="small" onPress={() => setAsked(row)} />
        )}
        actionsLabel={t('statement.withdraw.label')}
        emptyState={t('statement.before.none')}
      />
      <ConfirmDialog
        isOpen={asked !== null}
        title={t('statement.withdraw.title')}
        confirmLabel={t('statement.withdraw.confirm')}
        cancelLabel={t('statement.withdraw.cancel')}
        pendingLabel={withdraw.isPending ? t('statement.withdraw.pending') : undefined}
        onCancel={() => setAsked(null)}
        onConfirm={() => asked !== null && withdraw.mutate({ exportId: asked.id }, { onSettled: () => setAsked(null) })}
      >
        {t('statement.withdraw.about')}
      </ConfirmDialog>
    </>
  );
}
