import type { HttpAnswer, HttpDoor, HttpRequest, WireFault } from '../../../electron/adapters/http/http-door.ts';
import type { Clock } from '../../../electron/ports/clock.ts';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { Answer, SandboxRequest } from '../../../electron/sandbox/http/exchange.ts';
import type { Site } from '../../../electron/sandbox/http/site.ts';
import type { Services } from '../../../electron/sandbox/sandbox.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import { assertNever } from '../../../shared/lib/assert-never.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Life } from './life.ts';

/** Where the services stand; nothing listens there. */
export const addresses = {
  cledara: 'http://127.0.0.1:47701',
  login: 'http://127.0.0.1:47702',
  identity: 'http://127.0.0.1:47703',
  xero: 'http://127.0.0.1:47704',
} as const;

const usualTimeoutMs = 30_000;
/**
 * Xero is taken to carry out nothing later than this after a key was first used, half a minute before it forgets the key. What
 * came later than that would be there twice, whatever a program does about it (docs/limits.md).
 */
const latestEffectMs = 5.5 * 60_000;
/** On each way, ms of the virtual clock, at most. */
const longestTravelMs = 400;

type Outcome = Result<HttpAnswer, WireFault>;

/** Carries requests to the sandbox without sockets, on virtual time, and lets its faults strike as they do on a real wire. */
export class InProcessNetwork {
  /** One line for each exchange, in the order of arrival. */
  readonly trace: string[] = [];
  readonly #services: Services;
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #sites: ReadonlyMap<string, Site>;
  /** When each idempotency key was first used, ms. */
  readonly #keys = new Map<string, number>();
  /** The computer has no network at all. */
  isDown = false;
  /** Called when a request arrives, before it is worked on: the world does not stand still while the program works. */
  onArrival: (asked: SandboxRequest) => void = () => {};
  /** Faults that struck requests for tokens, and crashes before what they gave was stored; one of them may end a consent for good. */
  tokenFaults = 0;
  /** A token was asked for, and nothing has been asked with it yet. */
  #isTokenNew = false;

