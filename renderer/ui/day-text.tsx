import styles from './number-text.module.css';

/** A plain day as the language writes it: "31 Aug 2026". It has no time zone, and so is never moved into another one. */
export interface DayTextProps {
  /** An ISO date: "2026-08-31". */
  readonly day: string;
  readonly lang: string;
  /** "short" leaves the year out, where it is clear from around it. */
  readonly look?: 'full' | 'short';
}

export function DayText({ day, lang, look = 'full' }: DayTextProps) {
  return (
    <time dateTime={day} className={styles['figures']}>
      {dayText(day, lang, look)}
    </time>
  );
}

/** Making a format costs far more than using it, and a table uses the same one for every row. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dayText(day: string, lang: string, look: 'full' | 'short' = 'full'): string {
  return formatOf(lang, look).format(new Date(`${day}T00:00:00Z`));
}

function formatOf(lang: string, look: 'full' | 'short'): Intl.DateTimeFormat {
  const name = `${lang} ${look}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'short',
    ...(look === 'full' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  formats.set(name, format);
  return format;
}
