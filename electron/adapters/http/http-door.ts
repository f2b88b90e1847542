import Agent from 'undici/lib/dispatcher/agent.js'; // not all of undici: its `fetch` and the rest take as long to load again
import { err, type Result } from '../../../shared/lib/result.ts';
import { isPermittedScheme } from './address.ts';
import { exchange } from './exchange.ts';
import type { HttpAnswer, HttpRequest, WireFault } from './http-message.ts';
import { isPublicHost, publicLookup } from './public-address.ts';

export type { HttpAnswer, HttpRequest, WireFault } from './http-message.ts';

/** The only door to the network. Never follows a redirect and never repeats a request. */
export interface HttpDoor {
  /** Throws only for bugs of the caller, such as a header value with a line break in it. */
  send(request: HttpRequest): Promise<Result<HttpAnswer, WireFault>>;
  /** Ends every connection; exchanges under way fail as `reset`. */
  close(): Promise<void>;
}

/** Time for name, connection and TLS together; the exchange's own limit ends it earlier where that is shorter. */
const connectTimeoutMs = 15_000;

/** `userAgent` is sent with every request that does not carry one. */
export function openHttpDoor(options: { readonly userAgent?: string } = {}): HttpDoor {
  const anywhere = new Agent(agentOptions());
  const publicOnly = new Agent(agentOptions(publicLookup));
  const userAgent = options.userAgent ?? 'Tallybridge';
  return {
    async send(request) {
      const url = URL.parse(request.url);
      if (url === null) return err(badAddress('The address cannot be read'));
      const refusal = refusalOf(url, request);
      if (refusal !== null) return err(badAddress(refusal));
      const agent = request.onlyPublicAddresses === true ? publicOnly : anywhere;
      return exchange(agent, url, { ...request, headers: withDefaults(request.headers ?? {}, userAgent) });
    },
    async close() {
      await Promise.all([anywhere.destroy(), publicOnly.destroy()]);
    },
  };
}

function refusalOf(url: URL, request: HttpRequest): string | null {
  if (!isPermittedScheme(url)) return `${url.protocol}//${url.host} is neither https nor on this computer`;
  if (url.username !== '' || url.password !== '') return `The address of ${url.host} holds a user name or password`;
  if (request.onlyPublicAddresses === true && !isPublicHost(url.hostname)) return `${url.host} is not a public address`;
  return null;
}

function badAddress(message: string): WireFault {
  return { kind: 'bad-address', reached: 'no', message };
}

function agentOptions(lookup?: typeof publicLookup): Agent.Options {
  return {
    // The exchange has one clock for everything after the connection, so undici's own are off.
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 1,
    allowH2: false,
    connect: {
      timeout: connectTimeoutMs,
      allowH2: false,
      rejectUnauthorized: true, // said, because else NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off
      ...(lookup === undefined ? {} : { lookup }),
    },
  };
}

function withDefaults(given: Readonly<Record<string, string>>, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': userAgent, 'accept-encoding': 'gzip, br' };
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  return headers;
}
