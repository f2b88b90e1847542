import styles from './number-text.module.css';
import { useNow } from './use-now.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When something happened or will: in words up to a day away, then the date. Exact when pointed at. */
export interface AgoTextProps {
  /** An ISO instant: "2026-08-31T10:05:00Z". */
  readonly at: string;
  readonly lang: string;
  /** The present, for those who keep their own. Left out, it is asked once a minute. */
  readonly nowMs?: number;
}

export function AgoText({ at, lang, nowMs }: AgoTextProps) {
  const tickMs = useNow();
  const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(at));
  return (
    <time dateTime={at} title={exact} className={styles['figures']}>
      {agoText(at, lang, nowMs ?? tickMs)}
    </time>
  );
}

export function agoText(at: string, lang: string, nowMs: number): string {
  const awayMs = Date.parse(at) - nowMs;
  const distanceMs = Math.abs(awayMs);
  if (distanceMs >= dayMs)
    return new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  if (distanceMs < minuteMs) return words.format(0, 'second');
  if (distanceMs < hourMs) return words.format(Math.trunc(awayMs / minuteMs), 'minute');
  return words.format(Math.trunc(awayMs / hourMs), 'hour');
}
