import { useTranslation } from 'react-i18next';
import { goTo, useRoute } from '../../ui/route.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { StatementExport } from './statement-export.tsx';
import { TransactionsExport } from './transactions-export.tsx';

/** The movements as files: for a spreadsheet, or as a bank statement that Xero imports. */
export function ExportScreen() {
  const { t } = useTranslation('export');
  const { query } = useRoute();
  const isStatement = query.get('view') === 'statement';
  const views = (
    <SegmentedControl
      label={t('view.label')}
      segments={[
        { id: 'transactions', label: t('view.transactions') },
        { id: 'statement', label: t('view.statement') },
      ]}
      value={isStatement ? 'statement' : 'transactions'}
      onChange={(view) => goTo(view === 'statement' ? '#/export?view=statement' : '#/export')}
    />
  );
  return isStatement ? <StatementExport views={views} /> : <TransactionsExport views={views} />;
}
