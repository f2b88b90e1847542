import {
  type BackgroundChoice,
  backgroundChoice,
  longestPauseMinutes,
  usualChoice,
} from '../../shared/contract/background-choice.ts';
import {
  backgroundBatteryKey,
  backgroundChoiceKey,
  backgroundPausedKey,
} from '../../shared/contract/preference-keys.ts';

/** What a person has chosen. */
export interface Choices {
  /** Null where no pause is in force. */
  readonly pausedUntilMs: number | null;
  readonly pauseOnBattery: boolean;
  of(company: string): BackgroundChoice;
}

/** Takes the choices from what is kept. What was kept in a way that is not understood is not guessed at: nothing is synced. */
export function readChoices(values: Readonly<Record<string, unknown>>, nowMs: number): Choices {
  return {
    pausedUntilMs: pauseOf(values[backgroundPausedKey], nowMs),
    pauseOnBattery: values[backgroundBatteryKey] !== false,
    of(company) {
      const kept = values[backgroundChoiceKey(company)];
      if (kept === undefined) return usualChoice;
      const parsed = backgroundChoice.safeParse(kept);
      return parsed.success ? parsed.data : { ...usualChoice, mode: 'off' };
    },
  };
}

/** One that would last longer than any that can be asked for is of a clock that was set back, and over. */
function pauseOf(kept: unknown, nowMs: number): number | null {
  const untilMs = typeof kept === 'string' ? Date.parse(kept) : Number.NaN;
  return untilMs > nowMs && untilMs <= nowMs + longestPauseMinutes * 60_000 ? untilMs : null;
}
