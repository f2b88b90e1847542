import type { MethodInput } from '../../../../shared/contract/methods.ts';

export type Decision = MethodInput<'review.decide'>['decision'];

/** What the owner of the list does for the pane, so that undo, messages and optimism are in one place. */
export interface DetailCallbacks {
  readonly onClose: () => void;
  /** Null at the end of the list. */
  readonly onNext: (() => void) | null;
  readonly onPrevious: (() => void) | null;
  readonly onEditCoding: (ids: readonly string[]) => void;
  /** Takes documents out of Xero, once the person has agreed. */
  readonly onUndo: (ids: readonly string[]) => void;
  readonly onDecide: (decision: Decision, ids: readonly string[]) => void;
}
