import { useTranslation } from 'react-i18next';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import { useAct } from '../../bridge/act.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import type { Days } from './export-days.ts';
import { saveText } from './save-text.ts';

/** A file that was made: it stays at hand to be saved once more. */
export interface MadeFile {
  readonly fileName: string;
  readonly rows: number;
  readonly bytes: number;
  readonly days: Days;
  readonly save: () => void;
}

export interface ExportMaking {
  readonly make: (days: Days) => void;
  readonly isMaking: boolean;
  readonly made: MadeFile | null;
  readonly error: Error | null;
}

/** Makes the file and hands it to the browser. */
export function useExport(): ExportMaking {
  const { t } = useTranslation('export');
  const making = useAct('export.transactions');
  const { data, variables, error, isPending } = making;
  const days: Days = { from: variables?.from ?? null, to: variables?.to ?? null };
  return {
    make({ from, to }) {
      const input = { format: 'csv', ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } as const;
      making.mutate(input, {
        onSuccess: ({ text, fileName, rows }) => {
          if (rows === 0) return; // an empty file helps nobody; the screen says why there is none
          saveText(text, fileName);
          pageToasts.show({ kind: 'success', title: t('toast.saved', { fileName }) });
        },
      });
    },
    isMaking: isPending,
    made: data === undefined ? null : madeFile(data, days),
    error,
  };
}

function madeFile({ fileName, text, rows }: MethodOutputs['export.transactions'], days: Days): MadeFile {
  return { fileName, rows, bytes: new Blob([text]).size, days, save: () => saveText(text, fileName) };
}
