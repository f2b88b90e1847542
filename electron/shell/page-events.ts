import type * as Electron from 'electron';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { PageCommand } from '../../shared/contract/page-command.ts';
import { channels } from './channels.ts';

/** What is used of a page that hears events. */
export interface HearingPage extends Pick<Electron.WebContents, 'isDestroyed' | 'send'> {
  on(event: 'did-navigate', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
}

/** Carries the events of the books to pages, each as JSON and in their order. */
export class PageEvents {
  readonly #subscribe: (listener: (event: HostEvent) => void) => () => void;
  /** What ends the events of a page that hears them. */
  readonly #hearing = new Map<HearingPage, () => void>();
  readonly #watched = new WeakSet<HearingPage>();
  /** What holds until the program ends: a page that comes later is told, too. */
  #isFinishing = false;
  /** Chosen while there was no page to hear it: the last one is what the person wants. */
  #pending: PageCommand | null = null;

  /** `subscribe` begins with the state of the engine. */
  constructor(subscribe: (listener: (event: HostEvent) => void) => () => void) {
    this.#subscribe = subscribe;
  }

  /** From now on this page hears what happens. Called anew it begins anew, as after a reload. */
  follow(page: HearingPage): void {
    this.#forget(page);
    this.#watch(page);
    this.#hearing.set(
      page,
      this.#subscribe((event) => send(page, event)),
    );
    if (this.#isFinishing) send(page, { type: 'finishing' });
    const command = this.#pending;
    this.#pending = null;
    if (command !== null) send(page, { type: 'command', command });
  }

  /** Asks the page to do something: now, or as soon as there is one. */
  ask(command: PageCommand): void {
    const [page] = [...this.#hearing.keys()].filter((one) => !one.isDestroyed());
    if (page === undefined) this.#pending = command;
    else send(page, { type: 'command', command });
  }

  /** Tells every page, now and from now on, that the program ends. */
  finishing(): void {
    this.#isFinishing = true;
    for (const page of this.#hearing.keys()) send(page, { type: 'finishing' });
  }

  close(): void {
    for (const page of [...this.#hearing.keys()]) this.#forget(page);
  }

  /** Another document, or none, is not the one that asked. */
  #watch(page: HearingPage): void {
    if (this.#watched.has(page)) return;
    this.#watched.add(page);
    page.on('did-navigate', () => this.#forget(page)); // not where one only begins: it may be refused
    page.on('render-process-gone', () => this.#forget(page));
    page.on('destroyed', () => this.#forget(page));
  }

  #forget(page: HearingPage): void {
    this.#hearing.get(page)?.();
    this.#hearing.delete(page);
  }
}

function send(page: HearingPage, event: HostEvent): void {
  if (!page.isDestroyed()) page.send(channels.event, JSON.stringify(event));
}
