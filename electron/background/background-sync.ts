import type { AppMethodInput } from '../../shared/contract/app-methods.ts';
import type { BackgroundDto } from '../../shared/contract/background.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import {
  backgroundBatteryKey,
  backgroundChoiceKey,
  backgroundPausedKey,
} from '../../shared/contract/preference-keys.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { ask, askApp, type WindowDoor } from './ask.ts';
import { type CompanyPlan, companyPlan } from './company-plan.ts';
import type { Conditions } from './conditions.ts';
import { KeepConsents } from './keep-consents.ts';
import { KnownCompanies } from './known-companies.ts';
import { readChoices } from './read-choices.ts';
import type { Timers } from './timers.ts';
import { WatchFolders } from './watch-folders.ts';

export interface BackgroundSyncOptions {
  readonly door: WindowDoor;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly conditions: Conditions;
  readonly log: Log;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Nothing begins so soon after the start of the program: a person who has just decided something may take it back. */
const quietAtStartMs = 120_000;
/** After waking up, and between two companies: something in between, ms, so that not everything begins at once. */
const spread = { fromMs: 5_000, toMs: 30_000 } as const;
/** Looked again after this long at the latest, ms: another program may have synced, or the machine have slept. */
const longestRestMs = 600_000;
/** A timer that is so much later than it was set for has slept with the machine, ms. */
const sleptMs = 60_000;

type Answer = Promise<Result<BackgroundDto, ErrorDto>>;
type Plans = { readonly companies: readonly CompanyPlan[]; readonly dto: BackgroundDto };

/**
 * Syncs every company by itself, through the door that windows use: one at a time, when it is due by its own books, never
 * beside a sync that a person has begun. It approves nothing. One timer at rest.
 */
export class BackgroundSync {
  readonly #options: BackgroundSyncOptions;
  readonly #known: KnownCompanies;
  readonly #consents: KeepConsents;
  readonly #folders: WatchFolders;
  readonly #listeners = new Set<() => void>();
  readonly #ends: readonly (() => void)[];
  #cancelTimer: () => void = () => undefined;
  #looking: Promise<void> | null = null;
  #isAskedAgain = false;
  #isClosed = false;
  /** Of every company, ms since the epoch. */
  #notBeforeMs: number;
  #told = '';

  constructor(options: BackgroundSyncOptions) {
    this.#options = options;
    this.#known = new KnownCompanies(options);
    this.#consents = new KeepConsents(options);
    this.#folders = new WatchFolders(options);
    this.#notBeforeMs = options.clock.nowMs() + quietAtStartMs;
    this.#ends = [
      options.door.subscribe((event) => this.#hear(event)),
      options.conditions.onChange(() => {
        this.#spreadOut();
        this.#wake();
      }),
    ];
    this.#wake();
  }

  /** Called when what `read` answers has become something else. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async read(): Answer {
    const plans = await this.#plans();
    if (!plans.ok) return plans;
    this.#tell(plans.value.dto); // others know it as it was before
    return { ok: true, value: plans.value.dto };
  }

  async set({ company, ...choice }: AppMethodInput<'background.set'>): Answer {
    const plans = await this.#plans();
    if (!plans.ok) return plans;
    if (!plans.value.companies.some((plan) => plan.company === company)) return err(notSynced);
    this.#known.noteChange(company);
    return await this.#keep(backgroundChoiceKey(company), choice);
  }

  /** Null goes on at once. */
  async pause({ minutes }: AppMethodInput<'background.pause'>): Answer {
    const untilMs = minutes === null ? null : this.#options.clock.nowMs() + minutes * 60_000;
    return await this.#keep(backgroundPausedKey, untilMs === null ? null : new Date(untilMs).toISOString());
  }

  async battery({ pause }: AppMethodInput<'background.battery'>): Answer {
    return await this.#keep(backgroundBatteryKey, pause);
  }

  /** Begins nothing more. A sync that is under way is ended by whoever ends the engine. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
    for (const end of this.#ends) end();
  }

  /** Resolves when it rests: nothing is looked at, and none of its syncs is under way. */
  async settle(): Promise<void> {
    while (this.#looking !== null) await this.#looking;
  }

  async #keep(key: string, value: unknown): Answer {
    const kept = await askApp(this.#options.door, 'preferences.write', { key, value });
    if (!kept.ok) return kept;
    this.#spreadOut();
    this.#wake();
    return await this.read();
  }

  #hear(event: HostEvent): void {
    const heard = this.#known.hear(event);
    if (heard === 'ended') this.#spreadOut();
    // A person may have decided something while it was being looked at whether to begin.
    const isTooLate = event.type === 'changed' && this.#looking !== null;
    if (heard !== null || isTooLate || event.type === 'companies') this.#wake();
  }

  /** What is due begins after a while of its own. One that is running already is not begun anew: it would never end. */
  #spreadOut(): void {
    const { clock, random } = this.#options;
    const afterMs = spread.fromMs + random() * (spread.toMs - spread.fromMs);
    const nowMs = clock.nowMs();
    if (this.#startsAfterMs(nowMs) <= nowMs) this.#notBeforeMs = nowMs + Math.round(afterMs);
  }

  /** Further ahead than any quiet can be, it is of a clock that was set back since. */
  #startsAfterMs(nowMs: number): number {
    return this.#notBeforeMs > nowMs + quietAtStartMs ? nowMs : this.#notBeforeMs;
  }

