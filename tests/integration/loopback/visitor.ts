import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { CallAnswer } from '../../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { TestWindow } from '../../fixtures/test-window.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Visit {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request exactly as given: nothing is added but what `headers` leaves out of Host. */
export function visit(window: Pick<TestWindow, 'origin'>, options: Visit = {}): Promise<Reply> {
  const { port, host } = new URL(window.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent: false,
        method: options.method ?? 'GET',
        path: options.path ?? '/',
        headers: { host, ...options.headers },
      },
      (response) => {
        text(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          reject,
        );
      },
    );
    sent.once('error', reject);
    sent.end(options.body);
  });
}

/** Bytes as given, and whatever comes back until the line is closed. */
export function visitRaw(window: Pick<TestWindow, 'origin'>, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(window.origin).port) });
    let answer = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      answer += part;
    });
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
    socket.end(bytes, 'latin1');
  });
}

/** A browser that has opened the window: what it sends with each request of its page. */
export class Visitor {
  readonly headers: Readonly<Record<string, string>>;
  readonly window: TestWindow;

  constructor(window: TestWindow, cookie: string) {
    this.window = window;
    this.headers = { cookie, origin: window.origin, 'sec-fetch-site': 'same-origin' };
  }

  post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const all = { ...this.headers, 'content-type': 'application/json', ...headers };
    return visit(this.window, { method: 'POST', path: '/api/call', headers: all, body });
  }

  async call(company: string | null, method: string, input: unknown = {}): Promise<CallAnswer> {
    const { status, body } = await this.post(JSON.stringify({ company, method, input }));
    if (status !== 200) throw new Error(`${status}: ${body}`);
    return JSON.parse(body);
  }

  listen(): Promise<EventTape> {
    return openTape(this.window, this.headers);
  }
}

/** Uses up the one-time address. */
export async function openVisitor(window: TestWindow): Promise<Visitor> {
  const { status, headers } = await visit(window, { path: new URL(window.address).pathname });
  const [cookie] = headers['set-cookie'] ?? [];
  if (status !== 303 || cookie === undefined) throw new Error(`The window did not open: ${status}`);
  return new Visitor(window, cookie.split(';')[0] ?? '');
}

/** Events as they came. */
export interface EventTape {
  readonly events: readonly HostEvent[];
  /** The first event, of those already here or still to come, that is meant. */
  until(isMeant: (event: HostEvent) => boolean): Promise<HostEvent>;
  close(): void;
}

function openTape(window: TestWindow, headers: Readonly<Record<string, string>>): Promise<EventTape> {
  const { port, host } = new URL(window.origin);
  const events: HostEvent[] = [];
  let wake = () => {};
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent: false, path: '/api/events', headers: { host, ...headers } },
      (response) => {
        if (response.statusCode !== 200) reject(new Error(`The stream did not open: ${response.statusCode}`));
        let rest = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          const blocks = (rest + part).split('\n\n');
          rest = blocks.pop() ?? '';
          for (const block of blocks) {
            const data = /^event: message\ndata: (.*)$/.exec(block)?.[1];
            if (data !== undefined) events.push(JSON.parse(data));
          }
          wake();
        });
        response.on('error', () => undefined);
        resolve({
          events,
          async until(isMeant) {
            for (;;) {
              const found = events.find(isMeant);
              if (found !== undefined) return found;
              await new Promise<void>((woken) => {
                wake = woken;
              });
            }
          },
          close: () => sent.destroy(),
        });
      },
    );
    sent.once('error', reject);
    sent.end();
  });
}
