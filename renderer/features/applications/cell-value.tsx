import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import type { ApplicationRowDto, ChosenDto } from '../../../shared/contract/settings.ts';
import { useSay } from '../../words/say.ts';
import styles from './cell-value.module.css';
import { sendOf } from './choices.ts';
import type { EditedColumn } from './grid-columns.ts';
import { fieldsOf } from './grid-columns.ts';
import { targetOf } from './row-key.ts';
import type { CodingText } from './use-coding-text.ts';

interface CellValueProps {
  readonly row: ApplicationRowDto;
  readonly column: EditedColumn;
  readonly text: CodingText;
}

/** What holds for an application, where it comes from, and what is wrong with it. */
export function CellValue({ row, column, text }: CellValueProps) {
  const { t } = useTranslation(['applications', 'common'] as const);
  const say = useSay();
  const problem = row.problems.find(({ field }) => fieldsOf[column].some((one) => one === field));
  const value = useValue(row, column, text);
  if (problem !== undefined)
    return (
      <span className={styles['problem']} title={say(problem.message)}>
        <TriangleAlert size={14} aria-hidden="true" />
        <span className={styles['clip']}>
          {t(causeKey(problem.code))}
          {value !== null && (
            <>
              {' · '}
              <bdi translate="no">{value.text}</bdi>
            </>
          )}
        </span>
      </span>
    );
  if (value === null) return <NothingChosen row={row} column={column} />;
  const isDefaultsRow = targetOf(row) === 'defaults';
  const from = isDefaultsRow && value.from === 'default' ? 'application' : value.from;
  const hint = t(`from.${isDefaultsRow && value.from === 'default' ? 'defaults-row' : value.from}`);
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

interface Shown {
  readonly text: string;
  readonly from: ChosenDto['from'];
  /** Of the company, and so in nobody's language. */
  readonly isData: boolean;
}

function useValue(row: ApplicationRowDto, column: EditedColumn, text: CodingText): Shown | null {
  const { t } = useTranslation('applications');
  if (column === 'send') {
    const { pushTransactions: transactions, pushStatementLines: lines } = row.coding;
    if (transactions === null || lines === null) return null;
    const send = sendOf(transactions.value === true, lines.value === true);
    return { text: t(`send.${send}`), from: nearest(transactions.from, lines.from), isData: false };
  }
  const chosen = row.coding[column];
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

function NothingChosen({ row, column }: Omit<CellValueProps, 'text'>) {
  const { t } = useTranslation('applications');
  const isNeeded = (column === 'account' || column === 'taxType') && targetOf(row) !== 'defaults';
  if (!isNeeded) {
    const words = column === 'contact' && targetOf(row) !== 'defaults' ? t('none.contact') : t('none.other');
    return (
      <span className={styles['value']} data-from="built-in">
        <span className={styles['clip']}>{words}</span>
      </span>
    );
  }
  return (
    <span className={styles['missing']}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span className={styles['clip']}>{t('none.needed')}</span>
    </span>
  );
}

const causes = [
  'account-missing',
  'account-archived',
  'account-not-usable',
  'tax-type-missing',
  'tax-type-not-legal',
  'tracking-missing',
  'contact-missing',
  'contact-archived',
] as const;

function causeKey(code: string): `common:cause.${(typeof causes)[number] | 'unknown'}` {
  return `common:cause.${causes.find((cause) => cause === code) ?? 'unknown'}`;
}
