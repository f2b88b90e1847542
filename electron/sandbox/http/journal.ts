import type { SandboxRequest } from './exchange.ts';
import type { ServiceName } from './site.ts';

/** One request that arrived. `status` is null while it is unanswered, and stays so where the answer was lost on purpose. */
export interface RequestEntry {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  status: number | null;
  /** Milliseconds since the Unix epoch, by the sandbox's clock. */
  readonly at: number;
}

/** A JSON body that was sent to Xero's API. */
export interface BodyEntry {
  readonly method: string;
  readonly path: string;
  readonly json: unknown;
}

/** So many bodies are kept; older ones go. */
const bodiesKept = 2000;
/** Values of these query parameters open something, so they are never kept. */
const secretParameters = ['state', 'code', 'code_challenge', 'nonce', 'signature', 'token'];

/** What was asked of the sandbox. Holds no header, no form, and no parameter that opens anything. */
export class Journal {
  readonly requests: RequestEntry[] = [];
  readonly bodies: BodyEntry[] = [];

  record(service: ServiceName, request: SandboxRequest, at: number): RequestEntry {
    const query = new URLSearchParams(request.query);
    for (const name of secretParameters) if (query.has(name)) query.set(name, 'hidden');
    const entry: RequestEntry = {
      service,
      method: request.method,
      path: request.path,
      query: query.toString(),
      status: null,
      at,
    };
    this.requests.push(entry);
    if (service === 'xero') this.#keepBody(request);
    return entry;
  }

  #keepBody(request: SandboxRequest): void {
    if (request.body.length === 0 || !(request.headers['content-type'] ?? '').includes('json')) return;
    try {
      this.bodies.push({ method: request.method, path: request.path, json: JSON.parse(request.body.toString('utf8')) });
    } catch {
      return; // not JSON after all: the API will say so
    }
    if (this.bodies.length > bodiesKept) this.bodies.splice(0, this.bodies.length - bodiesKept);
  }
}
