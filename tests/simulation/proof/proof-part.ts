/** What a part of the proof has found. */
export interface Found {
  /** Markdown below the part's heading: what was run, how much of it, what was seen. */
  readonly text: string;
  /** What the right program did wrong, or what the bench missed, one line each; empty where all was well. */
  readonly failures: readonly string[];
}

/** A bench that runs for as long as it is told. */
export interface ProofPart {
  /** Its heading in docs/proof.md. */
  readonly title: string;
  /** Of the time, in parts that need not add up to anything; at most so much is used. */
  readonly share: number;
  prove(forMs: number, options: ProofOptions): Promise<Found>;
}

export interface ProofOptions {
  /** The first of the seeds. */
  readonly from: number;
  /** For whoever waits at the terminal. */
  say(text: string): void;
}
