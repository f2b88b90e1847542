/** A report that the system wrote when a process fell: its name and size, never what is in it. */
export interface CrashReport {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}
