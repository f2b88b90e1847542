/** What the machine is like at this moment, as far as syncing by itself goes by it. */
export interface Conditions {
  /** False where certainly nothing can be reached. */
  online(): boolean;
  onBattery(): boolean;
  /** Called after a change of either, and when the machine has woken up. Returns what ends it. */
  onChange(listener: () => void): () => void;
}
