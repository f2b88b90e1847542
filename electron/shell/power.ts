import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';

/** What is used of Electron's power monitor. */
export interface PowerEvents extends Pick<Electron.PowerMonitor, 'isOnBatteryPower'> {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'on-ac', listener: () => void): unknown;
  on(event: 'on-battery', listener: () => void): unknown;
  on(event: 'shutdown', listener: (event?: Pick<Electron.Event, 'preventDefault'>) => void): unknown;
}

export interface PowerOptions {
  readonly powerMonitor: PowerEvents;
  readonly net: Pick<Electron.Net, 'isOnline'>;
  readonly log: Log;
  /** The machine is about to go down; `delay` asks it to wait for us, where it can. */
  onShutdown(delay: () => void): void;
}

/**
 * Network and power as the system tells them: the conditions of background syncs (electron/background). Nothing is asked again and again: both are read at the moment when somebody
 * wants to know, that is before a sync that is due, and events say when it is worth asking. Main hears of no network that
 * comes and goes; the page does, and passes it on to `networkChanged`. Linux tells of neither power nor battery: there the
 * next sync that is due finds out.
 *
 * Nothing is kept back while the machine falls asleep: a sync that is cut off there is one of those that the books are made
 * for, and a flag that waits for a `resume` which never comes would end all syncs in silence.
 */
export class Power {
  readonly #options: PowerOptions;
  readonly #listeners = new Set<() => void>();

  constructor(options: PowerOptions) {
    this.#options = options;
    const { powerMonitor, log, onShutdown } = options;
    powerMonitor.on('suspend', () => log.info('suspended'));
    powerMonitor.on('resume', () => {
      log.info('resumed', { online: this.online() });
      this.#tell();
    });
    powerMonitor.on('on-ac', () => this.#tell());
    powerMonitor.on('on-battery', () => this.#tell());
    powerMonitor.on('shutdown', (event) => {
      log.info('machine-shuts-down');
      onShutdown(() => event?.preventDefault());
    });
  }

  /** False is certain; true only says that there is some network. */
  online(): boolean {
    return this.#options.net.isOnline();
  }

  onBattery(): boolean {
    return this.#options.powerMonitor.isOnBatteryPower();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The page has been told that the network came or went. What is true is read, not believed. */
  networkChanged(): void {
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
