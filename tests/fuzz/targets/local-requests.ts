import { openCallbackListener } from '../../../electron/adapters/xero/callback-listener.ts';
import { openLoopbackHost } from '../../../electron/loopback/loopback-host.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { CallEnvelope } from '../../../shared/contract/app-methods.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { hostileTexts, mutateJson } from '../mutate-json.ts';
import { type RawRequest, rawBytes, rawVisit } from '../raw-visit.ts';

const methods = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'get', 'PRI'];
const headers = [
  'host',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-site',
  'cookie',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'connection',
  'content-type',
];

/** The request with one to three parts altered; sometimes its bytes. The line is ended by the sender in every case. */
function altered(request: RawRequest, random: SeededRandom): Buffer {
  let changed = request;
  for (let times = random.whole(1, 3); times > 0; times -= 1) changed = change(changed, random);
  const bytes = rawBytes(changed);
  return random.chance(0.25) ? Buffer.from(mutateBytes(bytes, random)) : bytes;
}

function change(request: RawRequest, random: SeededRandom): RawRequest {
  const text = random.pick(hostileTexts).slice(0, 300);
  switch (random.whole(0, 4)) {
    case 0:
      return { ...request, method: random.pick(methods) };
    case 1: {
      const at = random.whole(0, request.path.length);
      return {
        ...request,
        path: `${request.path.slice(0, at)}${encodeURI(text.toWellFormed())}${request.path.slice(at)}`,
      };
    }
    case 2:
      return { ...request, headers: [...request.headers, [random.pick(headers), text.replace(/[\r\n]/g, ' ')]] };
    case 3:
      return { ...request, headers: request.headers.map(([name, value]) => [name, random.chance(0.4) ? text : value]) };
    default:
      return { ...request, headers: request.headers.filter(() => random.chance(0.7)) };
  }
}

/** What a browser, or another program, asks of the address that waits for the end of a sign-in. */
export const callbackRequests: FuzzTarget = {
  name: 'requests to the sign-in’s address',
  async open() {
    const state = 'canary-state-0123456789';
    const ports = [47690, 47691, 47692, 47693, 47694];
    const listener = await openCallbackListener(state, ports);
    if (listener === null) throw new Error('None of the ports is free.');
    const { port } = new URL(listener.redirectUri);
    const accepted: unknown[] = [];
    void listener.answer.then((answer) => accepted.push(answer));
    const right: RawRequest = {
      method: 'GET',
      path: `/callback?code=the-code&state=${state}`,
      headers: [
        ['host', `localhost:${port}`],
        ['sec-fetch-dest', 'document'],
        ['connection', 'close'],
      ],
      body: '',
    };
    return {
      async attempt(random) {
        const bytes = altered(right, random);
        const answer = await rawVisit(Number(port), bytes);
        const status = statusOf(answer);
        if (answer.includes(state) || answer.includes('the-code'))
          throw new Error('The page repeats what it was asked.');
        if (status !== 200) return 'refused';
        const [first = ''] = bytes.toString('latin1').split('\r\n');
        // Whatever else was altered: believed is only a GET of the callback that carries the state, whole and once.
        const isMeant =
          first.startsWith('GET ') && first.includes('/callback?') && first.split(`state=${state}`).length === 2;
        if (!isMeant) throw new Error(`It was believed: ${first}`);
        return 'read';
      },
      close: async () => listener.close(),
    };
  },
};

/** What any program on this computer, or a page in its browser, may send to the window's host. */
export const windowRequests: FuzzTarget = {
  name: 'requests to the window’s host',
  async open() {
    const heard: CallEnvelope[] = [];
    const opened = await openLoopbackHost({
      port: 0,
      page: new Map([['/', { type: 'text/html', bytes: Buffer.from('page'), isHashed: false }]]),
      calls: {
        knows: ({ method }) => method === 'app.read',
        call: async (envelope) => {
          heard.push(envelope);
          return { ok: true, value: {} };
        },
        bug: (_method, thrown) => {
          throw thrown;
        },
        subscribe: () => () => undefined,
      },
    });
    if (!opened.ok) throw new Error(opened.error);
    const host = opened.value;
    const origin = `http://127.0.0.1:${host.port}`;
    const first = await rawVisit(host.port, rawBytes(plain(host.port, new URL(host.address).pathname, [])));
    const cookie = /set-cookie: ([^;]+)/i.exec(first)?.[1];
    if (cookie === undefined) throw new Error('The window did not open.');
    return {
      async attempt(random) {
        heard.length = 0;
        const call = { company: null, method: 'app.read', input: {} };
        const body = random.chance(0.4) ? mutateJson(call, random) : JSON.stringify(call);
        const request: RawRequest = {
          method: 'POST',
          path: '/api/call',
          headers: [
            ['host', `127.0.0.1:${host.port}`],
            ['origin', origin],
            ['cookie', cookie],
            ['content-type', 'application/json'],
            ['content-length', String(Buffer.byteLength(body, 'latin1'))],
            ['connection', 'close'],
          ],
          body,
        };
        const bytes = random.chance(0.3) ? rawBytes(request) : altered(request, random);
        const answer = await rawVisit(host.port, bytes);
        const status = statusOf(answer);
        if (status >= 500 && !answer.includes('too-many-windows')) throw new Error(`It broke: ${answer.slice(0, 200)}`);
        if (answer.includes(cookie.split('=')[1] ?? '')) throw new Error('The session is told to who asks.');
        const text = bytes.toString('latin1');
        if (heard.length > 0 && !(text.includes(cookie) && text.includes(`127.0.0.1:${host.port}`))) {
          throw new Error(`A stranger was heard: ${text.slice(0, 300)}`);
        }
        return heard.length > 0 ? 'read' : 'refused';
      },
      close: () => host.close(),
    };
  },
};

function plain(port: number, path: string, more: RawRequest['headers']): RawRequest {
  return { method: 'GET', path, headers: [['host', `127.0.0.1:${port}`], ['connection', 'close'], ...more], body: '' };
}

/** 0 where the line was cut without an answer, which is one. */
function statusOf(answer: string): number {
  if (answer === '') return 0;
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
  if (status === undefined) throw new Error(`It answered no HTTP: ${answer.slice(0, 100)}`);
  return Number(status);
}
