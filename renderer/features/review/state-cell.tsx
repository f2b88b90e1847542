import type { RowState } from '../../../shared/contract/review-list.ts';
import { Badge } from '../../ui/badge.tsx';
import type { RowLook } from './row-look.ts';
import { stateLooks } from './state-looks.ts';

/** A state in one word, with its sign. */
export function StateCell({ state, look }: { readonly state: RowState; readonly look: RowLook }) {
  const { tone, Icon } = stateLooks[state];
  return (
    <Badge tone={tone} icon={<Icon />} look="plain">
      {look.t(`common:state.${state}`)}
    </Badge>
  );
}