  #wake(): void {
    if (this.#isClosed) return;
    this.#isAskedAgain = true;
    this.#looking ??= this.#lookUntilQuiet().finally(() => {
      this.#looking = null;
    });
  }

  async #lookUntilQuiet(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      this.#cancelTimer();
      try {
        await this.#look();
      } catch (thrown) {
        this.#options.log.error('internal', { where: 'background-sync', ...factsOf(thrown) });
        this.#rest(longestRestMs);
      }
    }
  }

  /** Syncs what is due, or rests until something is. */
  async #look(): Promise<void> {
    const plans = await this.#plans();
    if (this.#isClosed || this.#isAskedAgain) return;
    if (!plans.ok) return this.#rest(longestRestMs); // where choices cannot be read, nothing is chosen
    const { companies, dto } = plans.value;
    const nowMs = this.#options.clock.nowMs();
    const [first] = companies.filter(isStarting).sort((a, b) => a.startAtMs - b.startAtMs);
    const isFree = !this.#known.isAnySyncing;
    if (isFree && first !== undefined && first.startAtMs <= nowMs) return await this.#sync(first);
    this.#tell(dto);
    if (isFree) await this.#folders.look(companies);
    if (isFree && dto.conditions.online) await this.#consents.look(companies.map(({ company }) => company));
    const wakesMs = companies.flatMap(({ startAtMs, lookAgainAtMs }) => [
      ...(isFree && startAtMs !== null ? [startAtMs] : []), // else the end of the other one wakes it
      ...(lookAgainAtMs === null ? [] : [lookAgainAtMs]),
    ]);
    this.#rest(Math.min(longestRestMs, ...wakesMs.map((atMs) => atMs - nowMs)));
  }

  #rest(forMs: number): void {
    if (this.#isClosed) return;
    const { clock, timers } = this.#options;
    const wakesAtMs = clock.nowMs() + forMs;
    this.#cancelTimer = timers.set(Math.max(0, forMs), () => {
      if (clock.nowMs() - wakesAtMs > sleptMs) this.#spreadOut();
      this.#known.forgetAllBooks(); // another program may have synced one of them
      this.#wake();
    });
  }

  async #sync({ company, choice }: CompanyPlan): Promise<void> {
    const { door, log } = this.#options;
    const run = this.#known.begin(company);
    const push = choice.mode === 'send';
    const answering = ask(door, company, 'sync.run', {
      approveAll: false,
      push,
      author: 'background',
      background: true,
    });
    await this.#tellAnew();
    const answer = await answering;
    if (!answer.ok) log.warn('background-sync-refused', { company, code: answer.error.code });
    run.end(answer.ok ? null : answer.error.code);
    this.#spreadOut();
    this.#isAskedAgain = true;
  }

  async #tellAnew(): Promise<void> {
    const plans = await this.#plans();
    if (plans.ok) this.#tell(plans.value.dto);
  }

  #tell(dto: BackgroundDto): void {
    const text = JSON.stringify(dto);
    if (text === this.#told) return;
    this.#told = text;
    for (const listener of this.#listeners) listener();
  }

  async #plans(): Promise<Result<Plans, ErrorDto>> {
    const { door, clock, conditions } = this.#options;
    const app = await askApp(door, 'app.read', {});
    if (!app.ok) return app;
    const kept = await askApp(door, 'preferences.read', {});
    if (!kept.ok) return kept;
    const nowMs = clock.nowMs();
    const choices = readChoices(kept.value.values, nowMs);
    const now = { online: conditions.online(), onBattery: conditions.onBattery() };
    const { pausedUntilMs, pauseOnBattery } = choices;
    const companies: CompanyPlan[] = [];
    for (const { id } of app.value.companies.filter(({ sample, archived }) => !sample && !archived)) {
      const { books, isSyncing, notBeforeMs } = await this.#known.look(id);
      companies.push(
        companyPlan({
          nowMs,
          company: id,
          choice: choices.of(id),
          books,
          isSyncing,
          pausedUntilMs,
          pausesForBattery: pauseOnBattery && now.onBattery,
          online: now.online,
          notBeforeMs: Math.max(notBeforeMs, this.#startsAfterMs(nowMs)),
        }),
      );
    }
    const pausedUntil = instantOf(pausedUntilMs);
    const dto = { pausedUntil, pauseOnBattery, conditions: now, companies: companies.map(toDto) };
    return { ok: true, value: { companies, dto } };
  }
}

function isStarting(plan: CompanyPlan): plan is CompanyPlan & { readonly startAtMs: number } {
  return plan.startAtMs !== null;
}

function toDto({ company, choice, why, startAtMs }: CompanyPlan): BackgroundDto['companies'][number] {
  // An instant that is now would be another one each time.
  return { company, ...choice, nextAt: why === 'due' ? null : instantOf(startAtMs), why };
}

function instantOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function factsOf(thrown: unknown): Readonly<Record<string, string>> {
  return thrown instanceof Error ? { name: thrown.name, message: thrown.message } : { thrown: String(thrown) };
}

const notSynced: ErrorDto = {
  code: 'not-found',
  message:
    'Nothing was changed: this company is not synced in the background. It was removed, or it is the sample. Choose a company from the list.',
  details: [],
};
