import type { RequestListener, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { CledaraApi, type CledaraApiOptions } from '../../../electron/adapters/cledara/cledara-api.ts';
import { openHttpDoor } from '../../../electron/adapters/http/http-door.ts';
import { RateGovernor } from '../../../electron/adapters/http/rate-governor.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { tinyServer } from '../http/tiny-server.ts';

export const apiKey = 'cled_k3y-f0r-tests';

/** A client of a server that answers with `listener`; the clock jumps, so that no pause takes time. */
export async function clientOf(listener: RequestListener, options: Partial<CledaraApiOptions> = {}) {
  const server = await tinyServer(listener);
  return { server, ...clientAt(server.base, options) };
}

export function clientAt(baseUrl: string, options: Partial<CledaraApiOptions> = {}) {
  const http = openHttpDoor();
  onTestFinished(() => http.close());
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const governor = new RateGovernor({
    limits: { perMinute: 120, perDay: null, concurrent: 4 },
    clock,
    store: new InMemoryBudgetStore(),
    storeKey: 'cledara',
    source: 'cledara',
  });
  const cledara = new CledaraApi({ baseUrl, apiKey, http, governor, clock, timeoutMs: 250, ...options });
  return { cledara, clock };
}

export function failureOf(result: Result<unknown, Failure>): Failure {
  if (result.ok) throw new Error('it worked where a failure was expected');
  return result.error;
}

export function outcomeOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}

/** A settled card payment as Cledara's API v1 gives it, with `changes`; a change to undefined removes the member. */
export function cardPayment(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: '123e4567-e89b-12d3-a456-426614174000',
    amount: -12.3,
    currency: 'GBP',
    accountType: 'saasMain',
    description: 'Figma, FIGMA INC, #1234',
    application: { id: '0a6c1f5e-6d0b-4a3c-9a51-0d5f3b0f7e11', name: 'Figma' },
    authorizedAt: '2026-11-20T08:15:30.123Z',
    settledAt: '2026-11-21T10:00:00+01:00',
    type: 'cardSend',
    card: {
      id: 'b1f6cf0c-54b5-4f0f-8f3e-7d8d2b1f9a22',
      name: null,
      type: 'saasMain',
      number: '1234',
      owner: { id: 'c5e0a6f7-2f86-4a50-bb0e-6f2f0a3f4d33', name: 'Ana Ruiz' },
      status: 'active',
      tags: [],
    },
    hasInvoice: true,
    invoiceDetails: null,
    accounting: [],
    ...changes,
  };
}
