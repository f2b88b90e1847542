import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { fileNamePart, saveFile } from './save-file.ts';

/** Saves the present settings as a setup file, which gives the same settings where it is applied. */
export function useExportSetup(): () => Promise<void> {
  const { t } = useTranslation('applications');
  const company = useCompany();
  const say = useSay();
  return useCallback(async () => {
    try {
      const setup = await call(company.id, 'settings.export', {});
      const fileName = `tallybridge-${fileNamePart(company.name)}.json`;
      saveFile(fileName, `${JSON.stringify(setup, null, 2)}\n`, 'application/json');
      pageToasts.show({ kind: 'success', title: t('file.exported', { fileName }) });
    } catch (thrown) {
      const detail = `${say(errorOfThrown(thrown).message)} ${t('failed.readTodo')}`;
      pageToasts.show({ kind: 'problem', title: t('file.exportFailed'), detail });
    }
  }, [company.id, company.name, say, t]);
}
