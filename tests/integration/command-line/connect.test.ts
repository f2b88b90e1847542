import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createOutput } from '../../../electron/command-line/output.ts';
import { readInput } from '../../../electron/command-line/read-input.ts';
import { type Desk, documentOf, errorOf, filesBelow, type Outcome, openDesk, outcomeOf } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
});
afterAll(() => desk.close());

describe('connect cledara', () => {
  test.each([
    ['on standard input', { stdin: '' }],
    ['a line of standard input', { stdin: ' \r\n' }],
    ['a variable', { variables: { TALLYBRIDGE_CLEDARA_API_KEY: '  ' }, stdin: 'ignored' }],
  ])('with nothing but space in %s is exit 2, and leaves no company behind', async (_where, options) => {
    const outcome = await desk.here(['connect', 'cledara', '--json'], options);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome)).toMatchObject({ code: 'invalid-input', details: [{ message: 'No API key was given.' }] });
    expect(filesBelow(desk.folder)).toEqual([]);
  });

  test('with a key that Cledara refuses is exit 3, says what to do, and leaves no company behind', async () => {
    const outcome = await desk.here(['connect', 'cledara', '--json'], { stdin: 'a-key-of-someone-else\n' });
    expect(outcome.code).toBe(3);
    expect(errorOf(outcome).code).toBe('sign-in-needed');
    expect(errorOf(outcome).message).toBe(
      'Cledara refused the API key: it is wrong, or it was deleted. In Cledara, make a new one under Settings › Profile › API Keys, then connect again.',
    );
    expect(filesBelow(desk.folder)).toEqual([]);
    expectUnseen(outcome, 'a-key-of-someone-else');
  });

  test('whose key cannot be kept is exit 3, and leaves no company behind', async () => {
    const folder = desk.path('keyless');
    mkdirSync(join(folder, 'secrets.json'), { recursive: true }); // the encrypted file cannot take its place
    const variables = { TALLYBRIDGE_DATA_DIR: folder };
    const outcome = await desk.here(['connect', 'cledara', '--json'], { variables, stdin: desk.sandbox.apiKey });
    expect([outcome.code, errorOf(outcome).code]).toEqual([3, 'secrets-unavailable']);
    expect(documentOf(await desk.here(['companies', '--json'], { variables }))).toEqual({ companies: [] });
    rmSync(join(folder, 'secrets.json'), { recursive: true });
    expect(await desk.here(['connect', 'cledara'], { variables, stdin: desk.sandbox.apiKey })).toMatchObject({
      code: 0,
    });
  });

  test('where Cledara cannot be reached is exit 3', async () => {
    const variables = { TALLYBRIDGE_CLEDARA_URL: `http://127.0.0.1:${await freePort()}` };
    const outcome = await desk.here(['connect', 'cledara', '--json'], { variables, stdin: desk.sandbox.apiKey });
    expect(outcome.code).toBe(3);
    expect(errorOf(outcome)).toEqual({
      code: 'offline',
      message:
        'Cledara could not be reached. Check the internet connection; nothing was lost, and the next run goes on from here.',
      details: [],
    });
    expectUnseen(outcome, desk.sandbox.apiKey);
  });

  test('takes the key from standard input without its line break, and shows it nowhere', async () => {
    const before = desk.sandbox.world.requests.length;
    const outcome = await desk.run(['connect', 'cledara', '--json'], { stdin: `${desk.sandbox.apiKey}\r\n` });
    expect(outcome.code).toBe(0);
    expect(documentOf(outcome)).toEqual({ connected: true });
    expect(desk.sandbox.world.requests.length - before).toBe(1);
    expectUnseen(outcome, desk.sandbox.apiKey);
  });

  test('reads no more of an input without end than a key could be', async () => {
    const endless = new Readable({ read: () => void endless.push('k'.repeat(10_000)) });
    const said: string[] = [];
    const output = createOutput(true, { stdout: { write: () => true }, stderr: { write: (text) => said.push(text) } });
    const stdin = await readInput(endless, output);
    expect([endless.destroyed, said]).toEqual([true, []]);
    const outcome = await desk.here(['connect', 'cledara', '--json'], { stdin });
    expect([outcome.code, errorOf(outcome).code]).toEqual([2, 'invalid-input']);
  });

  test('takes the key from the variable rather than from standard input, and prints nothing on standard output', async () => {
    const variables = { TALLYBRIDGE_CLEDARA_API_KEY: desk.sandbox.apiKey };
    const outcome = await desk.run(['connect', 'cledara'], { variables, stdin: 'something else' });
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: 'Cledara is connected.\n' });
  });
});

