import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { withChangesShown } from './changes-shown.ts';
import type { Target } from './row-key.ts';
import { useSayFailure } from './use-say-failure.ts';
import { useUndoVersion } from './use-undo-version.ts';
import { type CodingChanges, withCoding } from './with-coding.ts';

export interface CodingSave {
  readonly targets: readonly Target[];
  readonly changes: CodingChanges;
  /** What was done, for the message. */
  readonly title: string;
}

/** Saves changes of the mapping as one new version. Resolves to whether it worked; where not, it has been said. */
export function useSaveCoding(): (save: CodingSave) => Promise<boolean> {
  const { t } = useTranslation('common');
  const company = useCompany();
  const cache = useQueryClient();
  const sayFailure = useSayFailure();
  const undo = useUndoVersion();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const run = useCallback(
    async ({ targets, changes, title }: CodingSave): Promise<boolean> => {
      const settings = companyQuery(company.id, 'settings.read', {});
      const list = companyQuery(company.id, 'applications.list', {}).queryKey;
      const shown = cache.getQueryData<MethodOutputs['settings.read']>(settings.queryKey);
      const before = shown ?? (await call(company.id, 'settings.read', {}));
      const next = withCoding(before.settings, targets, changes);
      await cache.cancelQueries({ queryKey: list });
      const rows = cache.getQueryData<MethodOutputs['applications.list']>(list);
      if (rows !== undefined) cache.setQueryData(list, withChangesShown(rows, targets, changes));
      try {
        const { author } = company;
        const { version } = await call(company.id, 'settings.change', { base: before.version, settings: next, author });
        // The next edit may come before the settings were read anew, and starts from these.
        if (version !== before.version)
          cache.setQueryData(settings.queryKey, { ...before, version, settings: next, author });
        const base = before.version;
        const action =
          base === null || base === version
            ? undefined
            : { label: t('actions.undo'), onPress: () => void undo({ made: version, before: base }) };
        pageToasts.show({ kind: 'success', title, action });
        return true;
      } catch (thrown) {
        if (rows !== undefined) cache.setQueryData(list, rows);
        sayFailure(thrown);
        return false;
      }
    },
    [cache, company, sayFailure, t, undo],
  );
  return useCallback(
    (save) => {
      // One after the other: each version is made from the one before it.
      const mine = last.current.then(() => run(save));
      last.current = mine.catch(() => undefined);
      return mine;
    },
    [run],
  );
}
