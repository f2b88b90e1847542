import type { Ledger, LedgerView } from '../ports/ledger.ts';

/** How many entries of the log are read at once. */
const entriesAtOnce = 1000;

/** Grows with everything that happens to a proposal. */
export function lastSeq(ledger: Pick<LedgerView, 'activity'>): number {
  return ledger.activity({ limit: 1 })[0]?.seq ?? 0;
}

/** What others do in the books while a plan that lets them have their turn is under way. */
export class Meanwhile {
  readonly #ledger: Ledger;
  readonly #movementsStamp: string;
  readonly #settingsNumber: number;
  #seq: number;

  constructor(ledger: Ledger, settingsNumber: number) {
    this.#ledger = ledger;
    this.#settingsNumber = settingsNumber;
    this.#movementsStamp = ledger.movementsStamp();
    this.#seq = lastSeq(ledger);
  }

  /** Other settings came into force, or there are other movements: what was decided before says nothing any more. */
  isOverturned(): boolean {
    const number = this.#ledger.settings()?.number ?? this.#settingsNumber;
    return number !== this.#settingsNumber || this.#ledger.movementsStamp() !== this.#movementsStamp;
  }

  /** Movements that others have decided about since the last look, or since `work` before it. */
  decidedByOthers(): readonly string[] {
    const ids: string[] = [];
    for (;;) {
      const entries = this.#ledger.activityAfter(this.#seq, entriesAtOnce);
      for (const { seq, movementId } of entries) {
        this.#seq = seq;
        if (movementId !== null) ids.push(movementId);
      }
      if (entries.length < entriesAtOnce) return ids;
    }
  }

  /** One transaction of the plan's own. Ask for `decidedByOthers` in the same breath before it. */
  write(work: () => void): void {
    this.#ledger.transaction(work);
    this.#seq = lastSeq(this.#ledger);
  }
}
