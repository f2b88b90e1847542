import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';

/** A place in a JSON value: what stands at `key` of `parent`. */
interface Place {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Longer than any field of either service, and short enough to be made a thousand times. */
const longText = 'ä'.repeat(5000);
/** Deeper than the readers allow (64), and deep enough for the stack of a careless one. */
const depths = [10, 65, 3000, 100_000];
/** Stands in a value for so many levels around nothing, until it is text: building them would end our own stack. */
const deepMark = '@deep:';

/** Texts that break readers somewhere in the world: of dates, numbers, encodings, prototypes, formats, ids. */
export const hostileTexts: readonly string[] = [
  ...['', ' ', '\u0000', '\ud800', '\udfff\ud800', '\ufeff', '\u202e', longText, '9'.repeat(400), '"', '\\', '\r\n'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '[object Object]'],
  ...['0000-00-00', '2026-02-30', '9999-12-31', '0001-01-01', '-000001-01-01', '275760-09-13', '2026-13-45T99:99:99Z'],
  ...['/Date(1551139200000+0000)/', '/Date(999999999999999)/', '/Date(-999999999999999)/', '/Date(8640000000000001)/'],
  ...['/Date(NaN)/', '1970-01-01T00:00:00.000Z', '2026-11-01T00:00:00+99:00', '+275760-09-13T00:00:00.001Z'],
  ...['0.1', '-0', '1e400', '0x10', '١٢', '1,234.56', 'Infinity', '00000000-0000-0000-0000-000000000000'],
  ...[
    'javascript:alert(1)',
    '../../etc/passwd',
    'file:///etc/passwd',
    '<script>',
    '=1+1',
    '%00',
    '{{7*7}}',
    'ZZZ',
    'gbp',
  ],
];

/** Days and instants that are written well, and are none. */
const oddDays = [
  ...['2026-02-30', '2026-00-10', '9999-99-99', '0000-01-01', '2026-11-31T00:00:00', '2026-11-01T25:00:00.000Z'],
  ...[
    '/Date(253402300800000+0000)/',
    '/Date(-62198755200000)/',
    '/Date(999999999999999)/',
    '/Date(1e3)/',
    '2026-11-01T10:00:00+24:00',
  ],
];

const hostileNumbers: readonly number[] = [
  ...[0, -0, -1, 1, 0.1 + 0.2, 1e-7, 5e-324, 1e15, 2 ** 53, -(2 ** 53), 2 ** 53 + 2, 1e21, 1e308, -1e308, 255, 1e9],
  ...[12.345, 0.005, -86.57000000000001, 4294967296, 2147483648],
];

/** Members that mean something to JavaScript, or to the readers. */
const hostileKeys = ['__proto__', 'constructor', 'toString', 'length', '', 'then', 'toJSON', 'status', 'id', 'ok'];

/**
 * JSON text of `value` after one to `mostChanges` changes of its structure: values of another type, members dropped, doubled or renamed,
 * lists cut, repeated or shuffled, depth. The value itself stays as it is. Text, because some of it no value can hold.
 */
export function mutateJson(value: unknown, random: SeededRandom, mostChanges = 4): string {
  const root: { value: unknown } = { value: structuredClone(value) };
  for (let times = random.whole(1, mostChanges); times > 0; times -= 1) change(root, random);
  const written = JSON.stringify(root.value) ?? 'null';
  const text = written.replace(/"@deep:(-?\d{1,6})"/g, (_mark, depth: string) => deepText(Number(depth)));
  return random.chance(0.1) ? spoilText(text, random) : text;
}

/** What JSON.stringify never writes, but a wire may carry. */
function spoilText(text: string, random: SeededRandom): string {
  switch (random.whole(0, 4)) {
    case 0: // a member twice: the last one counts
      return text.replace(/("[^"]+"):("[^"]*"|[\d.-]+|null)/, '$1:$2,$1:null');
    case 1:
      return text.replace('{', '{"__proto__":{"isHacked":true},');
    case 2:
      return text.replace(/:-?\d+(\.\d+)?/, `:${random.pick(['1e999', '-1e999', '9'.repeat(400), 'NaN', '01', '1.'])}`);
    case 3:
      return text.replace(/:"[^"]*"/, random.pick([':"\\ud800"', ':"\\u0000"', ':"\\udc00\\ud83d"']));
    default:
      return `${random.pick(['\ufeff', ' \n', '/**/', ")]}'\n", '[', ''])}${text}${random.pick(['', ',', '\u0000', '}', 'x'])}`;
  }
}

function change(root: { value: unknown }, random: SeededRandom): void {
  const place = placeIn(root, random);
  const { parent, key } = place;
  const present = Reflect.get(parent, key);
  switch (random.whole(0, 6)) {
    case 0:
    case 1:
      set(place, hostileValue(present, random));
      return;
    case 2:
      remove(place);
      return;
    case 3: // under another name
      if (!Array.isArray(parent)) define(parent, random.pick(hostileKeys), present);
      return;
    case 4:
      set(place, listOf(present, random));
      return;
    case 5:
      set(
        place,
        random.chance(0.3) ? [[present]] : `${deepMark}${random.pick(depths) * (random.chance(0.5) ? 1 : -1)}`,
      );
      return;
    default: // what stands elsewhere
      set(place, structuredClone(Reflect.get(...placeOf(placeIn(root, random)))));
  }
}

function placeOf({ parent, key }: Place): [object, string] {
  return [parent, key];
}

function set({ parent, key }: Place, value: unknown): void {
  define(parent, key, value);
}

/** `__proto__` becomes a member of its own, as `JSON.parse` makes it. */
function define(parent: object, key: string, value: unknown): void {
  if (Array.isArray(parent) && !/^\d+$/.test(key)) return;
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

function listOf(present: unknown, random: SeededRandom): unknown {
  if (!Array.isArray(present)) return random.pick([[present], [present, present], [], [null, present]]);
  return random.pick([
    [],
    [...present, ...present],
    present.slice(0, Math.floor(present.length / 2)),
    random.shuffled(present),
    [...present, null],
    Object.fromEntries(present.map((item, index) => [`n${index}`, item])),
  ]);
}

/** Lists, or records where the depth is negative. */
function deepText(depth: number): string {
  if (depth > 0) return `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return `${'{"a":'.repeat(-depth)}1${'}'.repeat(-depth)}`;
}

function hostileValue(present: unknown, random: SeededRandom): unknown {
  const near = nearValue(present, random);
  if (near !== undefined && random.chance(0.5)) return near;
  return random.pick<unknown>([
    null,
    true,
    false,
    {},
    [],
    { constructor: { prototype: { isHacked: true } } },
    random.pick(hostileTexts),
    random.pick(hostileNumbers),
  ]);
}

/** Of the same type, and just off: what a check of types alone lets through. */
function nearValue(present: unknown, random: SeededRandom): unknown {
  if (typeof present === 'number')
    return random.pick([present * -1, present + 0.001, present * 1e12, String(present), present + 1]);
  if (typeof present === 'boolean') return random.pick<unknown>([!present, String(present), Number(present)]);
  if (typeof present !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d|^\/Date\(/.test(present) && random.chance(0.7)) return random.pick(oddDays);
  const at = random.whole(0, present.length);
  return random.pick([
    present.slice(0, at),
    `${present} `,
    present.toLowerCase(),
    present.toUpperCase(),
    present + present,
    `${present.slice(0, at)}${random.pick(hostileTexts)}${present.slice(at)}`,
  ]);
}

/** Any place, deep ones as often as others: a walk down that may stop at each step. */
function placeIn(root: { value: unknown }, random: SeededRandom): Place {
  let place: Place = { parent: root, key: 'value' };
  for (;;) {
    const here = Reflect.get(place.parent, place.key);
    if (typeof here !== 'object' || here === null || random.chance(0.15)) return place;
    const keys = Object.keys(here);
    if (keys.length === 0) return place;
    place = { parent: here as Record<string, unknown>, key: random.pick(keys) };
  }
}
