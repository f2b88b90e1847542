import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ApplicationRowDto, ChosenDto } from '../../../shared/contract/settings.ts';
import styles from './cell-value.module.css';
import { sendOf } from './choices.ts';
import { type EditedColumn, fieldsOf } from './grid-columns.ts';
import { targetOf } from './row-key.ts';
import type { RowWords } from './use-row-words.ts';
import { wrongWord } from './wrong-word.ts';

interface CellValueProps {
  readonly row: ApplicationRowDto;
  readonly column: EditedColumn;
  readonly words: RowWords;
}

/** What holds for an application, where it comes from, and what is wrong with it. */
export function CellValue({ row, column, words }: CellValueProps) {
  const { t, say } = words;
  const problem = row.problems.find(({ field }) => fieldsOf[column].some((one) => one === field));
  const value = shownValue(row, column, words);
  if (problem !== undefined)
    return (
      <span className={styles['problem']} title={say(problem.message)}>
        <TriangleAlert size={14} aria-hidden="true" />
        <span className={styles['clip']}>
          {t(`wrong.${wrongWord(problem.code)}`)}
          {value !== null && (
            <>
              {' · '}
              <bdi translate="no">{briefValue(row, column) ?? value.text}</bdi>
            </>
          )}
        </span>
      </span>
    );
  if (value === null) return <NothingChosen row={row} column={column} words={words} />;
  const isSetHere = targetOf(row) === 'defaults' && value.from === 'default';
  const from = isSetHere ? 'application' : value.from;
  const hint = t(`from.${isSetHere ? 'defaults-row' : value.from}`);
  return (
    <span className={styles['value']} data-from={from} title={t('hint', { value: value.text, from: hint })}>
      {value.isData ? (
        <bdi translate="no" className={styles['clip']}>
          {value.text}
        </bdi>
      ) : (
        <span className={styles['clip']}>{value.text}</span>
      )}
      {from !== 'application' && <span className={styles['source']}>{t(`source.${from}`)}</span>}
    </span>
  );
}

/** Beside what is wrong with it a code has room, and its name does not. */
function briefValue({ coding }: ApplicationRowDto, column: EditedColumn): string | null {
  if (column !== 'account' && column !== 'taxType') return null;
  const value = coding[column]?.value;
  return typeof value === 'string' ? value : null;
}

interface Shown {
  readonly text: string;
  readonly from: ChosenDto['from'];
  /** Of the company, and so in nobody's language. */
  readonly isData: boolean;
}

function shownValue({ coding }: ApplicationRowDto, column: EditedColumn, { t, text }: RowWords): Shown | null {
  if (column === 'send') {
    const { pushTransactions: transactions, pushStatementLines: lines } = coding;
    if (transactions === null || lines === null) return null;
    const send = sendOf(transactions.value === true, lines.value === true);
    return { text: t(`send.${send}`), from: nearest(transactions.from, lines.from), isData: false };
  }
  const chosen = coding[column];
  if (chosen === null) return null;
  return {
    text: text(column, chosen.value, chosen.label),
    from: chosen.from,
    isData: column !== 'mode' && column !== 'document',
  };
}

const order: readonly ChosenDto['from'][] = ['application', 'default', 'built-in'];

/** Of two settings in one cell the one that was chosen nearer to the application speaks for both. */
function nearest(a: ChosenDto['from'], b: ChosenDto['from']): ChosenDto['from'] {
  return order.find((from) => from === a || from === b) ?? 'built-in';
}

function NothingChosen({ row, column, words: { t } }: CellValueProps) {
  const isDefaults = targetOf(row) === 'defaults';
  if (!isDefaults && (column === 'account' || column === 'taxType'))
    return (
      <span className={styles['missing']}>
        <TriangleAlert size={14} aria-hidden="true" />
        <span className={styles['clip']}>{t('none.needed')}</span>
      </span>
    );
  return (
    <span className={styles['value']} data-from="built-in">
      <span className={styles['clip']}>{t(column === 'contact' && !isDefaults ? 'none.contact' : 'none.other')}</span>
    </span>
  );
}
