import { classNames } from './class-names.ts';
import styles from './money.module.css';
import { moneyText } from './money-text.ts';

/** An amount with its currency. In columns the figures line up at the end and the code stands in a quiet column of its own. */
export interface MoneyProps {
  /** Exact decimal text, such as `-1234.50`. */
  readonly decimal: string;
  readonly currency: string;
  readonly lang: string;
  /** "column" fills its cell; "inline" stands in a sentence. */
  readonly look?: 'column' | 'inline';
}

export function Money({ decimal, currency, lang, look = 'column' }: MoneyProps) {
  return (
    <span className={classNames(styles['money'], styles[look])}>
      <span>{moneyText(decimal, lang)}</span> <span className={styles['currency']}>{currency}</span>
    </span>
  );
}
