import { shownCompanyKey } from '../../shared/contract/preference-keys.ts';
import { pruneCrashReports } from '../adapters/system/crash-reports.ts';
import type { AppLog } from './app-log.ts';
import { appMenu, type MenuAction } from './app-menu.ts';
import { serveApp } from './app-protocol.ts';
import type { DesktopOptions, OpenBooks } from './desktop-options.ts';
import { DesktopPresence } from './desktop-presence.ts';
import { DesktopSettings } from './desktop-settings.ts';
import type { DesktopVoice } from './desktop-voice.ts';
import { DesktopWindows } from './desktop-windows.ts';
import type { LinkOpener } from './external-links.ts';
import { startedAtLogin } from './login-item.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import type { Notice } from './notices.ts';
import { openPageDoor } from './page-door.ts';
import { PageEvents } from './page-events.ts';
import { Power } from './power.ts';
import { Quit } from './quit.ts';
import { guideAddress, licencesAddress, type ReadingWindow } from './reading-window.ts';
import type { TrayAction } from './tray-menu.ts';
import type { TrayCompany } from './tray-state.ts';
import { updateChoice } from './update-choice.ts';
import { Updates } from './updates.ts';

/** What is there before the app is ready. */
export interface DesktopAppParts {
  readonly appLog: AppLog;
  readonly voice: DesktopVoice;
  readonly dialogs: NativeDialogs;
  readonly links: LinkOpener;
  readonly reading: ReadingWindow;
  readonly hasTray: boolean;
}

/** The running app: joins its parts, and decides nothing that they could decide. */
export class DesktopApp {
  readonly #options: DesktopOptions;
  readonly #parts: DesktopAppParts;
  readonly #books: OpenBooks;
  readonly #events: PageEvents;
  readonly #windows: DesktopWindows;
  readonly #presence: DesktopPresence;
  readonly #power: Power;
  readonly #quit: Quit;
  readonly #updates: Updates;

