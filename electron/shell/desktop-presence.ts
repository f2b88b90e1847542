import type * as Electron from 'electron';
import { closeHintKey, notificationsKey, toldKey, toldVersionKey } from '../../shared/contract/preference-keys.ts';
import type { Clock } from '../ports/clock.ts';
import { AppTray } from './app-tray.ts';
import { Badge } from './badge.ts';
import { BooksWatch } from './books-watch.ts';
import { showCloseHint } from './close-hint.ts';
import type { DesktopCalls, DesktopPreferences, ElectronParts, Machine } from './desktop-parts.ts';
import type { DesktopVoice } from './desktop-voice.ts';
import { fillPhrase } from './fill-phrase.ts';
import { type Notice, parseNoticeChoice, parseTold } from './notices.ts';
import { Notifications } from './notifications.ts';
import type { TrayAction } from './tray-menu.ts';
import { attentionCount, type TrayCompany, type TrayFacts } from './tray-state.ts';

export interface DesktopPresenceOptions extends Machine {
  readonly electron: Pick<
    ElectronParts,
    'app' | 'Tray' | 'Menu' | 'nativeImage' | 'nativeTheme' | 'Notification' | 'BrowserWindow'
  >;
  readonly trayImages: string;
  readonly clock: Clock;
  readonly calls: DesktopCalls;
  readonly preferences: DesktopPreferences;
  readonly voice: DesktopVoice;
  readonly window: () => Electron.BrowserWindow | null;
  readonly isOnline: () => boolean;
  readonly isWatched: () => boolean;
  /** The companies have become others, in the order of the window. */
  onCompanies(companies: readonly TrayCompany[]): void;
  onAction(action: TrayAction): void;
  open(place: Pick<Notice, 'company' | 'address'>): void;
}

/** What a person sees of the program while its window is closed: icon, menu, badge, notifications. */
export class DesktopPresence {
  readonly #options: DesktopPresenceOptions;
  readonly #tray: AppTray;
  readonly #badge: Badge;
  readonly #notifications: Notifications;
  readonly #books: BooksWatch;
  #facts: TrayFacts;
  #pauseEnds: NodeJS.Timeout | undefined;

  constructor(options: DesktopPresenceOptions) {
    this.#options = options;
    const { platform, electron, voice, nowMs, isOnline, trayImages, onAction } = options;
    const { Tray, Menu, nativeImage, nativeTheme, app } = electron;
    const speech = () => voice.speech;
    this.#facts = { engine: 'restarting', offline: !isOnline(), pausedUntilMs: null, finishing: false, companies: [] };
    this.#tray = new AppTray(
      {
        platform,
        images: trayImages,
        Tray,
        buildMenu: (template) => Menu.buildFromTemplate(template),
        nativeImage,
        nativeTheme,
        nowMs,
        words: () => voice.quiet.tray,
        speech,
        onAction,
      },
      this.#facts,
    );
    this.#badge = new Badge({
      platform,
      app,
      window: options.window,
      nativeImage,
      words: () => voice.quiet.tray,
      speech,
    });
    this.#notifications = this.#openNotifications();
    this.#books = this.#watchBooks();
  }

  get companies(): readonly TrayCompany[] {
    return this.#facts.companies;
  }

  /** Something that is read where it is needed has become another one: network, language, window. */
  refresh(): void {
    this.#show({ offline: !this.#options.isOnline() });
  }

  finishing(): void {
    this.#show({ finishing: true });
  }

  /** Says where the window went, once ever. */
  hint(): void {
    const { platform, voice, preferences } = this.#options;
    showCloseHint({
      platform,
      tray: this.#tray,
      notifications: this.#notifications,
      words: () => voice.quiet.tray,
      wasShown: () => this.#kept(closeHintKey) === true,
      remember: () => void preferences.write(closeHintKey, true),
    });
  }

  /** A newer version of the program: said once for each step of each, to whom is not looking at the window. */
  tellUpdate({ kind, version }: { readonly kind: 'available' | 'ready'; readonly version: string }): void {
    const { voice, preferences, isWatched } = this.#options;
    const step = `${kind} ${version}`;
    if (this.#kept(toldVersionKey) === step || isWatched()) return;
    if (parseNoticeChoice(this.#kept(notificationsKey)) === 'none') return;
    preferences.write(toldVersionKey, step);
    const body = fillPhrase(voice.quiet.updates[kind], { version });
    this.#notifications.show({ title: 'Tallybridge', body, company: null, address: '#/settings/about' });
  }

  close(): void {
    clearTimeout(this.#pauseEnds);
    this.#books.close();
    this.#notifications.close();
    this.#tray.close();
  }

  #openNotifications(): Notifications {
    const { electron, log, voice, preferences, isWatched, open } = this.#options;
    return new Notifications({
      Notification: electron.Notification,
      log,
      words: () => voice.quiet.notifications,
      speech: () => voice.speech,
      choice: () => parseNoticeChoice(this.#kept(notificationsKey)),
      isWatched,
      told: parseTold(this.#kept(toldKey)),
      remember: (told) => void preferences.write(toldKey, told),
      open,
    });
  }

  #watchBooks(): BooksWatch {
    const { calls, clock, log, onCompanies } = this.#options;
    return new BooksWatch({
      calls,
      clock,
      log,
      onCompanies: (companies) => {
        this.#show({ companies });
        onCompanies(companies);
      },
      onPause: (pausedUntilMs) => this.#showPause(pausedUntilMs),
      onNews: (news) => {
        if (news.type === 'engine') this.#show({ engine: news.state });
        this.#notifications.take(news);
      },
    });
  }

  /** The icon says so when a pause ends, without anybody being told of it. */
  #showPause(pausedUntilMs: number | null): void {
    clearTimeout(this.#pauseEnds);
    if (pausedUntilMs !== null) {
      this.#pauseEnds = setTimeout(() => this.refresh(), Math.max(0, pausedUntilMs - this.#options.nowMs()) + 1000);
    }
    this.#show({ pausedUntilMs });
  }

  #kept(key: string): unknown {
    const stored = this.#options.preferences.read();
    return stored.ok ? stored.value[key] : undefined;
  }

  #show(change: Partial<TrayFacts>): void {
    this.#facts = { ...this.#facts, ...change };
    this.#tray.show(this.#facts);
    this.#badge.show(attentionCount(this.#facts));
  }
}
