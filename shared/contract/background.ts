/** What a sync that nobody asked for does: nothing, read alone, or read and send what is approved. */
export const backgroundModes = ['off', 'read', 'send'] as const;
export type BackgroundMode = (typeof backgroundModes)[number];

/** How often, in minutes; the last is once a day. */
export const backgroundIntervals = [15, 30, 60, 240, 1440] as const;
export type BackgroundInterval = (typeof backgroundIntervals)[number];

export interface BackgroundDto {
  /** A person has asked for quiet until then; null where nobody has. */
  readonly pausedUntil: string | null;
  readonly pauseOnBattery: boolean;
  readonly conditions: { readonly online: boolean; readonly onBattery: boolean };
  /** All but the sample, which is not synced in the background. */
  readonly companies: readonly BackgroundCompanyDto[];
}

export interface BackgroundCompanyDto {
  readonly company: string;
  readonly mode: BackgroundMode;
  readonly everyMinutes: BackgroundInterval;
  /** When the next one begins, at the earliest; null where that is not known, where there is none, and where it is due. */
  readonly nextAt: string | null;
  readonly why: BackgroundWhy;
}

/** Why it is then, or why there is none. */
export type BackgroundWhy =
  | 'off'
  /** It is not connected to both services, or has no settings. */
  | 'not-ready'
  /** Nothing leaves before a person has made the first sync. */
  | 'first-sync'
  /** The books could not be looked at; whatever is done with them says why. */
  | 'unreadable'
  | 'syncing'
  /** It begins in a moment, as soon as no other one is under way. */
  | 'due'
  | 'paused'
  | 'battery'
  | 'offline'
  | 'interval'
  /** The last one failed, and it is tried again. */
  | 'retry'
  /** A limit of a service, or an answer that was lost, lets it go on then. */
  | 'waiting'
  /** The last one failed for something that only a person can mend. */
  | 'needs-person';