  constructor(services: Services, clock: Clock, random: SeededRandom) {
    this.#services = services;
    this.#clock = clock;
    this.#random = random;
    this.#sites = new Map([
      [addresses.cledara, services.cledara(addresses.cledara)],
      [addresses.login, services.login()],
      [addresses.identity, services.identity(addresses.identity, addresses.login)],
      [addresses.xero, services.xero(addresses.xero)],
    ]);
  }

  doorOf(life: Life): HttpDoor {
    return {
      send: async (request) => {
        await life.pass();
        const outcome = await this.#exchange(request);
        await life.pass();
        return outcome;
      },
      close: () => Promise.resolve(),
    };
  }

  /** The program is gone, and with it what it had not stored. */
  noteCrash(): void {
    if (this.#isTokenNew) this.tokenFaults += 1;
    this.#isTokenNew = false;
  }

  /** At once and unharmed, as another program on the same network. */
  ask(request: HttpRequest): Answer {
    const { site, asked } = this.#find(request);
    return site.handle(asked);
  }

  async #exchange(request: HttpRequest): Promise<Outcome> {
    const { site, asked } = this.#find(request);
    const place = `${request.method} ${asked.path}`;
    if (this.isDown) return err({ kind: 'refused', reached: 'no', message: `${place}: no network` });
    await this.#travel();
    const { clock, faults, journal } = this.#services;
    this.onArrival(asked);
    const key = asked.headers['idempotency-key'] ?? '';
    const keySinceMs = this.#keys.get(key) ?? clock.nowMs();
    this.#keys.set(key, keySinceMs);
    const name = site.nameFor(asked.path);
    if (name === 'identity') this.#isTokenNew = true;
    if (name === 'xero') this.#isTokenNew = false;
    const entry = journal.record(name, asked, clock.nowMs());
    const admission = site.admit(asked);
    if (admission.refusal !== null) return this.#answered(entry, place, admission.refusal);
    // Most requests are reads. Were all struck alike, few syncs would come as far as a write.
    const isSpared = asked.method === 'GET' && this.#random.chance(0.7);
    const fault = isSpared ? null : faults.take(name, asked);
    const work = (): Answer => site.handle(asked);
    if (fault === null) {
      const answer = work();
      admission.leave();
      return this.#answered(entry, place, answer);
    }
    if (name === 'identity') this.tokenFaults += 1;
    const timely =
      fault.kind === 'late-effect'
        ? { ...fault, afterMs: Math.min(fault.afterMs, Math.max(0, keySinceMs + latestEffectMs - clock.nowMs())) }
        : fault;
    const outcome = await this.#strike(timely, place, request.timeoutMs ?? usualTimeoutMs, work);
    admission.leave();
    this.trace.push(
      `${clock.nowMs()} ${place} ${fault.kind} ${outcome.ok ? outcome.value.status : outcome.error.kind}`,
    );
    entry.status = outcome.ok ? outcome.value.status : null;
    await this.#travel();
    return outcome;
  }

  async #answered(entry: { status: number | null }, place: string, answer: Answer): Promise<Outcome> {
    entry.status = answer.status;
    this.trace.push(`${this.#clock.nowMs()} ${place} ${answer.status}`);
    await this.#travel();
    return ok(this.#toAnswer(answer));
  }

  async #strike(fault: Fault, place: string, timeoutMs: number, work: () => Answer): Promise<Outcome> {
    const lost = (kind: WireFault['kind']): Outcome => err({ kind, reached: 'maybe', message: `${place}: ${kind}` });
    switch (fault.kind) {
      case 'status':
        return ok(this.#toAnswer({ status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' }));
      case 'html-200':
        return ok(this.#toAnswer({ status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }));
      case 'truncated-json': {
        const answer = work();
        const whole = Buffer.from(answer.body);
        if (fault.framing === 'broken') return lost('reset');
        return ok(this.#toAnswer({ ...answer, body: whole.subarray(0, Math.floor(whole.length / 2)) }));
      }
      case 'enormous':
        return lost('too-large');
      case 'empty-body':
        work();
        return ok(this.#toAnswer({ status: 200, headers: { 'content-type': 'application/json' }, body: '' }));
      case 'reset-before':
        return lost('reset');
      case 'reset-after':
        work();
        return lost('reset');
      case 'hang-before':
        await this.#clock.sleep(timeoutMs);
        return lost('timeout');
      case 'hang-after':
        work();
        await this.#clock.sleep(timeoutMs);
        return lost('timeout');
      case 'late-effect':
        // At its time, not with the next request after it: by then Xero may have forgotten the key.
        void this.#clock.sleep(fault.afterMs).then(work);
        return lost('reset');
      case 'slow':
        await this.#clock.sleep(fault.ms);
        return ok(this.#toAnswer(work()));
      default:
        return assertNever(fault);
    }
  }

  #toAnswer({ status, headers, body }: Answer): HttpAnswer {
    const bytes = Buffer.from(body);
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    const date = new Date(this.#services.clock.nowMs()).toUTCString();
    return {
      status,
      headers: { date, ...Object.fromEntries(named) },
      body: bytes,
      text: () => bytes.toString('utf8'),
    };
  }

  #travel(): Promise<void> {
    return this.#clock.sleep(this.#random.whole(1, longestTravelMs));
  }

  #find(request: HttpRequest): { readonly site: Site; readonly asked: SandboxRequest } {
    const url = new URL(request.url);
    const site = this.#sites.get(url.origin);
    if (site === undefined) throw new Error(`Nothing stands at ${url.origin}.`);
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body = Buffer.from(request.body ?? '');
    return {
      site,
      asked: { method: request.method, path: url.pathname, query: url.searchParams, headers, body },
    };
  }
}
