import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

export interface VersionPair {
  /** The version to undo. */
  readonly made: number;
  /** What was in force before it. */
  readonly before: number;
}

/** Puts the version before in force again, unless somebody has changed the settings since: that would be lost with it. */
export function useUndoVersion(): (versions: VersionPair) => Promise<void> {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const say = useSay();
  return useCallback(
    async ({ made, before }) => {
      try {
        const { version } = await call(company.id, 'settings.read', {});
        if (version !== made) {
          pageToasts.show({ kind: 'problem', title: t('undo.late'), detail: t('undo.lateWhy') });
          return;
        }
        await call(company.id, 'settings.revert', { version: before, author: company.author });
        pageToasts.show({ kind: 'success', title: t('common:toast.undone') });
      } catch (thrown) {
        const { message } = errorOfThrown(thrown);
        pageToasts.show({ kind: 'problem', title: t('undo.failed'), detail: say(message) });
      }
    },
    [company, say, t],
  );
}
