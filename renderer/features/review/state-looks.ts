import {
  BanIcon,
  CheckIcon,
  CircleAlertIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleIcon,
  HourglassIcon,
  LinkIcon,
  type LucideIcon,
  MinusIcon,
  PauseIcon,
  SearchIcon,
  SendIcon,
  Undo2Icon,
} from 'lucide-react';
import type { RowState } from '../../../shared/contract/review-list.ts';
import type { Tone } from '../../ui/tone.ts';

/** Colour and sign of each state; its word is in the common words. */
export const stateLooks: Readonly<Record<RowState, { readonly tone: Tone; readonly Icon: LucideIcon }>> = {
  pending: { tone: 'neutral', Icon: CircleDashedIcon },
  proposed: { tone: 'neutral', Icon: CircleIcon },
  held: { tone: 'amber', Icon: PauseIcon },
  approved: { tone: 'accent', Icon: CheckIcon },
  sending: { tone: 'accent', Icon: SendIcon },
  uncertain: { tone: 'amber', Icon: SearchIcon },
  waiting: { tone: 'amber', Icon: HourglassIcon },
  blocked: { tone: 'red', Icon: CircleAlertIcon },
  pushed: { tone: 'green', Icon: CircleCheckIcon },
  excluded: { tone: 'neutral', Icon: BanIcon },
  'in-xero': { tone: 'violet', Icon: LinkIcon },
  undone: { tone: 'neutral', Icon: Undo2Icon },
  none: { tone: 'neutral', Icon: MinusIcon },
};
