import type { ReactNode } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { Mark } from '../../ui/mark.tsx';
import { causeOf } from './cause-of.ts';
import { CodingCell } from './coding-cell.tsx';
import type { ColumnId } from './columns.ts';
import { InvoiceCell } from './invoice-cell.tsx';
import styles from './review-row.module.css';
import type { RowLook } from './row-look.ts';
import { StateCell } from './state-cell.tsx';

/** What stands in a column. */
export function reviewCell(column: ColumnId, row: ReviewRowDto, look: RowLook): ReactNode {
  switch (column) {
    case 'state':
      return <StateCell state={row.state} look={look} />;
    case 'date':
      return <span translate="no">{look.format.day(row.day)}</span>;
    case 'application':
      return <Application row={row} look={look} />;
    case 'description':
      return <Data text={row.description} />;
    case 'amount':
      return <Amount row={row} look={look} />;
    case 'coding':
      return <CodingCell coding={row.coding} look={look} />;
    case 'invoice':
      return <InvoiceCell invoice={row.invoice} look={look} />;
    case 'reason':
      return <Reason row={row} look={look} />;
    case 'account':
      return row.accountId === null ? null : <Data text={row.accountId} />;
    case 'contact':
      return row.coding?.contact == null ? null : <Data text={row.coding.contact} />;
  }
}

/** What others wrote may be anything, thousands of letters of it: as much is drawn as a line can hold. */
const longestLine = 300;

function Data({ text }: { readonly text: string }) {
  const line = text.length > longestLine ? text.slice(0, longestLine) : text;
  return (
    <bdi className={styles['clip']} translate="no" title={text}>
      {line}
    </bdi>
  );
}

interface PartProps {
  readonly row: ReviewRowDto;
  readonly look: RowLook;
}

function Application({ row, look }: PartProps) {
  if (row.application !== null) {
    return (
      <span className={styles['pair']}>
        <Mark name={row.application} />
        <Data text={row.application} />
      </span>
    );
  }
  const kind = kinds.find((known) => known === row.kind) ?? 'unknown';
  return <span className={styles['quietClip']}>{look.t(`common:kind.${kind}`)}</span>;
}

const kinds = ['purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown'] as const;

function Amount({ row: { amount, currency }, look }: PartProps) {
  if (amount === null || currency === null) {
    return <span className={styles['quietClip']}>{look.t('review:row.noAmount')}</span>;
  }
  return (
    <span className={styles['amount']} translate="no">
      <span>{look.format.amount(amount)}</span>
      <span className={styles['currency']}>{currency}</span>
    </span>
  );
}

/** A reason is news where something is in the way; elsewhere the state says all. */
function Reason({ row: { reason, state }, look }: PartProps) {
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
