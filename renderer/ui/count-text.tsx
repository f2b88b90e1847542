import styles from './number-text.module.css';

/** A count, exact, with the separators of the language. */
export interface CountTextProps {
  readonly count: number;
  readonly lang: string;
}

export function CountText({ count, lang }: CountTextProps) {
  return <span className={styles['figures']}>{new Intl.NumberFormat(lang).format(count)}</span>;
}
