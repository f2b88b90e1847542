/** `not-tried`: nothing was learnt, and why. */
export type Outcome = 'holds' | 'differs' | 'not-tried';

export interface Finding {
  readonly outcome: Outcome;
  /** What the service did, or why it was not asked, in a sentence. */
  readonly seen: string;
}

/** Something that the program takes for true of a service, and how a machine can try it. `docs/first-contact.md` says where it is used. */
export interface Assumption<Visit> {
  readonly id: string;
  readonly says: string;
  try(visit: Visit): Promise<Finding>;
}

export function holds(seen: string): Finding {
  return { outcome: 'holds', seen };
}

export function differs(seen: string): Finding {
  return { outcome: 'differs', seen };
}

export function notTried(why: string): Finding {
  return { outcome: 'not-tried', seen: why };
}

/** Ends one try in its middle: the service could not be asked. What was found by then says nothing. */
export class TryEnded extends Error {}
