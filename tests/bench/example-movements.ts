import type { ObservedMovement } from '../../electron/ports/cledara.ts';
import { applications } from '../unit/domain/example-company.ts';

const dayMs = 86_400_000;
const firstDayMs = Date.parse('2025-05-01T08:00:00.000Z');

/** `count` settled purchases of the example company, spread over eighteen months. The same ones every time. */
export function exampleMovements(count: number): ObservedMovement[] {
  return Array.from({ length: count }, (_, index) => exampleMovement(index, count));
}

/** The one of this place, from 0. */
export function exampleMovement(index: number, count: number): ObservedMovement {
  const authorisedMs = firstDayMs + Math.floor((index * 540 * dayMs) / count);
  const application = applications[index % applications.length] ?? null;
  const id = `movement-${String(index).padStart(8, '0')}`;
  const authorisedAt = new Date(authorisedMs).toISOString();
  const settledAt = new Date(authorisedMs + 2 * dayMs).toISOString();
  const amountMinor = -(100 + ((index * 7919) % 250_000));
  const movement = {
    id,
    kind: 'purchase',
    accountId: 'GBP:saas',
    amountMinor,
    currency: 'GBP',
    local: null,
    description: `${application?.name ?? 'UNKNOWN'} SUBSCRIPTION ${index}`,
    comment: null,
    application,
    authorisedAt,
    settledAt,
    card: { last4: '4242', ownerName: 'Ada Example' },
    hasInvoice: index % 2 === 0,
    invoice: null,
    notUnderstood: [],
  } as const;
  return { movement, rawJson: JSON.stringify({ ...movement, links: [], team: 'Design', status: 'settled' }) };
}
