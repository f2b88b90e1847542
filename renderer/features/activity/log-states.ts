import type { LucideIcon } from 'lucide-react';
import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Hourglass from 'lucide-react/icons/hourglass';
import Link from 'lucide-react/icons/link';
import Pause from 'lucide-react/icons/pause';
import Search from 'lucide-react/icons/search';
import Send from 'lucide-react/icons/send';
import Undo2 from 'lucide-react/icons/undo-2';
import type { MethodInput } from '../../../shared/contract/methods.ts';
import type { Tone } from '../../ui/tone.ts';

/** A state that an entry may lead to. */
export type LogState = MethodInput<'activity.search'>['states'][number];

/** Colour and sign of each state, in the order a movement usually goes through them. Its word is in the common words. */
export const stateLooks: Readonly<Record<LogState, { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  pending: { tone: 'neutral', Icon: CircleDashed },
  proposed: { tone: 'neutral', Icon: Circle },
  held: { tone: 'amber', Icon: Pause },
  approved: { tone: 'accent', Icon: Check },
  sending: { tone: 'accent', Icon: Send },
  uncertain: { tone: 'amber', Icon: Search },
  waiting: { tone: 'amber', Icon: Hourglass },
  blocked: { tone: 'red', Icon: CircleAlert },
  pushed: { tone: 'green', Icon: CircleCheck },
  excluded: { tone: 'neutral', Icon: Ban },
  'in-xero': { tone: 'violet', Icon: Link },
  undone: { tone: 'neutral', Icon: Undo2 },
};

/** The log may hold states of another version. */
export function isLogState(state: string | null): state is LogState {
  return state !== null && Object.hasOwn(stateLooks, state);
}

export const logStates: readonly LogState[] = Object.keys(stateLooks).filter(isLogState);
