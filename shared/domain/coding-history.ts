import type { Instant, PlainDate } from './plain-date.ts';

/** A Spend Money or a bill in Xero, as far as its coding goes. */
export interface CodedDocument {
  readonly contactId: string;
  readonly contactName: string;
  /** This app made it: it says nothing that the settings did not say before. */
  readonly isOurs: boolean;
  readonly lines: readonly CodedLine[];
}

export interface CodedLine {
  /** Code, else AccountID. */
  readonly account: string;
  readonly taxType: string;
  /** Category name -> option name. */
  readonly tracking: Readonly<Record<string, string>>;
}

/** One way of coding and how many documents of a contact have it. */
export interface CodingUse extends CodedLine {
  readonly contactId: string;
  readonly contactName: string;
  readonly documents: number;
}

/** How the organisation's documents were coded when Xero was asked last. */
export interface CodingHistory {
  readonly tenantId: string;
  readonly readAt: Instant;
  /** The earliest day that was asked for. */
  readonly from: PlainDate;
  /** Documents that were counted. */
  readonly documents: number;
  /** False where Xero has more documents of these days than were read; the newest were. */
  readonly isWhole: boolean;
  /** False where the consent does not cover bills, and Spend Money alone was read. */
  readonly hasBills: boolean;
  readonly uses: readonly CodingUse[];
}

/**
 * Counts how documents are coded, by contact. Documents of this app are left out, and so are those whose lines are not all
 * coded alike: they do not say which of their codings is the contact's.
 */
export function tallyCoding(documents: readonly CodedDocument[]): readonly CodingUse[] {
  const uses = new Map<string, CodingUse>();
  for (const { contactId, contactName, isOurs, lines } of documents) {
    const [line, ...others] = lines;
    if (isOurs || line === undefined) continue;
    const coding = keyOf(line);
    if (others.some((other) => keyOf(other) !== coding)) continue;
    const key = `${contactId} ${coding}`;
    const known = uses.get(key);
    uses.set(key, { ...line, contactId, contactName, documents: (known?.documents ?? 0) + 1 });
  }
  return [...uses.values()];
}

function keyOf({ account, taxType, tracking }: CodedLine): string {
  return JSON.stringify([account, taxType, Object.entries(tracking).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
