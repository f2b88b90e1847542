import type { HttpAnswer, HttpDoor, HttpRequest, WireFault } from '../../electron/adapters/http/http-door.ts';
import type { Answer } from '../../electron/sandbox/http/exchange.ts';
import type { Site } from '../../electron/sandbox/http/site.ts';
import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type Alteration, alterAnswer } from './alter-answer.ts';

/**
 * Carries requests to sites of the sandbox without a wire, and alters answers where it is told to. What a site answers
 * to one request it is asked for once: answers are the corpus, and do not change with the inputs before.
 */
export class AlteredDoor implements HttpDoor {
  /** Answers as the sandbox gives them, while null. */
  random: SeededRandom | null = null;
  /** What was done to the answers of this input, in order. */
  readonly alterations: Alteration[] = [];
  /** Where requests went that no site stands at. */
  readonly strayed: HttpRequest[] = [];
  readonly #sites: ReadonlyMap<string, Site>;
  /** Whose answers are never altered. */
  readonly #spared: string | null;
  readonly #corpus = new Map<string, Answer>();

  constructor(sites: ReadonlyMap<string, Site>, spared: string | null = null) {
    this.#sites = sites;
    this.#spared = spared;
  }

  /** Begins an input: its answers are altered by these dice. */
  begin(random: SeededRandom): void {
    this.random = random;
    this.alterations.length = 0;
    this.strayed.length = 0;
  }

  async send(request: HttpRequest): Promise<Result<HttpAnswer, WireFault>> {
    const { origin } = new URL(request.url);
    const site = this.#sites.get(origin);
    if (site === undefined) {
      this.strayed.push(request);
      return err({ kind: 'refused', reached: 'no', message: 'nothing stands there' });
    }
    const answer = this.#ask(site, request);
    const dice = origin === this.#spared ? null : this.random;
    if (dice === null) return ok(toHttpAnswer(answer));
    const { answer: given, alteration } = alterAnswer(toHttpAnswer(answer), dice);
    this.alterations.push(alteration);
    return ok(given);
  }

  async close(): Promise<void> {
    // there is no line to end
  }

  #ask(site: Site, request: HttpRequest): Answer {
    const key = `${request.method} ${request.url} ${String(request.body ?? '').slice(0, 4000)}`;
    const known = this.#corpus.get(key);
    if (known !== undefined) return known;
    const url = new URL(request.url);
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body = Buffer.from(request.body ?? '');
    const answer = site.handle({ method: request.method, path: url.pathname, query: url.searchParams, headers, body });
    this.#corpus.set(key, answer);
    return answer;
  }
}

function toHttpAnswer({ status, headers, body }: Answer): HttpAnswer {
  const bytes = Buffer.from(body);
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { status, headers: named, body: bytes, text: () => bytes.toString('utf8') };
}
