import { rmSync } from 'node:fs';
import type { AppMethodInput, CallAnswer, CallEnvelope } from '../../shared/contract/app-methods.ts';
import type { DesktopMethods } from '../../shared/contract/desktop.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import { type MethodName, type MethodOutputs, methodInputs, readMethods } from '../../shared/contract/methods.ts';
import { shownCompanyKey } from '../../shared/contract/preference-keys.ts';
import { type OpenPreferences, StoredPreferences } from '../adapters/system/stored-preferences.ts';
import { listCompanies } from '../companies.ts';
import { openProgram, type Program } from '../compose.ts';
import type { Environment } from '../environment.ts';
import type { Clock } from '../ports/clock.ts';
import { answerBug } from './answer-bug.ts';
import { answerOf } from './answer-of.ts';
import { callApp, isAppMethod } from './app-methods.ts';
import type { AppWorld, BackgroundMethods } from './app-world.ts';
import { CompanyShelf } from './company-shelf.ts';
import { EngineClient } from './engine-client.ts';
import type { EngineLine, OpenSample } from './engine-messages.ts';

export interface WindowCallsOptions {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly version: string;
  readonly author: string;
  readonly platform: 'browser' | 'desktop';
  /** How the file of preferences is opened, where the host has a way of its own. */
  readonly openPreferences?: OpenPreferences;
  /** Starts a process for the engine. */
  readonly openEngine: () => EngineLine;
}

/** Methods that the engine answers, because they ask a service, and after which the books are as they were. */
const changesNothing: ReadonlySet<MethodName> = new Set<MethodName>([
  'connection.xero.begin',
  'connection.xero.tenants',
  'connection.xero.shared',
  'sync.progress',
  'invoice.read',
  'diagnostics.run',
  'diagnostics.bundle',
]);

/** So long after the list was read the engine begins unasked: a screen takes about as long to be drawn. In ms. */
const engineAfterMs = 1000;

/** Nothing of a list, which is made for the answer. */
const anyRow = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 0 } as const;

/**
 * All that a window may ask and be told, whichever host carries it. What only looks at the books is answered here, beside
 * the engine, so that a busy engine stops no screen; everything else goes to the engine's process.
 */
export class WindowCalls {
  readonly #program: Program;
  readonly #shelf: CompanyShelf;
  readonly #engine: EngineClient;
  readonly #app: AppWorld;
  readonly #listeners = new Set<(event: HostEvent) => void>();
  #sample: OpenSample | null = null;
  #background: BackgroundMethods | null = null;
  #desktop: DesktopMethods | null = null;

