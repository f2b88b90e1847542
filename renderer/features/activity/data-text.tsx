import styles from './data-text.module.css';

/** What others wrote may be anything, thousands of letters of it: as much is drawn as a line can hold. */
const longestLine = 300;

/** A text from the books on one line; whole when pointed at. */
export function DataText({ text, isQuiet = false }: { readonly text: string; readonly isQuiet?: boolean }) {
  return (
    <bdi translate="no" title={text} className={isQuiet ? styles['quiet'] : styles['text']}>
      {text.length > longestLine ? text.slice(0, longestLine) : text}
    </bdi>
  );
}