  constructor(options: DesktopOptions, parts: DesktopAppParts) {
    this.#options = options;
    this.#parts = parts;
    const { electron, log, preferences } = options;
    this.#power = new Power({
      powerMonitor: electron.powerMonitor,
      net: electron.net,
      log,
      onShutdown: (delay) => {
        delay();
        this.#quit.sessionEnds();
      },
    });
    this.#quit = this.#openQuit();
    const settings = { tell: (): void => undefined };
    this.#updates = this.#openUpdates(() => settings.tell());
    this.#books = options.openBooks(this.#power);
    this.#events = new PageEvents((listener) => this.#books.calls.subscribe(listener));
    this.#windows = new DesktopWindows({
      ...options,
      ...parts,
      preferences,
      quit: this.#quit,
      onHidden: () => this.#presence.hint(),
      onWindow: () => this.#presence.refresh(),
    });
    this.#presence = this.#openPresence();
    settings.tell = this.#books.calls.joinDesktop(
      new DesktopSettings({
        ...options,
        hasTray: parts.hasTray,
        updates: this.#updates,
        chooseFolder: () => parts.dialogs.chooseFolder(),
        onChange: () => settings.tell(),
      }),
    );
    this.#power.onChange(() => this.#presence.refresh());
  }

  begin(): void {
    const { electron, platform, words, page } = this.#options;
    const { app, protocol } = electron;
    this.#parts.appLog.watchProcesses(app);
    this.#parts.appLog.catchBugs(() => this.#quit.begin());
    pruneCrashReports(app.getPath('crashDumps'));
    serveApp(protocol, page);
    this.#openDoor();
    this.#showMenu([]);
    void this.#books.calls.readAhead();
    this.#updates.begin();
    // One that starts into the tray opens its window when somebody wants it, and takes no memory for it until then.
    if (!startedAtLogin(platform, words, app) || !this.#parts.hasTray) this.#windows.open(true);
  }

  show(): void {
    this.#windows.show();
  }

  #openQuit(): Quit {
    return new Quit({
      app: this.#options.electron.app,
      log: this.#options.log,
      drain: async () => {
        this.#books.stopBackground();
        await this.#books.calls.close();
      },
      onFinishing: () => {
        this.#events.finishing();
        this.#presence.finishing();
      },
      onSessionEnd: () => this.#updates.sessionEnds(),
      onQuit: () => {
        this.#events.close();
        this.#presence.close();
        this.#updates.close();
        this.#parts.appLog.stopCatching();
      },
    });
  }

  #openUpdates(onChange: () => void): Updates {
    const { updates, log, nowMs, preferences } = this.#options;
    return new Updates({
      ...updates,
      log,
      packages: this.#parts.appLog.packages,
      nowMs,
      choice: () => updateChoice(preferences),
      quit: (last) => this.#quit.begin(last),
      onChange,
      onNews: (news) => this.#presence.tellUpdate(news),
    });
  }

  #openPresence(): DesktopPresence {
    const { voice } = this.#parts;
    return new DesktopPresence({
      ...this.#options,
      trayImages: this.#options.files.trayImages,
      calls: this.#books.calls,
      voice,
      window: () => this.#windows.main,
      isOnline: () => this.#power.online(),
      isWatched: () => this.#windows.isWatched,
      onCompanies: (companies) => this.#showMenu(companies),
      onAction: (action) => this.#act(action),
      open: (place) => this.#goTo(place),
    });
  }

  #openDoor(): void {
    const { electron, log } = this.#options;
    const { calls } = this.#books;
    const { links, voice } = this.#parts;
    openPageDoor({
      ipcMain: electron.ipcMain,
      log,
      isOurWindow: (id) => this.#windows.isMain(id),
      openLink: (address) => links.open(address),
      onListen: (page) => this.#events.follow(page),
      onNetwork: () => this.#power.networkChanged(),
      calls: {
        knows: (envelope) => calls.knows(envelope),
        bug: (method, thrown) => calls.bug(method, thrown),
        call: async (envelope) => {
          const answer = await calls.call(envelope);
          // Language, theme and company on screen are preferences of the page, which the system's parts follow.
          if (envelope.method === 'preferences.write' && answer.ok) {
            voice.refresh();
            this.#presence.refresh();
            this.#showMenu(this.#presence.companies);
          }
          return answer;
        },
      },
    });
  }

  #showMenu(companies: readonly TrayCompany[]): void {
    const { electron, platform, preferences } = this.#options;
    const stored = preferences.read();
    const shown = stored.ok ? stored.value[shownCompanyKey] : null;
    const template = appMenu(
      {
        platform,
        isPackaged: electron.app.isPackaged,
        words: this.#parts.voice.native.menu,
        companies,
        shown: typeof shown === 'string' ? shown : null,
      },
      {
        ask: (command) => {
          this.#windows.show();
          this.#events.ask(command);
        },
        act: (action) => this.#actOnMenu(action),
      },
    );
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
  }

  #actOnMenu(action: MenuAction): void {
    switch (action) {
      case 'guide':
        this.#parts.reading.show(guideAddress);
        return;
      case 'updates':
        this.#updates.act('look'); // where none is looked for, the settings say so
        this.#goTo({ company: null, address: '#/settings/about' });
        return;
      case 'licences':
        this.#parts.reading.show(licencesAddress);
        return;
      case 'quit':
        this.#quit.begin();
    }
  }

  #act(action: TrayAction): void {
    switch (action.do) {
      case 'open':
        this.#windows.show();
        return;
      case 'review':
        this.#goTo({ company: action.company, address: '#/review' });
        return;
      case 'sync':
        void this.#syncAll();
        return;
      case 'pause':
        void this.#books.calls.call({ company: null, method: 'background.pause', input: { minutes: 60 } });
        return;
      case 'resume':
        void this.#books.calls.call({ company: null, method: 'background.pause', input: { minutes: null } });
        return;
      case 'quit':
        this.#quit.begin();
    }
  }

  /** One company after the other, as a person would. What became of each is told by icon, notification and window. */
  async #syncAll(): Promise<void> {
    const input = { approveAll: false, push: true, author: this.#options.author };
    for (const { id, connected } of this.#presence.companies) {
      if (connected) await this.#books.calls.call({ company: id, method: 'sync.run', input });
    }
  }

  #goTo({ company, address }: Pick<Notice, 'company' | 'address'>): void {
    this.#windows.show();
    this.#events.ask({ do: 'show', company, address });
  }
}