  constructor(options: WindowCallsOptions) {
    const { environment, clock, version, author, platform } = options;
    this.#program = openProgram(environment, clock, version, 'head');
    this.#shelf = new CompanyShelf(this.#program, (event) => this.#tell(event));
    this.#engine = new EngineClient({
      open: options.openEngine,
      start: { kind: 'start', environment, version },
      clock,
      log: this.#program.log,
      onEvent: (event) => this.#tell(event),
      onLost: () => this.#forgetSample(),
    });
    this.#app = {
      dataDir: environment.dataDir,
      version,
      author,
      platform,
      preferences: new StoredPreferences(environment.dataDir, clock, this.#program.log, options.openPreferences),
      nowMs: () => clock.nowMs(),
      sample: () => this.#sample,
      openSample: () => this.#openSample(),
      isSyncing: (company) => this.#isSyncing(company),
      tellHistory: async (company) => {
        await this.#engine.tellHistory(company);
      },
      removeCompany: (removal) => this.#removeCompany(removal),
      onCompanies: () => this.#tell({ type: 'companies' }),
      background: () => this.#background,
      desktop: () => this.#desktop,
    };
  }

  /** From now on windows may ask about the syncs that begin by themselves, and are told when they change. */
  joinBackground(background: BackgroundMethods & { onChange(listener: () => void): void }): void {
    this.#background = background;
    background.onChange(() => this.#tell({ type: 'background' }));
  }

  /** From now on windows may ask about the desktop app itself. Returns what tells them that it has changed. */
  joinDesktop(desktop: DesktopMethods): () => void {
    this.#desktop = desktop;
    return () => this.#tell({ type: 'desktop' });
  }

  /** Whether there is such a method: of a company, or of the program. */
  knows({ company, method }: Pick<CallEnvelope, 'company' | 'method'>): boolean {
    return company === null ? isAppMethod(method) : isMethod(method);
  }

  /** Never rejects. A call of a method that `knows` does not know is a bug of the host. */
  async call({ company, method, input }: CallEnvelope): Promise<CallAnswer> {
    try {
      if (company === null && isAppMethod(method)) return await callApp(this.#app, method, input);
      if (company === null || !isMethod(method)) throw new Error(`There is no method ${method}.`);
      if (readMethods.has(method)) {
        const opened = this.#shelf.find(company);
        return answerOf(opened.ok ? await opened.value.api.call(method, input) : opened);
      }
      const answer = await this.#engine.call(company, method, input);
      // A call that failed may have done half of it.
      if (!changesNothing.has(method)) this.#tell({ type: 'changed', company });
      return answer;
    } catch (thrown) {
      return this.bug(method, thrown);
    }
  }

  /**
   * Reads the movements of the company that the window will show first, so that the list is there when the page is: a large
   * one takes a second. The engine begins after it, unless a call needs it earlier: the first screen does not, and both at
   * once would keep it waiting. What fails here fails again, and is told, when the page asks; a bug is in the log. Never
   * rejects.
   */
  async readAhead(): Promise<void> {
    try {
      const listed = listCompanies(this.#program.environment.dataDir);
      const stored = this.#app.preferences.read();
      const shown = stored.ok ? stored.value[shownCompanyKey] : undefined;
      const companies = listed.ok ? listed.value : [];
      const company =
        companies.find(({ id }) => id === shown) ?? companies.find(({ isArchived }) => !isArchived) ?? companies[0];
      if (company !== undefined) await this.call({ company: company.id, method: 'review.query', input: anyRow });
    } catch (thrown) {
      this.bug('review.query', thrown);
    } finally {
      await new Promise<void>((resolve) => setTimeout(resolve, engineAfterMs).unref());
      this.#engine.begin();
    }
  }

  bug(method: string, thrown: unknown): CallAnswer {
    return answerBug(this.#program.log, method, thrown);
  }

  /** Tells what happens from now on, beginning with the state of the engine. Returns what ends it. */
  subscribe(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    listener({ type: 'engine', state: this.#engine.state });
    return () => this.#listeners.delete(listener);
  }

  /** Ends the engine in order, then closes what was opened to look. */
  async close(): Promise<void> {
    await this.#engine.stop();
    this.#shelf.close();
    await this.#program.http.close();
  }

  async #openSample(): ReturnType<AppWorld['openSample']> {
    const opened = await this.#engine.openSample();
    if (opened.ok && this.#sample?.id !== opened.value.id) {
      this.#sample = opened.value;
      this.#shelf.put(opened.value, this.#program);
      this.#tell({ type: 'companies' });
    }
    return opened;
  }

  /** A sync of it is under way in the engine. One that cannot be asked has none. */
  async #isSyncing(company: string): Promise<boolean> {
    const answer = await this.#engine.call(company, 'sync.progress', {});
    return answer.ok && (answer.value as MethodOutputs['sync.progress']).progress !== null;
  }

  async #removeCompany(removal: AppMethodInput<'companies.remove'>): ReturnType<AppWorld['removeCompany']> {
    this.#shelf.take(removal.company); // an open file can keep its folder from going
    const answer = await this.#engine.removeCompany(removal);
    if (!answer.ok) {
      this.#tell({ type: 'changed', company: removal.company }); // half of it may be done
      return answer;
    }
    return { ok: true, value: answer.value as string };
  }

  /** The sample's services lived in the engine's process, so it ends with it; whoever was killed cleared nothing away. */
  #forgetSample(): void {
    if (this.#sample === null) return;
    this.#shelf.take(this.#sample.id);
    rmSync(this.#sample.dataDir, { recursive: true, force: true });
    this.#sample = null;
    this.#tell({ type: 'companies' });
  }

  #tell(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function isMethod(method: string): method is MethodName {
  return Object.hasOwn(methodInputs, method);
}
