import type * as Electron from 'electron';
import type { NoticeChoice } from '../../shared/contract/desktop.ts';
import type { Log } from '../ports/log.ts';
import type { Speech } from './fill-phrase.ts';
import { decideNotice, type News, type Notice, type NoticeWords, type Told } from './notices.ts';

/** What is used of Electron's notification. */
export interface NativeNotification extends Pick<Electron.Notification, 'show' | 'close'> {
  on(event: 'click', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'failed', listener: (event: Electron.Event, error: string) => void): unknown;
}

export interface NotificationsOptions {
  readonly Notification: {
    new (options: Electron.NotificationConstructorOptions): NativeNotification;
    isSupported(): boolean;
  };
  readonly log: Log;
  readonly words: () => NoticeWords;
  readonly speech: () => Speech;
  readonly choice: () => NoticeChoice;
  /** Whether a person looks at the window at this moment. */
  readonly isWatched: () => boolean;
  /** What was told before, also before a restart. */
  readonly told: Told;
  /** Keeps what was told for the next start. */
  remember(told: Told): void;
  /** Shows the place in the window. */
  open(place: Pick<Notice, 'company' | 'address'>): void;
}

/** Shows what `decideNotice` decides, as the system's own notifications. */
export class Notifications {
  readonly #options: NotificationsOptions;
  /** Those on screen: one that nobody refers to cannot be clicked. */
  readonly #shown = new Set<NativeNotification>();
  #told: Told;

  constructor(options: NotificationsOptions) {
    this.#options = options;
    this.#told = options.told;
  }

  /** Takes what happened, and shows what of it a person must know. */
  take(news: News): void {
    const { words, speech, choice, isWatched, remember } = this.#options;
    const known = { told: this.#told, choice: choice(), isWatched: isWatched() };
    const { notice, told } = decideNotice(news, known, words(), speech());
    if (JSON.stringify(told) !== JSON.stringify(this.#told)) remember(told);
    this.#told = told;
    if (notice !== null) this.show(notice);
  }

  show({ title, body, company, address }: Notice): void {
    const { Notification, log, open } = this.#options;
    if (!Notification.isSupported()) {
      log.info('notification-not-supported');
      return;
    }
    const shown = new Notification({ title, body });
    this.#shown.add(shown);
    shown.on('click', () => {
      this.#shown.delete(shown);
      open({ company, address });
    });
    shown.on('close', () => this.#shown.delete(shown));
    shown.on('failed', (_event, error) => {
      this.#shown.delete(shown);
      log.warn('notification-failed', { why: error });
    });
    shown.show();
  }

  /** Takes away what is on screen, for its clicks would find nobody. */
  close(): void {
    for (const shown of this.#shown) shown.close();
    this.#shown.clear();
  }
}
