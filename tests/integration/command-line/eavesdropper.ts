import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly asked: string;
  readonly answered: string;
}

export interface Eavesdropper {
  readonly url: string;
  readonly heard: Exchange[];
  /** The next requests of this method whose path matches are answered 400 with all its own headers and body, as debug pages do. */
  echoNext(method: string, path: RegExp, times?: number): void;
  close(): Promise<void>;
}

/** Stands between the program and a service, passes everything on, and remembers it: what it heard must be found nowhere. */
export async function eavesdropOn(target: string): Promise<Eavesdropper> {
  const heard: Exchange[] = [];
  let echo: { method: string; path: RegExp; left: number } | null = null;
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const path = incoming.url ?? '/';
    const { method = 'GET' } = incoming;
    const authorization = incoming.headers.authorization ?? '';
    const note = (answered: string) =>
      heard.push({ method, path, authorization, asked: body.toString('latin1'), answered });
    if (echo !== null && echo.left > 0 && echo.method === method && echo.path.test(path)) {
      const text = echoed(incoming, body);
      note(text);
      outgoing.writeHead(400, { 'content-type': 'application/json' }).end(text);
      echo.left -= 1;
      return;
    }
    const { host: _host, connection: _connection, ...headers } = incoming.headers;
    const answer = await fetch(`${target}${path}`, {
      method,
      headers: headers as Record<string, string>,
      redirect: 'manual',
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    note(bytes.toString('latin1'));
    const type = answer.headers.get('content-type');
    outgoing.writeHead(answer.status, type === null ? {} : { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has an address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    echoNext(forMethod, path, times = 1) {
      echo = { method: forMethod, path, left: times };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** In the shape of Xero's errors and of Cledara's at once, so that whoever reads messages reads this. */
function echoed(incoming: IncomingMessage, body: Buffer): string {
  // Xero tells a key that was used before by that word in a message, which is another story.
  const headers = JSON.stringify({ ...incoming.headers, 'idempotency-key': undefined });
  const request = `${incoming.method} ${incoming.url} ${headers} ${body.toString('utf8')}`;
  return JSON.stringify({
    Message: request,
    message: request,
    Elements: [{ ValidationErrors: [{ Message: request }] }],
  });
}
