import type { AppMethodInput, AppMethodName, AppMethodOutputs, CallAnswer } from '../../shared/contract/app-methods.ts';
import type { BackgroundDto } from '../../shared/contract/background.ts';
import type { DesktopFailure, DesktopMethods } from '../../shared/contract/desktop.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { StoredPreferences } from '../adapters/system/stored-preferences.ts';
import type { Company } from '../companies.ts';

export interface AppWorld {
  readonly dataDir: string;
  readonly version: string;
  readonly author: string;
  readonly platform: 'browser' | 'desktop';
  readonly preferences: StoredPreferences;
  /** Ms since the epoch. */
  nowMs(): number;
  /** The sample company where it is open. */
  sample(): Company | null;
  /** Opens it, in the engine's process. */
  openSample(): Promise<{ readonly ok: true; readonly value: Company } | (CallAnswer & { readonly ok: false })>;
  /** Is a sync of it under way in the engine's process? */
  isSyncing(company: string): Promise<boolean>;
  /** Has the log of its books tell what became of it, in the engine's process; where that cannot be now, it is told later. */
  tellHistory(company: string): Promise<void>;
  /** Takes it off this computer, in the engine's process; the value is the folder of the copy of its books. */
  removeCompany(
    removal: AppMethodInput<'companies.remove'>,
  ): Promise<{ readonly ok: true; readonly value: string } | (CallAnswer & { readonly ok: false })>;
  /** The list of companies has become another one. */
  onCompanies(): void;
  /** Null where this host syncs nothing by itself. */
  background(): BackgroundMethods | null;
  /** Null where this host is a browser. */
  desktop(): DesktopMethods | null;
}

/** What a person may ask of the syncs that begin by themselves. */
export interface BackgroundMethods {
  read(): Promise<Result<BackgroundDto, ErrorDto>>;
  set(input: AppMethodInput<'background.set'>): Promise<Result<BackgroundDto, ErrorDto>>;
  pause(input: AppMethodInput<'background.pause'>): Promise<Result<BackgroundDto, ErrorDto>>;
  battery(input: AppMethodInput<'background.battery'>): Promise<Result<BackgroundDto, ErrorDto>>;
}

export type AppHandlers = {
  readonly [M in AppMethodName]: (
    input: AppMethodInput<M>,
  ) => Result<AppMethodOutputs[M], DesktopFailure> | Promise<Result<AppMethodOutputs[M], Failure> | CallAnswer>;
};
