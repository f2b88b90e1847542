import type { HttpAnswer } from '../../electron/adapters/http/http-door.ts';
import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import { cutBytes, mutateBytes } from './mutate-bytes.ts';
import { hostileTexts, mutateJson } from './mutate-json.ts';

/** How an answer was altered. `cut`: something of its end is missing, and nothing else was done to it. */
export type Alteration = 'none' | 'structure' | 'bytes' | 'cut' | 'status' | 'headers';

const statuses = [
  200, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 405, 409, 412, 413, 418, 422, 429, 500, 502, 503, 599,
];
const typical = [
  '',
  'text/html',
  'text/plain',
  'application/problem+json',
  'application/json; charset=utf-16',
  'x',
  'json',
];
const headerNames = [
  ...['retry-after', 'x-rate-limit-problem', 'x-minlimit-remaining', 'x-daylimit-remaining', 'x-appminlimit-remaining'],
  ...['x-ratelimit-remaining', 'x-ratelimit-reset', 'date', 'location', 'content-type'],
];
const headerTexts = [
  '-1',
  '0',
  '1e9',
  '66975',
  'minute',
  'day',
  'concurrent',
  'Wed, 21 Oct 2199 07:28:00 GMT',
  '1, 2',
  'x',
];

/** The answer as a service, a proxy or a bad line might give it, one of four as it was. */
export function alterAnswer(
  answer: HttpAnswer,
  random: SeededRandom,
): { readonly answer: HttpAnswer; readonly alteration: Alteration } {
  const alteration = chosen(random);
  return { answer: altered(answer, alteration, random), alteration };
}

function altered(answer: HttpAnswer, alteration: Alteration, random: SeededRandom): HttpAnswer {
  switch (alteration) {
    case 'none':
      return answer;
    case 'structure':
      return withBody(answer, otherBody(answer, random));
    case 'bytes':
      return withBody(answer, mutateBytes(answer.body, random));
    case 'cut':
      return withBody(answer, cutBytes(answer.body, random));
    case 'status': {
      const other = random.chance(0.5) ? withBody(answer, otherBody(answer, random)) : answer;
      return { ...other, status: random.pick(statuses) };
    }
    case 'headers':
      return { ...answer, headers: { ...answer.headers, ...oddHeaders(random) } };
  }
}

function withBody(answer: HttpAnswer, body: string | Uint8Array): HttpAnswer {
  const bytes = Buffer.from(body);
  return { ...answer, body: bytes, text: () => bytes.toString('utf8') };
}

function chosen(random: SeededRandom): Alteration {
  const roll = random.next();
  if (roll < 0.25) return 'none';
  if (roll < 0.75) return 'structure';
  if (roll < 0.82) return 'bytes';
  if (roll < 0.86) return 'cut';
  return roll < 0.94 ? 'status' : 'headers';
}

function otherBody({ body }: HttpAnswer, random: SeededRandom): string | Uint8Array {
  try {
    return mutateJson(JSON.parse(Buffer.from(body).toString('utf8')), random);
  } catch {
    return mutateBytes(Buffer.from(body), random); // no JSON: the file of an invoice
  }
}

function oddHeaders(random: SeededRandom): Record<string, string> {
  const pairs = Array.from({ length: random.whole(1, 3) }, (): [string, string] => {
    const name = random.pick(headerNames);
    if (name === 'content-type') return [name, random.pick(typical)];
    return [name, random.chance(0.7) ? random.pick(headerTexts) : random.pick(hostileTexts).replace(/[\r\n\0]/g, '')];
  });
  return Object.fromEntries(pairs);
}
