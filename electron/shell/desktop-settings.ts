import type {
  DesktopChange,
  DesktopDto,
  DesktopFailure,
  DesktopMethods,
  UpdateAct,
} from '../../shared/contract/desktop.ts';
import {
  keepRunningKey,
  notificationsKey,
  updateChannelKey,
  updatesKey,
} from '../../shared/contract/preference-keys.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Log } from '../ports/log.ts';
import type { DesktopPreferences } from './desktop-parts.ts';
import type { LoginItem } from './login-item.ts';
import { parseNoticeChoice } from './notices.ts';
import type { Updates } from './updates.ts';

export interface DesktopSettingsOptions {
  readonly platform: NodeJS.Platform;
  readonly preferences: DesktopPreferences;
  readonly log: Log;
  /** Whether a tray icon would be seen. */
  readonly hasTray: boolean;
  /** Null for a copy that was not installed: what the sign-in would start is Electron, and not this program. */
  readonly loginItem: LoginItem | null;
  readonly updates: Pick<Updates, 'read' | 'act' | 'choiceChanged'>;
  /** The system's own dialog; null where nobody chose one. */
  chooseFolder(): Promise<string | null>;
  onChange(): void;
}

/**
 * How a person wants the app to behave. Notifications and the closed window are preferences, which the parts that obey them
 * read whenever they act, so that a change holds at once; the start at sign-in is known by the system alone.
 */
export class DesktopSettings implements DesktopMethods {
  readonly #options: DesktopSettingsOptions;

  constructor(options: DesktopSettingsOptions) {
    this.#options = options;
  }

  read(): Result<DesktopDto, DesktopFailure> {
    const stored = this.#options.preferences.read();
    if (!stored.ok) return stored;
    const { [notificationsKey]: notifications, [keepRunningKey]: keepRunning } = stored.value;
    return ok({
      notifications: parseNoticeChoice(notifications),
      keepRunning: this.#keepRunning(keepRunning),
      startAtLogin: this.#startAtLogin(),
      updates: this.#options.updates.read(),
    });
  }

  set({
    notifications,
    keepRunning,
    startAtLogin,
    updates,
    channel,
  }: DesktopChange): Result<DesktopDto, DesktopFailure> {
    const { loginItem, onChange } = this.#options;
    const done = [
      () => this.#write(notificationsKey, notifications),
      () => this.#write(keepRunningKey, keepRunning),
      () => this.#write(updatesKey, updates),
      () => this.#write(updateChannelKey, channel),
      () => (startAtLogin === undefined || loginItem === null ? ok(null) : loginItem.write(startAtLogin)),
    ];
    for (const act of done) {
      const result = act();
      if (!result.ok) return result;
    }
    if (updates !== undefined || channel !== undefined) this.#options.updates.choiceChanged();
    onChange();
    return this.read();
  }

  update(act: UpdateAct): Result<DesktopDto, DesktopFailure> {
    const begun = this.#options.updates.act(act);
    return begun.ok ? this.read() : begun;
  }

  chooseFolder(): Promise<string | null> {
    return this.#options.chooseFolder();
  }

  #write(key: string, value: string | boolean | undefined): Result<null, DesktopFailure> {
    return value === undefined ? ok(null) : this.#options.preferences.write(key, value);
  }

  #keepRunning(stored: unknown): DesktopDto['keepRunning'] {
    const { platform, hasTray } = this.#options;
    if (platform === 'darwin') return 'always';
    return hasTray ? stored !== false : 'never';
  }

  /** A file of the desktop's that cannot be read says nothing, and a change of it says why. */
  #startAtLogin(): boolean | null {
    const { loginItem, log } = this.#options;
    try {
      return loginItem?.read() ?? null;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      log.warn('login-item-unreadable', { why: String(error.code) });
      return false;
    }
  }
}
