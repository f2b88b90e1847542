import { useTranslation } from 'react-i18next';
import type { SuggestionDto } from '../../../shared/contract/suggestions.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useUndoVersion } from './use-undo-version.ts';

interface Acceptance {
  readonly accept: (base: number | null, chosen: readonly SuggestionDto[]) => void;
  readonly isBusy: boolean;
  readonly failure: Error | null;
}

/** Sets what was chosen as one version of the settings, with a way back. */
export function useAccept(): Acceptance {
  const { t } = useTranslation(['applications', 'common'] as const);
  const company = useCompany();
  const act = useAct('suggestions.accept');
  const undo = useUndoVersion();
  const accept: Acceptance['accept'] = (base, chosen) =>
    act.mutate(
      { base, ids: chosen.map(({ id }) => id), author: company.author },
      {
        onSuccess: ({ version, accepted }) => {
          const back = { label: t('common:actions.undo'), onPress: () => undone(version, base) };
          const title = t('suggest.accepted', { count: accepted.length, version });
          pageToasts.show({ kind: 'success', title, action: base === null ? undefined : back });
        },
      },
    );
  const undone = (made: number, before: number | null): void => {
    if (before !== null) void undo({ made, before });
  };
  return { accept, isBusy: act.isPending, failure: act.error };
}
