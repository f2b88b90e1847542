import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoredPreferences } from '../../electron/adapters/system/stored-preferences.ts';
import { SystemClock } from '../../electron/adapters/system/system-clock.ts';
import { type ServedWindow, serveWindow } from '../../electron/command-line/serve-window.ts';
import { readEnvironment } from '../../electron/environment.ts';
import { type Sandbox, type SandboxOptions, sampleSetup, startSandbox } from '../../electron/sandbox/sandbox.ts';
import { DesktopSettings } from '../../electron/shell/desktop-settings.ts';
import type { AppMethodName, AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import type { MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import { ok } from '../../shared/lib/result.ts';
import { builtPage } from '../fixtures/built-page.ts';
import { memoryLog } from '../fixtures/electron-double/memory-log.ts';
import { consent } from '../fixtures/test-company.ts';

/** Who sits at the keyboard, and whose books these are: names that look well in a picture. */
export const author = 'Maria Ortiz';
export const companyName = 'Harbour & Vine Ltd';

/** The window on an invented company, beside its own Cledara and Xero. */
export interface PictureWindow {
  readonly address: string;
  readonly sandbox: Sandbox;
  call<M extends MethodName>(method: M, input: unknown): Promise<MethodOutputs[M]>;
  callApp<M extends AppMethodName>(method: M, input: unknown): Promise<AppMethodOutputs[M]>;
  addCompany(name: string): Promise<string>;
  /** `bankFeeds`: with an app of one of Xero's partners. */
  connect(options?: { readonly bankFeeds: boolean }): Promise<void>;
  setUp(): Promise<void>;
  /** From now on it has the settings of the desktop app, as an installed one has them. */
  joinDesktop(): void;
  stop(): Promise<void>;
}

/** More than a set of pictures asks for, so that nothing waits for a minute to pass. */
const plenty = { perMinute: 100_000, perDay: 100_000, concurrent: 5 };

export async function openPictureWindow(options: SandboxOptions): Promise<PictureWindow> {
  const home = mkdtempSync(join(tmpdir(), 'tallybridge-pictures-'));
  const sandbox = await startSandbox({ xeroLimits: plenty, cledaraPerMinute: 100_000, ...options });
  const served = await serveWindow({
    environment: environmentOf(sandbox, join(home, 'data')),
    clock: new SystemClock(),
    version: versionOfProgram(),
    author,
    port: 0,
    page: await builtPage(),
  });
  if (!served.ok) throw new Error(served.error.message);
  const ask = <T>(method: string, input: unknown, of: string | null): Promise<T> =>
    answerOf<T>(served.value, { company: of, method, input });
  let company = '';
  const window: PictureWindow = {
    address: served.value.address,
    sandbox,
    call: (method, input) => ask(method, input, company),
    callApp: (method, input) => ask(method, input, null),
    async addCompany(name) {
      ({ id: company } = await window.callApp('companies.add', { name }));
      return company;
    },
    async connect({ bankFeeds } = { bankFeeds: false }) {
      sandbox.world.identity.isFeedPartner = bankFeeds;
      await window.call('connection.cledara', { apiKey: sandbox.apiKey });
      const { authoriseUrl } = await window.call('connection.xero.begin', { clientId: sandbox.clientId, bankFeeds });
      const finished = window.call('connection.xero.finish', {});
      await consent(authoriseUrl);
      await finished;
    },
    async setUp() {
      await window.call('settings.apply', { json: JSON.stringify(mostlyReviewed(sampleSetup(sandbox.world))), author });
    },
    joinDesktop: () => joinDesktopSettings(served.value.calls, join(home, 'data')),
    async stop() {
      await served.value.close();
      await sandbox.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return window;
}

function joinDesktopSettings(calls: ServedWindow['calls'], folder: string): void {
  const log = memoryLog();
  const tell: () => void = calls.joinDesktop(
    new DesktopSettings({
      platform: 'win32',
      hasTray: true,
      log,
      preferences: new StoredPreferences(folder, new SystemClock(), log),
      loginItem: { read: () => false, write: () => ok(null) },
      updates: {
        read: () => ({ source: 'feed', choice: 'ask', channel: 'latest', state: { kind: 'unknown' } }),
        act: () => ok(null),
        choiceChanged: () => undefined,
      },
      chooseFolder: () => Promise.resolve(null),
      onChange: () => tell(),
    }),
  );
}

/** Posted without a person. Few: Xero takes 60 calls a minute, and a list worth a picture is one that waits for a person. */
const postedByThemselves: ReadonlySet<string> = new Set(['Datadog', 'GitHub']);

function mostlyReviewed(setup: object): object {
  const { applications = [], ...rest }: { readonly applications?: readonly { readonly name: string }[] } = setup;
  return {
    ...rest,
    applications: applications.map((application) => ({
      ...application,
      mode: postedByThemselves.has(application.name) ? 'auto' : 'review',
    })),
  };
}

/** The answer of a call, whose type is the contract's word; throws where it fails. */
async function answerOf<T>(
  { calls }: ServedWindow,
  envelope: Parameters<ServedWindow['calls']['call']>[0],
): Promise<T> {
  const answer = await calls.call(envelope);
  if (answer.ok) return answer.value as T;
  throw new Error(`${answer.error.message} ${JSON.stringify(answer.error.details)}`);
}

function environmentOf({ cledaraUrl, xeroApiUrl, xeroLoginUrl, xeroIdentityUrl }: Sandbox, folder: string) {
  const environment = readEnvironment({
    TALLYBRIDGE_DATA_DIR: folder,
    TALLYBRIDGE_CLEDARA_URL: cledaraUrl,
    TALLYBRIDGE_XERO_API_URL: xeroApiUrl,
    TALLYBRIDGE_XERO_LOGIN_URL: xeroLoginUrl,
    TALLYBRIDGE_XERO_IDENTITY_URL: xeroIdentityUrl,
    TALLYBRIDGE_SECRETS: 'memory',
  });
  if (!environment.ok) throw new Error(environment.error.message);
  return environment.value;
}

function versionOfProgram(): string {
  const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return version;
}
