import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { fileNamePart, saveFile } from './save-file.ts';

interface Exports {
  /** The present settings as a setup file, which gives the same settings where it is applied. */
  readonly exportSetup: () => Promise<void>;
  /** The mapping table as CSV, which can be changed in a spreadsheet and taken in again. */
  readonly exportTable: () => Promise<void>;
}

export function useExportSetup(): Exports {
  const { t } = useTranslation('applications');
  const { id, name } = useCompany();
  const say = useSay();
  return useMemo(() => {
    const saving = async (save: () => Promise<string>, failed: 'file.exportFailed' | 'table.exportFailed') => {
      try {
        pageToasts.show({ kind: 'success', title: t('file.exported', { fileName: await save() }) });
      } catch (thrown) {
        const detail = `${say(errorOfThrown(thrown).message)} ${t('failed.readTodo')}`;
        pageToasts.show({ kind: 'problem', title: t(failed), detail });
      }
    };
    const setup = async (): Promise<string> => {
      const fileName = `tallybridge-${fileNamePart(name)}.json`;
      const settings = await call(id, 'settings.export', {});
      saveFile(fileName, `${JSON.stringify(settings, null, 2)}\n`, 'application/json');
      return fileName;
    };
    const table = async (): Promise<string> => {
      const fileName = `tallybridge-${fileNamePart(name)}-applications.csv`;
      const { text } = await call(id, 'mapping.export', {});
      saveFile(fileName, text, 'text/csv');
      return fileName;
    };
    return {
      exportSetup: () => saving(setup, 'file.exportFailed'),
      exportTable: () => saving(table, 'table.exportFailed'),
    };
  }, [id, name, say, t]);
}
