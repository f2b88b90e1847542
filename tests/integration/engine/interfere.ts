import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { SandboxRequest } from '../../../electron/sandbox/http/exchange.ts';
import type { ServiceName } from '../../../electron/sandbox/http/site.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';

export interface Asked {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: string;
  /** The body as text; empty for reads. */
  readonly body: string;
}

/** Looks at every request before it is worked on: may change the world, and may name a fault that strikes this request. */
export function interfere(test: TestCompany, look: (asked: Asked) => Fault | null | undefined): void {
  const { faults } = test.sandbox;
  const planned = faults.take.bind(faults);
  faults.take = (service, request) => {
    const { method, path } = request;
    return look({ service, method, path, body: bodyOf(request) }) ?? planned(service, request);
  };
}

/** The sandbox hands over the whole request, whatever the fault plan asks for. */
function bodyOf(request: Pick<SandboxRequest, 'method'> & Partial<SandboxRequest>): string {
  return request.body?.toString('utf8') ?? '';
}

/** Does something in the world once, just before the next such request is worked on: between two steps of a run. */
export function justBefore(test: TestCompany, method: string, path: RegExp, change: () => void): void {
  let done = false;
  interfere(test, (asked) => {
    if (done || asked.method !== method || !path.test(asked.path)) return null;
    done = true;
    change();
    return null;
  });
}

/** The write that makes documents. */
export const documentWrite = { service: 'xero', method: 'PUT', path: /\/BankTransactions$/ } as const;

/** An answer of Xero that the sandbox would not give by itself. */
export function answer(status: number, body: unknown): Fault {
  return { kind: 'status', status, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
