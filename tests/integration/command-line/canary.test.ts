import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import { type Desk, errorOf, filesBelow, type Outcome, openDesk, outcomeOf, passphrase } from './desk.ts';
import { type Eavesdropper, eavesdropOn } from './eavesdropper.ts';

const cardNumber = '4111 1111 1111 1111';
const iban = 'GB82 WEST 1234 5698 7654 32';

let desk: Desk;
let cledara: Eavesdropper;
let xero: Eavesdropper;
let identity: Eavesdropper;
let variables: Record<string, string>;
const printed: string[] = [];

beforeAll(async () => {
  desk = await openDesk({ transactions: 20 });
  const { sandbox } = desk;
  sandbox.world.addTransaction({ amount: -12, comment: `card ${cardNumber}, or by transfer to ${iban}` });
  [cledara, xero, identity] = (await Promise.all(
    [sandbox.cledaraUrl, sandbox.xeroApiUrl, sandbox.xeroIdentityUrl].map(eavesdropOn),
  )) as [Eavesdropper, Eavesdropper, Eavesdropper];
  variables = {
    TALLYBRIDGE_CLEDARA_URL: cledara.url,
    TALLYBRIDGE_XERO_API_URL: xero.url,
    TALLYBRIDGE_XERO_IDENTITY_URL: identity.url,
    TALLYBRIDGE_LOG: 'debug',
  };
});
afterAll(async () => {
  await Promise.all([cledara, xero, identity].map((proxy) => proxy.close()));
  await desk.close();
});

async function run(words: readonly string[], stdin = ''): Promise<Outcome> {
  const outcome = await desk.here([...words, '--json'], { variables, stdin });
  printed.push(outcome.stdout, outcome.stderr);
  return outcome;
}

test('no secret of a whole run is in any file, log, export or output', async ({ annotate }) => {
  await liveThroughADay();

  const secrets = secretsHeard();
  expect(Object.values(secrets).flat().length).toBeGreaterThan(12);
  const files = filesBelow(desk.folder);
  const places = [...files, { path: 'what was printed', bytes: Buffer.from(printed.join('')) }];
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/\.db$|ledger/),
      expect.stringMatching(/tallybridge\.log$/),
      expect.stringMatching(/secrets\.json$/),
    ]),
  );
  const found = places.flatMap(({ path, bytes }) =>
    Object.entries(secrets).flatMap(([kind, values]) =>
      values
        .filter((value) => writings(value).some((writing) => bytes.includes(writing)))
        .map(() => `${kind} in ${path}`),
    ),
  );
  expect(found).toEqual([]);

  // What the services printed back did get as far as the books, so that something was there to mask.
  expect(files.filter(({ bytes }) => bytes.includes('"authorization":"***')).length).toBeGreaterThan(0);

  const personal = [cardNumber, iban].flatMap((text) => [text, text.replaceAll(' ', '')]);
  const mayHold = (path: string) => /ledger|\.db/.test(path);
  const leaked = places.filter(({ path, bytes }) => !mayHold(path) && personal.some((text) => bytes.includes(text)));
  expect(leaked.map(({ path }) => path)).toEqual([]);

  const scanned = places.reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(scanned).toBeGreaterThan(100_000);
  await annotate(`${scanned} bytes in ${files.length} files and in what was printed`);
});

/** Everything that a company does in its first day, with services that print back what they were sent. */
async function liveThroughADay(): Promise<void> {
  expect((await run(['connect', 'cledara'], `${desk.sandbox.apiKey}x\n`)).code).toBe(3);
  expect((await run(['connect', 'cledara'], `${desk.sandbox.apiKey}\n`)).code).toBe(0);
  await signIn();
  writeFileSync(desk.path('setup.json'), JSON.stringify(sampleSetup(desk.sandbox.world)));
  expect((await run(['setup', desk.path('setup.json')])).code).toBe(0);
  cledara.echoNext('GET', /transactions/);
  expect(errorOf(await run(['sync'])).code).toBe('not-understood');
  xero.echoNext('GET', /Organisation/);
  expect((await run(['sync'])).code).toBe(3);
  xero.echoNext('PUT', /BankTransactions\?/, 3); // the batch, and two of its documents alone
  expect((await run(['sync', '--approve-all'])).code).toBe(1);
  xero.echoNext('PUT', /Attachments/);
  await run(['sync', '--approve-all']);
  identity.echoNext('POST', /token/);
  await run(['sync']);
  for (const { heard } of [cledara, xero, identity]) {
    expect(heard.filter(({ answered }) => answered.includes('"Elements":[{"ValidationErrors"')).length).toBeGreaterThan(
      0,
    );
  }
  for (const words of [['sync'], ['review', '--state', 'all'], ['status'], ['doctor'], ['setup', '--export']])
    await run(words);
  expect(desk.sandbox.world.xero.bankTransactions.length).toBeGreaterThan(5);
}

/** In a process of its own, as its callback is. */
async function signIn(): Promise<void> {
  const child = desk.start(['connect', 'xero', '--client-id', desk.sandbox.clientId, '--print-url', '--json'], {
    variables,
  });
  const outcome = outcomeOf(child);
  if (child.stdout === null) throw new Error('Standard output is piped.');
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout ?? process.stdin }).once('line', (line) =>
      resolve(JSON.parse(line).authoriseUrl),
    );
  });
  const consented = await fetch(url, { redirect: 'manual' });
  await fetch(consented.headers.get('location') ?? 'about:blank');
  const { code, stdout, stderr } = await outcome;
  expect(code).toBe(0);
  printed.push(stdout, stderr);
}

/** What went over the line and opens something. */
function secretsHeard(): Record<string, string[]> {
  const answers = identity.heard.map(({ answered }) => tokensIn(answered));
  const forms = identity.heard.map(({ asked }) => new URLSearchParams(asked));
  const values = (name: string) => forms.flatMap((form) => form.getAll(name));
  const secrets: Record<string, string[]> = {
    'the API key': [desk.sandbox.apiKey],
    'the passphrase': [passphrase],
    'an access token': answers.map(({ access_token: token }) => token ?? ''),
    'an identity token': answers.map(({ id_token: token }) => token ?? ''),
    'a refresh token': [...answers.map(({ refresh_token: token }) => token ?? ''), ...values('refresh_token')],
    'a code': values('code'),
    'a code verifier': values('code_verifier'),
  };
  const distinct = Object.entries(secrets).map(
    ([kind, list]) => [kind, [...new Set(list)].filter((value) => value !== '')] as const,
  );
  for (const [kind, list] of distinct) expect(list.length, kind).toBeGreaterThan(0);
  return Object.fromEntries(distinct);
}

function tokensIn(answered: string): Partial<Record<'access_token' | 'refresh_token' | 'id_token', string>> {
  return JSON.parse(answered);
}

/** As it is, and as it would look in a form, in base64 or in hex. A JWT's signature is a secret of its own. */
function writings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const parts = secret.startsWith('ey') ? secret.split('.').slice(2) : [];
  return [
    secret,
    encodeURIComponent(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    ...parts,
  ];
}
