import { useTranslation } from 'react-i18next';
import type { StatementExportDto, StatementFilesDto } from '../../../shared/contract/export-statement.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { saveText } from './save-text.ts';

export type StatementFormat = StatementExportDto['format'];

export interface StatementMaking {
  readonly make: (wanted: {
    readonly account: string;
    readonly format: StatementFormat;
    readonly from: string;
    readonly to: string;
  }) => void;
  readonly isMaking: boolean;
  /** The statement that was made last, with a way to save its files again. */
  readonly made: (StatementFilesDto & { readonly save: () => void }) | null;
  readonly error: Error | null;
}

const mediaTypes: Readonly<Record<StatementFormat, string>> = {
  csv: 'text/csv',
  ofx: 'application/x-ofx',
  camt053: 'application/xml',
  quickbooks: 'text/csv',
};

/** Makes the files of a statement and hands them to the browser. */
export function useStatement(): StatementMaking {
  const { t } = useTranslation('export');
  const { author } = useCompany();
  const making = useAct('export.statement');
  const { data, variables, error, isPending } = making;
  return {
    make: (wanted) =>
      making.mutate(
        { ...wanted, author },
        {
          onSuccess: (statement) => {
            saveAll(statement, wanted.format);
            pageToasts.show({ kind: 'success', title: t('toast.saved', { fileName: statement.fileName }) });
          },
        },
      ),
    isMaking: isPending,
    made: data === undefined ? null : { ...data, save: () => saveAll(data, variables?.format ?? 'csv') },
    error,
  };
}

function saveAll({ files, fileName }: StatementFilesDto, format: StatementFormat): void {
  for (const [place, { text }] of files.entries()) {
    saveText(text, files.length === 1 ? fileName : numbered(fileName, place + 1), mediaTypes[format]);
  }
}

/** `statement.csv` as `statement-2.csv`. */
function numbered(fileName: string, number: number): string {
  const dot = fileName.lastIndexOf('.');
  return `${fileName.slice(0, dot)}-${number}${fileName.slice(dot)}`;
}
