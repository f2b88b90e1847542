import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { usePreference } from '../../bridge/preferences.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import type { ColumnChoice } from './columns.ts';
import type { ReviewPlace } from './review-address.ts';
import { addressOf, parseViews, type SavedView, withView } from './saved-views.ts';

export interface ViewControl {
  readonly own: readonly SavedView[];
  readonly save: (name: string, place: Pick<ReviewPlace, 'filter' | 'sort'>) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (name: string) => void;
}

const noViews: readonly SavedView[] = [];

/** This person's views of this company. Each change can be taken back. */
export function useViews(columns: ColumnChoice): ViewControl {
  const { t } = useTranslation(['review', 'common'] as const);
  const company = useCompany();
  const [own, set] = usePreference<readonly SavedView[]>(`review.views:${company.id}`, parseViews, noViews);
  return useMemo(() => controlOf({ own, set, columns, t }), [own, set, columns, t]);
}

interface Known {
  readonly own: readonly SavedView[];
  readonly set: (views: readonly SavedView[]) => void;
  readonly columns: ColumnChoice;
  readonly t: ReturnType<typeof useTranslation<readonly ['review', 'common']>>['t'];
}

function controlOf({ own, set, columns, t }: Known): ViewControl {
  const change = (next: readonly SavedView[], title: string) => {
    set(next);
    const undo = { label: t('common:actions.undo'), onPress: () => set(own) };
    pageToasts.show({ kind: 'success', title, action: undo });
  };
  return {
    own,
    save: (name, place) => change(withView(own, { name, address: addressOf(place), columns }), t('review:views.saved')),
    rename: (from, to) => {
      const view = own.find(({ name }) => name === from);
      if (view === undefined || from === to) return;
      const others = own.filter(({ name }) => name !== from);
      change(withView(others, { ...view, name: to }), t('review:views.renamed'));
    },
    remove: (name) =>
      change(
        own.filter((view) => view.name !== name),
        t('review:views.removed'),
      ),
  };
}
