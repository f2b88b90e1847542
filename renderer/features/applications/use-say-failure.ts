import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** Says that nothing was changed, why, and what to do. */
export function useSayFailure(): (thrown: unknown) => void {
  const { t } = useTranslation('applications');
  const say = useSay();
  const company = useCompany();
  const cache = useQueryClient();
  return useCallback(
    (thrown) => {
      const { message, details } = errorOfThrown(thrown);
      const isStale = details.some(({ at }) => at === 'base');
      const why = [...new Set(details.length === 0 ? [message] : details.slice(0, 5).map((one) => one.message))];
      const todo = t(isStale ? 'failed.staleTodo' : 'failed.todo');
      const reload = {
        label: t('failed.reload'),
        onPress: () => void cache.invalidateQueries({ queryKey: ['company', company.id] }),
      };
      pageToasts.show({
        kind: 'problem',
        title: t('failed.change'),
        detail: `${why.map((sentence) => ended(say(sentence))).join(' ')} ${todo}`,
        action: isStale ? reload : undefined,
      });
    },
    [cache, company.id, say, t],
  );
}

function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
