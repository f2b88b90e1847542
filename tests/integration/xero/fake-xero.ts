import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it stood on the wire, unescaped by nobody. */
  readonly rawPath: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** The body as a form. */
  readonly form: URLSearchParams;
}

/** What the fake answers: a JSON value, or a whole answer, or `reset` for a connection that breaks. */
export interface FakeAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: 'reset' | 'truncate';
}

export interface FakeXero {
  readonly url: string;
  readonly requests: SeenRequest[];
  /** Requests to a path, in order. */
  to(path: string): SeenRequest[];
  /** Answers from now on; the most recent rule that gives an answer decides. */
  on(rule: (request: SeenRequest) => FakeAnswer | null | Promise<FakeAnswer | null>): void;
  close(): Promise<void>;
}

/** A server on this machine that says what a test tells it to, and remembers what it was asked. */
export async function startFakeXero(): Promise<FakeXero> {
  const rules: ((request: SeenRequest) => FakeAnswer | null | Promise<FakeAnswer | null>)[] = [];
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    void handle(incoming, response);
  });
  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await seen(incoming);
    requests.push(request);
    for (const rule of rules.toReversed()) {
      const answer = await rule(request);
      if (answer !== null) return respond(response, answer);
    }
    respond(response, { status: 501, text: 'no rule', type: 'text/plain' });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    to: (path) => requests.filter((request) => request.path === path),
    on: (rule) => {
      rules.push(rule);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function seen(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const rawPath = incoming.url ?? '';
  const url = new URL(rawPath, 'http://127.0.0.1');
  const body = Buffer.concat(chunks);
  return {
    method: incoming.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    rawPath,
    headers: incoming.headers,
    body,
    form: new URLSearchParams(body.toString('latin1')),
  };
}

function respond(response: ServerResponse, answer: FakeAnswer): void {
  const text = answer.text ?? JSON.stringify(answer.json ?? {});
  const type = answer.type ?? 'application/json; charset=utf-8';
  if (answer.fault === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.fault === 'truncate') {
    response.writeHead(answer.status ?? 200, { 'content-type': type, 'content-length': String(text.length + 100) });
    response.write(text.slice(0, 5), () => response.socket?.destroy());
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers });
  response.end(text);
}
