import type { CodingUse } from './coding-history.ts';
import { codingLabel } from './coding-label.ts';
import { canonicalJson } from './hash.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { Finding } from './suggestion.ts';

/** One document may be a mistake. */
const fewest = 2;
/** So large a part of the documents has to agree. */
const share = 2 / 3;

/** What most of a contact's documents in Xero say. `uses` are those of one contact. */
export function accountFromHistory(uses: readonly CodingUse[], index: ReferenceIndex): Finding | null {
  const most = mostUsed(uses, ({ account }) => account);
  if (most === null) return null;
  const label = codingLabel('account', most.use.account, index);
  const evidence = `In Xero, ${most.count} of ${most.total} documents of ${most.use.contactName} use ${label}.`;
  return { value: most.use.account, source: 'history', evidence };
}

/** The tax rate of the documents on this account: on another account it may be another one. */
export function taxFromHistory(uses: readonly CodingUse[], account: string, index: ReferenceIndex): Finding | null {
  const accountId = index.account(account)?.accountId;
  const onAccount = uses.filter((use) => index.account(use.account)?.accountId === accountId);
  const most = mostUsed(onAccount, ({ taxType }) => taxType);
  if (most === null || accountId === undefined) return null;
  const label = codingLabel('taxType', most.use.taxType, index);
  const evidence = `In Xero, ${most.count} of ${most.total} documents of ${most.use.contactName} on this account use ${label}.`;
  return { value: most.use.taxType, source: 'history', evidence };
}

export function trackingFromHistory(uses: readonly CodingUse[]): Finding | null {
  const most = mostUsed(uses, ({ tracking }) => canonicalJson(tracking));
  if (most === null || Object.keys(most.use.tracking).length === 0) return null;
  const label = codingLabel('tracking', most.use.tracking, null);
  const evidence = `In Xero, ${most.count} of ${most.total} documents of ${most.use.contactName} have ${label}.`;
  return { value: most.use.tracking, source: 'history', evidence };
}

interface Most {
  readonly use: CodingUse;
  readonly count: number;
  readonly total: number;
}

function mostUsed(uses: readonly CodingUse[], keyOf: (use: CodingUse) => string): Most | null {
  const total = sum(uses);
  const groups = [...Map.groupBy(uses, keyOf).values()];
  const [use, ...others] = groups.toSorted((a, b) => sum(b) - sum(a))[0] ?? [];
  if (use === undefined) return null;
  const count = sum([use, ...others]);
  return count >= fewest && count >= share * total ? { use, count, total } : null;
}

function sum(uses: readonly CodingUse[]): number {
  return uses.reduce((count, { documents }) => count + documents, 0);
}
