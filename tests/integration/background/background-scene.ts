import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WindowDoor } from '../../../electron/background/ask.ts';
import { BackgroundSync } from '../../../electron/background/background-sync.ts';
import type { Conditions } from '../../../electron/background/conditions.ts';
import { openLog } from '../../../electron/compose.ts';
import type { EngineLine, FromEngine } from '../../../electron/engine-process/engine-messages.ts';
import { ServedCompanies } from '../../../electron/engine-process/served-companies.ts';
import { WindowCalls } from '../../../electron/engine-process/window-calls.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import type { Clock } from '../../../electron/ports/clock.ts';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/sandbox.ts';
import type { AppMethodName, AppMethodOutputs } from '../../../shared/contract/app-methods.ts';
import type { BackgroundCompanyDto } from '../../../shared/contract/background.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { MethodName, MethodOutputs } from '../../../shared/contract/methods.ts';
import { type CuttableLine, openCuttableLine } from '../../fixtures/cuttable-line.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { consent, sandboxVariables } from '../../fixtures/test-company.ts';
import { plainSetup, start } from '../engine/books.ts';
import { ManualTimers } from './manual-timers.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** A sync that began by itself. */
export interface Start {
  readonly company: string;
  readonly atMs: number;
  readonly push: boolean;
  /** How many were under way by then, itself included. */
  readonly atOnce: number;
}

/** The real parts of a window – calls, engine, books – on a clock that is moved by hand, beside a sandbox. */
export class BackgroundScene {
  readonly starts: Start[] = [];
  readonly events: HostEvent[] = [];
  readonly conditions = new SwitchedConditions();
  readonly clock: ManualClock;
  readonly timers: ManualTimers;
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly companies: string[] = [];
  calls: WindowCalls;
  background: BackgroundSync;
  /** Called with what is asked to find out whether a sync is due, before it is answered. */
  onAsk: (company: string | null, method: string) => Promise<void> = () => Promise.resolve();
  readonly #environment: ReturnType<typeof environmentOf>;
  readonly #line: CuttableLine;
  #underWay = 0;

  constructor(parts: { clock: ManualClock; sandbox: Sandbox; folder: string; line: CuttableLine; secrets: string }) {
    this.clock = parts.clock;
    this.timers = new ManualTimers(parts.clock);
    this.sandbox = parts.sandbox;
    this.folder = parts.folder;
    this.#line = parts.line;
    this.#environment = environmentOf(parts);
    this.calls = this.#openCalls();
    this.background = this.#openBackground();
  }

  async call<M extends MethodName>(company: string, method: M, input: unknown): Promise<MethodOutputs[M]> {
    const answer = await this.calls.call({ company, method, input });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    return answer.value as MethodOutputs[M];
  }

  async callApp<M extends AppMethodName>(method: M, input: unknown): Promise<AppMethodOutputs[M]> {
    const answer = await this.calls.call({ company: null, method, input });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    return answer.value as AppMethodOutputs[M];
  }

  /** A company that is connected, set up and, unless told otherwise, synced once by a person, who sent nothing. */
  async add(name: string, setup: object | null = plainSetup, synced = true): Promise<string> {
    const { id } = await this.callApp('companies.add', { name });
    this.companies.push(id);
    await this.call(id, 'connection.cledara', { apiKey: this.sandbox.apiKey });
    const { authoriseUrl } = await this.#beginSignIn(id);
    const finished = this.call(id, 'connection.xero.finish', {});
    await consent(authoriseUrl);
    await finished;
    if (setup !== null) await this.call(id, 'settings.apply', { json: JSON.stringify(setup), author: 'a person' });
    if (setup !== null && synced) await this.call(id, 'sync.run', { approveAll: false, push: false });
    await this.settle();
    return id;
  }

  async settle(): Promise<void> {
    await this.background.settle();
  }

  async advance(durationMs: number): Promise<void> {
    await this.timers.advance(durationMs, () => this.settle());
  }

  async plan(company: string): Promise<BackgroundCompanyDto> {
    const { companies } = await this.callApp('background.read', {});
    const found = companies.find((one) => one.company === company);
    if (found === undefined) throw new Error('This company is not synced in the background.');
    return found;
  }

  /** Minutes from now until the next sync of this company. */
  async minutesLeft(company: string): Promise<number> {
    const { nextAt } = await this.plan(company);
    if (nextAt === null) throw new Error('Nothing is planned.');
    return (Date.parse(nextAt) - this.clock.nowMs()) / minute;
  }

  /** Ends what syncs by itself and begins it anew on the same books. */
  restart(): void {
    this.background.close();
    this.background = this.#openBackground();
  }

