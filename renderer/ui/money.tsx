import { classNames } from './class-names.ts';
import styles from './money.module.css';
import { type MoneyAmount, moneyText } from './money-text.ts';

/** An amount with its currency. In columns the figures line up at the end and the code stands in a quiet column of its own. */
export type MoneyProps = MoneyAmount & {
  readonly currency: string;
  readonly lang: string;
  readonly sign?: 'auto' | 'always';
  /** "column" fills its cell; "inline" stands in a sentence. */
  readonly look?: 'column' | 'inline';
  readonly isStrong?: boolean;
};

export function Money({ currency, lang, sign = 'auto', look = 'column', isStrong = false, ...amount }: MoneyProps) {
  return (
    <span className={classNames(styles['money'], styles[look], isStrong && styles['strong'])}>
      <span>{moneyText(amount, currency, lang, sign)}</span> <span className={styles['currency']}>{currency}</span>
    </span>
  );
}
