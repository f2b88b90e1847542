/** What every step is given. */
export interface StepProps {
  readonly isDone: boolean;
  /** Null at the first step. */
  readonly onBack: (() => void) | null;
  /** Null at the last step. */
  readonly onNext: (() => void) | null;
}
