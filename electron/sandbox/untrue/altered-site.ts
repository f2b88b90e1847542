import type { Answer, SandboxRequest } from '../http/exchange.ts';
import type { Admission, ServiceName, Site } from '../http/site.ts';

/** A site that asks another one and may say something else. */
export abstract class AlteredSite implements Site {
  protected readonly inner: Site;

  constructor(inner: Site) {
    this.inner = inner;
  }

  abstract handle(request: SandboxRequest): Answer;

  nameFor(path: string): ServiceName {
    return this.inner.nameFor(path);
  }

  admit(request: SandboxRequest): Admission {
    return this.inner.admit(request);
  }
}

export type Members = Record<string, unknown>;

/** The answer with its JSON changed; one that is no JSON object as it is. */
export function withJson(answer: Answer, change: (json: Members) => Members): Answer {
  const text = Buffer.from(answer.body).toString('utf8');
  if (!text.startsWith('{')) return answer;
  return { ...answer, body: JSON.stringify(change(JSON.parse(text) as Members)) };
}

/** The records of a list in an answer. */
export function recordsOf(json: Members, list: string): readonly Members[] {
  const records = json[list];
  return Array.isArray(records) ? (records as Members[]) : [];
}

export function without(request: SandboxRequest, header: string): SandboxRequest {
  const { [header]: _left, ...headers } = request.headers;
  return { ...request, headers };
}
