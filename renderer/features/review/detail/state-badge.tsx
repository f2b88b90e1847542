import { useTranslation } from 'react-i18next';
import type { RowState } from '../../../../shared/contract/review-list.ts';
import { Badge } from '../../../ui/badge.tsx';
import { stateLooks } from '../state-looks.ts';

/** The state of a movement in one word, with its sign. */
export function StateBadge({ state }: { readonly state: RowState }) {
  const { t } = useTranslation();
  const { tone, Icon } = stateLooks[state];
  return (
    <Badge tone={tone} icon={<Icon />}>
      {t(`state.${state}`)}
    </Badge>
  );
}
