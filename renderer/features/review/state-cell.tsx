import type { ReactNode } from 'react';
import type { RowState } from '../../../shared/contract/review-list.ts';
import { Badge } from '../../ui/badge.tsx';
import type { RowLook } from './row-look.ts';
import { stateLooks } from './state-looks.ts';

/** A sign that never changes is the same element each time: React passes it by. */
const signs = Object.fromEntries(
  Object.entries(stateLooks).map(([state, { Icon }]) => [state, <Icon key={state} />]),
) as Readonly<Record<RowState, ReactNode>>; // the states are its keys

/** A state in one word, with its sign. */
export function stateCell(state: RowState, look: RowLook): ReactNode {
  return (
    <Badge tone={stateLooks[state].tone} icon={signs[state]} look="plain">
      {look.t(`common:state.${state}`)}
    </Badge>
  );
}