describe('connect xero', () => {
  const command = ['connect', 'xero', '--client-id'];
  afterEach(() => {
    desk.sandbox.world.identity.denyConsent = false;
  });

  test.each([
    [['connect', 'xero', '--json']],
    [['connect', 'xero', '--client-id', '', '--json']],
    [['connect', 'xero', '--client-id', 'two words', '--json']],
    [['connect', 'xero', '--json', '--client-id']],
  ])('%j is exit 2, because it names no client id', async (words) => {
    const outcome = await desk.here(words);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).code).toBe('invalid-input');
  });

  test('that is declined in the browser is exit 3', async () => {
    desk.sandbox.world.identity.denyConsent = true;
    const sign = beginSignIn([...command, desk.sandbox.clientId, '--print-url', '--json']);
    await follow(await sign.authoriseUrl);
    const outcome = await sign.outcome;
    expect(outcome.code).toBe(3);
    expect(JSON.parse(outcome.stdout.split('\n').at(1) ?? '')).toEqual({
      error: {
        code: 'sign-in-needed',
        message:
          'Xero was not connected, because access was not allowed there. Connect again when you want to allow it.',
        details: [],
      },
    });
  });

  test('prints its address at once, refuses a callback with a wrong state and waits on, then prints the organisations', async () => {
    const sign = beginSignIn([...command, desk.sandbox.clientId, '--print-url', '--json']);
    const url = new URL(await sign.authoriseUrl);
    expect(url.origin).toBe(desk.sandbox.xeroLoginUrl);
    const callback = url.searchParams.get('redirect_uri') ?? '';
    expect(callback).toMatch(/^http:\/\/localhost:4761[0-4]\/callback$/);
    const refused = await fetch(`${callback}?code=stolen&state=wrong`, { redirect: 'manual' });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const declined = await fetch(`${callback}?error=access_denied&state=wrong`, { redirect: 'manual' });
    expect(declined.status).toBeGreaterThanOrEqual(400);
    await follow(url.href);
    const outcome = await sign.outcome;
    expect(outcome.code).toBe(0);
    const [first, second, rest] = outcome.stdout.split('\n');
    expect(JSON.parse(first ?? '')).toEqual({ authoriseUrl: url.href });
    const { tenantId, tenantName } = desk.sandbox;
    expect(JSON.parse(second ?? '')).toEqual({ connected: true, tenants: [{ tenantId, name: tenantName }] });
    expect(rest).toBe('');
    expect(outcome.stderr).toContain(`Xero is connected: ${tenantName}.`);
    expect(outcome.stderr).toContain('You are connected as a Standard user (Priya Sharma).');
  });

  test('without --json still prints the two lines that a script waits for', async () => {
    const sign = beginSignIn([...command, desk.sandbox.clientId, '--print-url']);
    await follow(await sign.authoriseUrl);
    const { code, stdout } = await sign.outcome;
    expect(code).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line))),
    ).toEqual([['authoriseUrl'], ['connected', 'tenants']]);
  });

  test('with --bank-feeds asks for them, which is exit 3 where the app has not got them; else they are asked for from then on', async () => {
    const words = [...command, desk.sandbox.clientId, '--print-url', '--json'];
    const refused = beginSignIn([...words, '--bank-feeds']);
    await follow(await refused.authoriseUrl);
    const { code, stdout } = await refused.outcome;
    expect(code).toBe(3);
    expect(errorOf({ stdout: stdout.split('\n').at(1) ?? '' }).message).toContain(
      'does not let this app ask for bank feeds',
    );
    expect(documentOf(await desk.here(['feed', '--json']))).toMatchObject({ code: 'not-asked', isAsked: false });
    desk.sandbox.world.identity.isFeedPartner = true;
    const asked = beginSignIn([...words, '--bank-feeds']);
    await follow(await asked.authoriseUrl);
    expect((await asked.outcome).code).toBe(0);
    const read = await desk.here(['feed', '--json']);
    expect([read.code, documentOf(read)]).toMatchObject([
      0,
      { way: 'files', code: 'off', isAsked: true, accounts: [] },
    ]);
    const later = beginSignIn(words);
    const url = new URL(await later.authoriseUrl);
    expect(url.searchParams.get('scope')?.split(' ')).toContain('bankfeeds');
    await follow(url.href);
    expect((await later.outcome).code).toBe(0);
  });

  test('goes to the next registered port where another program has the first', async () => {
    const squatter = createServer();
    // Another test may have it already, which serves as well.
    await new Promise<void>((resolve) => squatter.once('error', () => resolve()).listen(47610, '::1', resolve));
    const sign = beginSignIn([...command, desk.sandbox.clientId, '--print-url', '--json']);
    const url = new URL(await sign.authoriseUrl);
    squatter.close();
    expect(url.searchParams.get('redirect_uri')).toMatch(/:4761[1-4]\/callback$/);
    await follow(url.href);
    expect((await sign.outcome).code).toBe(0);
  });

  test('says so where all five ports are taken', async () => {
    // In the program's own process alone, because other tests on this machine sign in as well.
    const taken = `import { Server } from 'node:net'; const { listen } = Server.prototype;
      Server.prototype.listen = function (options, ...rest) {
        const port = options.port >= 47610 && options.port <= 47614;
        if (port) { queueMicrotask(() => this.emit('error', Object.assign(new Error('taken'), { code: 'EADDRINUSE' }))); return this; }
        return listen.call(this, options, ...rest);
      };`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(taken)}`];
    const outcome = await desk.run([...command, desk.sandbox.clientId, '--print-url', '--json'], { nodeOptions });
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).message).toBe(
      'Other programs use all the ports that Xero may answer to (47610, 47611, 47612, 47613, 47614). Close one of them and connect again.',
    );
  });

  interface SignIn {
    readonly authoriseUrl: Promise<string>;
    readonly outcome: Promise<Outcome>;
  }

  function beginSignIn(words: readonly string[]): SignIn {
    const child = desk.start(words);
    const outcome = outcomeOf(child);
    if (child.stdout === null) throw new Error('Standard output is piped.');
    const lines = createInterface({ input: child.stdout });
    const authoriseUrl = new Promise<string>((resolve, reject) => {
      lines.once('line', (line) => {
        const { authoriseUrl: url } = JSON.parse(line) as { authoriseUrl?: string };
        if (url === undefined) reject(new Error(line));
        else resolve(url);
      });
    });
    return { authoriseUrl, outcome };
  }
});

/** As a browser does: consents, and follows the redirect. */
async function follow(authoriseUrl: string): Promise<void> {
  const consented = await fetch(authoriseUrl, { redirect: 'manual' });
  await fetch(consented.headers.get('location') ?? 'about:blank');
}

function expectUnseen({ stdout, stderr }: Outcome, secret: string): void {
  const files = filesBelow(desk.folder);
  const places = [
    ['stdout', stdout] as const,
    ['stderr', stderr] as const,
    ...files.map(({ path, bytes }) => [path, bytes] as const),
  ];
  expect(places.filter(([, text]) => text.includes(secret)).map(([place]) => place)).toEqual([]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has an address.');
  return address.port;
}
