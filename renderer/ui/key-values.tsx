import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './key-values.module.css';

export interface KeyValue {
  readonly id: string;
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts about one thing: what it is called, and what it is. "rows" rules a line under each. */
export interface KeyValuesProps {
  readonly entries: readonly KeyValue[];
  readonly look?: 'plain' | 'rows';
}

export function KeyValues({ entries, look = 'plain' }: KeyValuesProps) {
  return (
    <dl className={classNames(styles['list'], styles[look])}>
      {entries.map(({ id, key, value }) => (
        <Fragment key={id}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
