import type { ReactElement, ReactNode } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { classNames } from '../../ui/class-names.ts';
import { Mark } from '../../ui/mark.tsx';
import table from '../../ui/table.module.css';
import { movementKinds } from '../../words/use-movement-name.ts';
import { causeOf } from './cause-of.ts';
import { codingCell } from './coding-cell.tsx';
import { type ColumnId, columnIds, columnShapes } from './columns.ts';
import { invoiceCell } from './invoice-cell.tsx';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';
import { stateCell } from './state-cell.tsx';

/**
 * One column of a row. Each letter of a search draws some hundreds of them: what stands in them is made by plain functions
 * instead of components, in as few elements as it takes.
 */
export function reviewCell(column: ColumnId, row: ReviewRowDto, look: RowLook): ReactElement {
  const isFigure = column === 'date' || column === 'amount';
  return (
    <td key={column} data-column={column} className={cellClasses[column]} {...(isFigure ? { translate: 'no' } : {})}>
      {contentOf(column, row, look)}
    </td>
  );
}

const cellClasses = Object.fromEntries(
  columnIds.map((id) => [
    id,
    classNames(
      table['cell'],
      styles['cell'],
      columnShapes[id].isNumber && table['number'],
      id === 'amount' && styles['amount'],
    ),
  ]),
) as Readonly<Record<ColumnId, string>>; // the columns are its keys

function contentOf(column: ColumnId, row: ReviewRowDto, look: RowLook): ReactNode {
  switch (column) {
    case 'state':
      return stateCell(row.state, look);
    case 'date':
      return look.format.day(row.day);
    case 'application':
      return application(row, look);
    case 'description':
      return data(row.description);
    case 'amount':
      return amountOf(row, look);
    case 'coding':
      return codingCell(row.coding, look);
    case 'invoice':
      return invoiceCell(row.invoice, look);
    case 'reason':
      return reasonOf(row, look);
    case 'account':
      return row.accountId === null ? null : data(row.accountId);
    case 'contact':
      return row.coding?.contact == null ? null : data(row.coding.contact);
  }
}

/** What others wrote may be anything, thousands of letters of it: as much is drawn as a line can hold. */
const longestLine = 300;

function data(text: string): ReactNode {
  return (
    <bdi className={styles['clip']} translate="no" title={text}>
      {text.length > longestLine ? text.slice(0, longestLine) : text}
    </bdi>
  );
}

function application(row: ReviewRowDto, look: RowLook): ReactNode {
  if (row.application !== null) {
    return (
      <span className={styles['pair']}>
        <Mark name={row.application} />
        {data(row.application)}
      </span>
    );
  }
  const kind = movementKinds.find((known) => known === row.kind) ?? 'unknown';
  return <span className={styles['quietClip']}>{look.t(`common:kind.${kind}`)}</span>;
}

function amountOf({ amount, currency }: ReviewRowDto, look: RowLook): ReactNode {
  if (amount === null || currency === null) {
    return (
      <span className={styles['quietClip']} translate="yes">
        {look.t('review:row.noAmount')}
      </span>
    );
  }
  return (
    <>
      {look.format.amount(amount)}
      <span className={styles['currency']}>{currency}</span>
    </>
  );
}

/** A reason is news where something is in the way; elsewhere the state says all. */
function reasonOf({ reason, state }: ReviewRowDto, look: RowLook): ReactNode {
  if (reason === null) return null;
  const isNews = ['held', 'blocked', 'uncertain', 'waiting', 'excluded', 'undone', 'none'].includes(state);
  if (!isNews && !['changed-in-xero', 'changed-in-cledara', 'no-longer-listed', 'xero-remark'].includes(reason.code))
    return null;
  const sentence = look.say(reason.message);
  const cause = causeOf(reason.code);
  // In a line there is room for the cause alone. What a person noted, and what has no word yet, says more than a word.
  if (cause === 'by-hand' || cause === 'unknown') {
    return (
      <bdi className={styles['quietClip']} translate="no" title={sentence}>
        {sentence}
      </bdi>
    );
  }
  return (
    <span className={styles['quietClip']} title={sentence}>
      {look.t(`common:cause.${cause}`)}
    </span>
  );
}