  /** The same with all the program; it must have secrets that outlive it. `between` has the books to itself. */
  async restartProgram(between: () => void = () => undefined): Promise<void> {
    this.background.close();
    await this.calls.close();
    between();
    this.calls = this.#openCalls();
    this.background = this.#openBackground();
  }

  /** Cledara refuses connections until it is mended. */
  cut(): Promise<void> {
    return this.#line.cut();
  }

  mend(): Promise<void> {
    return this.#line.restore();
  }

  async close(): Promise<void> {
    this.background.close();
    await this.settle();
    await this.calls.close();
    await this.#line.cut();
    await this.sandbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #openCalls(): WindowCalls {
    const calls = new WindowCalls({
      environment: this.#environment,
      clock: this.clock,
      version: 'test',
      author: 'a person',
      platform: 'desktop',
      openEngine: () => engineHere(this.clock),
    });
    calls.subscribe((event) => this.events.push(event));
    return calls;
  }

  #openBackground(): BackgroundSync {
    const background = new BackgroundSync({
      door: this.#watchedDoor(),
      clock: this.clock,
      timers: this.timers,
      conditions: this.conditions,
      log: openLog(this.#environment, this.clock),
      random: () => 0.5,
    });
    this.calls.joinBackground(background);
    return background;
  }

  #watchedDoor(): WindowDoor {
    const { calls } = this;
    return {
      subscribe: (listener) => calls.subscribe(listener),
      call: async (envelope) => {
        const { company, method, input } = envelope;
        if (method !== 'sync.run' || company === null) {
          await this.onAsk(company, method);
          return await calls.call(envelope);
        }
        this.#underWay += 1;
        const { push } = input as { readonly push: boolean };
        this.starts.push({ company, atMs: this.clock.nowMs(), push, atOnce: this.#underWay });
        const answer = await calls.call(envelope);
        this.#underWay -= 1;
        return answer;
      },
    };
  }

  /** Other tests on this machine may have the five ports for a moment, so it is tried for a while. */
  async #beginSignIn(company: string): Promise<MethodOutputs['connection.xero.begin']> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.call(company, 'connection.xero.begin', { clientId: this.sandbox.clientId });
      } catch (error) {
        if (attempt === 200) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
}

/** Closed when the test ends. */
export async function openScene(secrets: 'memory' | 'file' = 'memory'): Promise<BackgroundScene> {
  const scene = await makeScene(secrets);
  onTestFinished(() => scene.close());
  return scene;
}

/** Whoever makes one closes it. */
export async function makeScene(secrets: 'memory' | 'file'): Promise<BackgroundScene> {
  const clock = new ManualClock(start, 'auto');
  const xeroLimits = { perMinute: 100_000, perDay: 100_000, concurrent: 5 };
  const sandbox = await startSandbox({ clock, empty: true, xeroLimits, cledaraPerMinute: 100_000 });
  const line = await openCuttableLine(sandbox.cledaraUrl);
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-background-'));
  return new BackgroundScene({ clock, sandbox, folder, line, secrets });
}

class SwitchedConditions implements Conditions {
  #online = true;
  #onBattery = false;
  #listener: (() => void) | null = null;

  online(): boolean {
    return this.#online;
  }

  onBattery(): boolean {
    return this.#onBattery;
  }

  onChange(listener: () => void): () => void {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }

  become(change: { readonly online?: boolean; readonly onBattery?: boolean }): void {
    this.#online = change.online ?? this.#online;
    this.#onBattery = change.onBattery ?? this.#onBattery;
    this.#listener?.();
  }
}

/** The engine as in its own process, but on this one's clock. */
function engineHere(clock: Clock): EngineLine {
  let served: ServedCompanies | null = null;
  let hear: (message: FromEngine) => void = () => undefined;
  let end: (how: string) => void = () => undefined;
  return {
    send(message) {
      if (message.kind === 'start') served = new ServedCompanies(message, clock, (said) => hear(structuredClone(said)));
      else if (message.kind === 'stop') void served?.end().then(() => end('stopped'));
      else void served?.take(structuredClone(message));
    },
    onMessage(listener) {
      hear = listener;
    },
    onEnd(listener) {
      end = listener;
    },
    kill: () => end('killed'),
  };
}

function environmentOf({
  sandbox,
  folder,
  line,
  secrets,
}: {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly line: CuttableLine;
  readonly secrets: string;
}) {
  const environment = readEnvironment({
    ...sandboxVariables(sandbox, folder),
    TALLYBRIDGE_CLEDARA_URL: line.url,
    TALLYBRIDGE_SECRETS: secrets,
    TALLYBRIDGE_PASSPHRASE: 'correct horse battery staple 5c1e',
    TALLYBRIDGE_XERO_LIMITS: 'perMinute=100000,perDay=100000',
    TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
  });
  if (!environment.ok) throw new Error(environment.error.message);
  return environment.value;
}
