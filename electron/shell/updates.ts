import type * as Electron from 'electron';
import type { AppUpdater, ProgressInfo } from 'electron-updater';
import type {
  UpdateAct,
  UpdateChannel,
  UpdateChoice,
  UpdateSource,
  UpdateState,
  UpdatesDto,
} from '../../shared/contract/desktop.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Log } from '../ports/log.ts';
import type { PackageLogger } from './app-log.ts';
import { updateProblem } from './update-problem.ts';

/** What is used of electron-updater. */
export interface Updater
  extends Pick<
    AppUpdater,
    | 'checkForUpdates'
    | 'downloadUpdate'
    | 'quitAndInstall'
    | 'autoDownload'
    | 'autoInstallOnAppQuit'
    | 'allowDowngrade'
    | 'allowPrerelease'
    | 'disableWebInstaller'
    | 'channel'
    | 'logger'
    | 'requestHeaders'
  > {
  readonly netSession: { readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> };
  on(event: 'download-progress', listener: (info: Pick<ProgressInfo, 'percent'>) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

export interface UpdatesOptions {
  readonly source: UpdateSource;
  /** Called once, and only where there is a feed. */
  openUpdater(): Promise<Updater>;
  readonly log: Log;
  readonly packages: PackageLogger;
  readonly nowMs: () => number;
  /** What the person has chosen, read whenever it matters. */
  choice(): { readonly choice: UpdateChoice; readonly channel: UpdateChannel };
  /** Ends the program in order; `last` takes the place of its own end. */
  quit(last: () => void): void;
  onChange(): void;
  /** There is something that a person should know: once for each version and step. */
  onNews(news: { readonly kind: 'available' | 'ready'; readonly version: string }): void;
}

/** The start belongs to the window. */
const firstLookAfterMs = 30_000;
const lookEveryMs = 24 * 3_600_000;
/** How often it is asked whether a day has passed: a timer that long would stand still while the machine sleeps. */
const wakeEveryMs = 3_600_000;

/**
 * Newer versions of the program: looked for at the start and once a day, downloaded when the person wants it, and put in when
 * the program ends – by the library, after `Quit` has finished what had left for Xero. Never an older one, never one that
 * came over anything but https.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #state: UpdateState = { kind: 'unknown' };
  #opening: Promise<Updater> | null = null;
  #updater: Updater | null = null;
  #channel: UpdateChannel | null = null;
  #lookedAtMs: number | null = null;
  #timers: readonly NodeJS.Timeout[] = [];

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  /** From now on it looks by itself. */
  begin(): void {
    if (this.#options.source !== 'feed') return;
    const wake = (): void => void this.#wake();
    this.#timers = [setTimeout(wake, firstLookAfterMs), setInterval(wake, wakeEveryMs)];
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  read(): UpdatesDto {
    return { source: this.#options.source, ...this.#options.choice(), state: this.#state };
  }

  /** The person has chosen otherwise: another channel may have another version. */
  choiceChanged(): void {
    const { channel } = this.#options.choice();
    const isOther = this.#channel !== null && this.#channel !== channel;
    if (isOther && this.#isAtRest()) {
      this.#lookedAtMs = null;
      this.#show({ kind: 'unknown' });
    }
    void this.#wake();
  }

  /** Begins it; refused where there is nothing to be done. */
  act(act: UpdateAct): Result<null, ErrorDto> {
    const { kind } = this.#state;
    if (this.#options.source !== 'feed') return err(refused(noFeed));
    if (act === 'look' && !this.#isAtRest()) return ok(null);
    if (act === 'look') void this.#lookAsAsked();
    else if (act === 'download' && kind === 'available') void this.#download(this.#state.version);
    else if (act === 'install' && kind === 'ready') void this.#install();
    else return err(refused(act === 'download' ? nothingFound : nothingReady));
    return ok(null);
  }

  /** The session ends, and the system would stop an installer halfway: it waits for the next end of the program. */
  sessionEnds(): void {
    if (this.#updater !== null) this.#updater.autoInstallOnAppQuit = false;
  }

  /** Neither under way, nor at its end. */
  #isAtRest(): boolean {
    const { kind } = this.#state;
    return kind !== 'looking' && kind !== 'downloading' && kind !== 'ready';
  }

  async #wake(): Promise<void> {
    const { source, choice, onNews } = this.#options;
    if (source !== 'feed' || choice().choice === 'off' || !this.#isAtRest()) return;
    const before = this.#state;
    if (this.#isDue()) await this.#look();
    await this.#downloadIfWanted();
    const after = this.#state;
    if (after !== before && (after.kind === 'available' || after.kind === 'ready')) onNews(after);
  }

  #isDue(): boolean {
    const wasOffline = this.#state.kind === 'failed' && this.#state.why === 'offline';
    return wasOffline || this.#lookedAtMs === null || this.#options.nowMs() - this.#lookedAtMs >= lookEveryMs;
  }

  async #lookAsAsked(): Promise<void> {
    await this.#look();
    await this.#downloadIfWanted();
  }

  async #downloadIfWanted(): Promise<void> {
    if (this.#options.choice().choice !== 'download' || this.#state.kind !== 'available') return;
    await this.#download(this.#state.version);
  }

  async #look(): Promise<void> {
    await this.#try('look', { kind: 'looking' }, async (updater) => {
      this.#lookedAtMs = this.#options.nowMs();
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return { kind: 'current', at: this.#now() };
      return { kind: 'available', version: found.updateInfo.version };
    });
  }

  async #download(version: string): Promise<void> {
    await this.#try('download', { kind: 'downloading', version, percent: 0 }, async (updater) => {
      await updater.downloadUpdate();
      return { kind: 'ready', version };
    });
  }

  async #install(): Promise<void> {
    const updater = await this.#open();
    this.#options.quit(() => updater.quitAndInstall(true, true));
  }

  async #try(
    during: 'look' | 'download',
    meanwhile: UpdateState,
    work: (updater: Updater) => Promise<UpdateState>,
  ): Promise<void> {
    this.#show(meanwhile);
    try {
      this.#show(await work(await this.#open()));
    } catch (thrown) {
      this.#fail(during, thrown);
    }
  }

  async #open(): Promise<Updater> {
    this.#opening ??= this.#prepared();
    const updater = await this.#opening;
    const { channel } = this.#options.choice();
    if (this.#channel !== channel) {
      updater.channel = channel;
      updater.allowPrerelease = channel === 'beta';
      updater.allowDowngrade = false; // naming a channel has allowed it
      this.#channel = channel;
    }
    return updater;
  }

  async #prepared(): Promise<Updater> {
    const updater = await this.#options.openUpdater();
    this.#updater = updater;
    updater.logger = this.#options.packages;
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = true;
    updater.disableWebInstaller = true; // its second part is fetched without a signature
    updater.requestHeaders = { 'x-user-staging-id': '' }; // else each copy would be known by a number of its own
    updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('https://') }));
    updater.on('download-progress', ({ percent }) => {
      if (this.#state.kind === 'downloading') this.#show({ ...this.#state, percent: Math.floor(percent) });
    });
    // The others are told by whoever waits for them.
    updater.on('error', (error) => {
      if (this.#state.kind === 'ready') this.#fail('install', error);
    });
    return updater;
  }

  #fail(during: 'look' | 'download' | 'install', thrown: unknown): void {
    const why = updateProblem(thrown);
    this.#options.log.warn('update-failed', { during, why });
    this.#show({ kind: 'failed', during, why, at: this.#now() });
  }

  #show(state: UpdateState): void {
    this.#state = state;
    this.#options.onChange();
  }

  #now(): string {
    return new Date(this.#options.nowMs()).toISOString();
  }
}

const noFeed =
  'This copy of Tallybridge does not look for updates. Get newer versions from where you got this one, and install them over it.';
const nothingFound = 'There is no update to download. Look for one first.';
const nothingReady = 'There is no update to install. Download one first.';

function refused(message: string): ErrorDto {
  return { code: 'conflict', message, details: [] };
}
