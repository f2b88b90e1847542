import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { createOutput } from '../../../electron/command-line/output.ts';
import { runProgram } from '../../../electron/command-line/run-program.ts';
import { chooseCompany } from '../../../electron/companies.ts';
import { openCompany, openProgram } from '../../../electron/compose.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import { type Sandbox, type SandboxOptions, sampleSetup, startSandbox } from '../../../electron/sandbox/sandbox.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import { commandLineUnderTest } from '../../fixtures/built-program.ts';
import '../../fixtures/cheap-passphrase.ts';
import { cheapPassphraseOption } from '../../fixtures/cheap-passphrase-option.ts';
import { keptCompiled } from '../../fixtures/kept-compiled.ts';
import { beginSignIn, consent, sandboxVariables } from '../../fixtures/test-company.ts';

export const root = join(import.meta.dirname, '../../..');
export const passphrase = 'correct horse battery staple 7f3a';

/** What a command did, as the shell that called it sees it. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  readonly nodeOptions?: readonly string[];
}

/** A machine with a data folder of its own, beside a sandbox on the real clock. */
export interface Desk {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Runs the program as a process of its own to its end. */
  run(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** The same within this process: quicker, for tests that are not about processes and streams. */
  here(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  start(words: readonly string[], options?: RunOptions): ChildProcess;
  /** Connects and sets up without the command line, for tests that are about something else. */
  prepare(company?: string): Promise<void>;
  /** A path in a folder beside the data folder. */
  path(name: string): string;
  close(): Promise<void>;
}

/** More than any test asks for, so that nothing waits for a minute to pass. */
const plenty = { perMinute: 100_000, perDay: 100_000, concurrent: 5 };

export async function openDesk(options: SandboxOptions = {}): Promise<Desk> {
  const sandbox = await startSandbox({ xeroLimits: plenty, cledaraPerMinute: 100_000, transactions: 20, ...options });
  const home = mkdtempSync(join(tmpdir(), 'tallybridge-desk-'));
  const folder = join(home, 'data');
  const variables = {
    ...sandboxVariables(sandbox, folder),
    TALLYBRIDGE_SECRETS: 'file',
    TALLYBRIDGE_PASSPHRASE: passphrase,
    TALLYBRIDGE_XERO_LIMITS: 'perMinute=100000,perDay=100000',
    TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
    HOME: home,
  };
  const start: Desk['start'] = (words, run = {}) =>
    startProgram(words, { ...run, variables: { ...variables, ...run.variables } });
  return {
    sandbox,
    folder,
    variables,
    start,
    run: (words, run) => outcomeOf(start(words, run)),
    here: (words, run = {}) => runHere(words, { ...run, variables: { ...variables, ...run.variables } }),
    prepare: (company) => prepare(sandbox, variables, company ?? null),
    path: (name) => join(home, name),
    async close() {
      await sandbox.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * The program as it is built, or from its sources where a test is run by itself, with the variables given and no others but
 * where Node keeps what it made of the files: a home that is new every time would have it make all of that anew.
 */
function startProgram(
  words: readonly string[],
  { variables = {}, stdin = '', nodeOptions = [] }: RunOptions = {},
): ChildProcess {
  const child = spawn(process.execPath, [...nodeOptions, commandLineUnderTest(), ...words], {
    cwd: root,
    env: {
      PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      NODE_OPTIONS: cheapPassphraseOption, // in the environment, because the program's engine is a process too
      ...keptCompiled,
      ...variables,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => undefined); // a command that reads nothing may be gone before this is written
  child.stdin?.end(stdin);
  return child;
}

async function runHere(words: readonly string[], { variables = {}, stdin = '' }: RunOptions): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const code = await runProgram(words, {
    output: createOutput(words.includes('--json'), { stdout: stream('stdout'), stderr: stream('stderr') }),
    variables,
    clock: new SystemClock(),
    version: 'test',
    author: 'the test',
    readInput: () => Promise.resolve(stdin),
    openBrowser: () => undefined,
    onLog: () => undefined,
  });
  return { code, ...said };
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  if (child.stdout === null || child.stderr === null) throw new Error('The streams of the program are piped.');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** The one JSON document of an outcome; fails where there is anything else on standard output. */
export function documentOf({ stdout }: Pick<Outcome, 'stdout'>): Record<string, unknown> {
  const value: unknown = JSON.parse(stdout);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`Not an object: ${stdout}`);
  return { ...value };
}

/** The error of an outcome that failed. */
export function errorOf(outcome: Pick<Outcome, 'stdout'>): {
  code: string;
  message: string;
  details: { at: string; message: string }[];
} {
  const { error } = documentOf(outcome);
  return error as ReturnType<typeof errorOf>;
}

async function prepare(
  sandbox: Sandbox,
  variables: Readonly<Record<string, string>>,
  name: string | null,
): Promise<void> {
  const environment = readEnvironment(variables);
  if (!environment.ok) throw new Error(environment.error.message);
  const program = openProgram(environment.value, new SystemClock(), 'test');
  const company = chooseCompany(environment.value.dataDir, name, true);
  if (!company.ok) throw new Error(company.error.message);
  const { api, close } = openCompany(program, company.value);
  const steps = [
    () => api.call('connection.cledara', { apiKey: sandbox.apiKey }),
    async () => {
      const { authoriseUrl } = await beginSignIn(api, sandbox.clientId);
      const finished = api.call('connection.xero.finish', {});
      await consent(authoriseUrl);
      return await finished;
    },
    () => api.call('settings.apply', { json: JSON.stringify(sampleSetup(sandbox.world)), author: 'the test' }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) throw new Error(done.error.message);
  }
  close();
  await program.http.close();
}

/** Every file below a folder: its path and its bytes. None where there is no folder. */
export function filesBelow(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** A card payment that the vendor has not collected yet. */
export function addUnsettled(world: Sandbox['world'], amount: number): CledaraTransaction {
  const row = world.addTransaction({ amount });
  delete row.settledAt;
  return row;
}
