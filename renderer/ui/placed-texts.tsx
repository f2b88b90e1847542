import styles from './placed-texts.module.css';

/** Sentences, each with the place that it is about: a file, and a line of it. */
export interface PlacedTextsProps {
  readonly items: readonly { readonly at: string; readonly text: string }[];
}

export function PlacedTexts({ items }: PlacedTextsProps) {
  return (
    <span className={styles['list']}>
      {items.map(({ at, text }) => (
        <span key={`${at} ${text}`}>
          <bdi translate="no">{at}</bdi>
          {': '}
          {text}
        </span>
      ))}
    </span>
  );
}
