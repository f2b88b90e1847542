import ExternalLink from 'lucide-react/icons/external-link';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDto } from '../../../shared/contract/activity.ts';
import { host } from '../../bridge/client.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { goTo } from '../../ui/route.ts';
import table from '../../ui/table.module.css';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useMovementName } from '../../words/use-movement-name.ts';
import { itemHref, runHref } from './activity-place.ts';
import { DataText } from './data-text.tsx';
import { EntryChange } from './entry-change.tsx';
import styles from './log-row.module.css';
import shape from './log-table.module.css';
import { WhenText } from './when-text.tsx';

interface LogRowProps {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly id: string;
  readonly index: number;
  readonly topPx: number;
  readonly entry: ActivityDto;
  /** The keys are about it: its message is shown whole. */
  readonly isCurrent: boolean;
  readonly onPress: (seq: number) => void;
}

/** One thing that happened. */
export function LogRow({ ref, id, index, topPx, entry, isCurrent, onPress }: LogRowProps) {
  const say = useSay();
  const cell = classNames(table['cell'], styles['cell']);
  return (
    <tr
      ref={ref}
      id={id}
      tabIndex={-1}
      data-index={index}
      aria-rowindex={index + 2} // the head is the first
      aria-selected={isCurrent}
      data-current={isCurrent || undefined}
      className={classNames(table['row'], shape['columns'], styles['row'])}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onPress(entry.seq)}
    >
      <td className={cell}>
        <WhenText at={entry.at} />
      </td>
      <td className={cell}>
        <Movement entry={entry} />
      </td>
      <td className={classNames(cell, styles['number'])}>
        <Amount entry={entry} />
      </td>
      <td className={cell}>
        <EntryChange entry={entry} />
      </td>
      <td className={cell}>
        <p className={styles['message']}>{say(entry.message)}</p>
      </td>
      <td className={cell}>
        <Links entry={entry} />
      </td>
    </tr>
  );
}

function Movement({ entry }: { readonly entry: ActivityDto }) {
  const { t } = useTranslation('activity');
  const nameOf = useMovementName();
  const { subject, transactionId } = entry;
  const href = itemHref(entry);
  if (href === null || transactionId === null) return <span className={styles['none']}>{t('log.noMovement')}</span>;
  const name = subject === null ? transactionId : nameOf(subject);
  return (
    <>
      <a className={styles['name']} href={href} tabIndex={-1}>
        <DataText text={name} />
      </a>
      {subject !== null && subject.application !== null && <DataText text={subject.description} isQuiet />}
    </>
  );
}

function Amount({ entry: { subject } }: { readonly entry: ActivityDto }) {
  const format = useFormat();
  if (subject === null) return null;
  const { amount, currency, day } = subject;
  return (
    <>
      {amount !== null && currency !== null && (
        <span translate="no">
          {format.amount(amount)} <span className={styles['currency']}>{currency}</span>
        </span>
      )}
      <span translate="no" className={styles['quiet']}>
        {format.day(day)}
      </span>
    </>
  );
}

/** For the mouse: the keys R and O do the same, and Enter opens the item. */
function Links({ entry: { xeroUrl, runId } }: { readonly entry: ActivityDto }) {
  const { t } = useTranslation(['activity', 'common'] as const);
  return (
    <span className={styles['links']}>
      {runId !== null && (
        <IconButton
          label={t('activity:log.run')}
          icon={<RefreshCw />}
          size="small"
          keys="r"
          excludeFromTabOrder
          onPress={() => goTo(runHref(runId))}
        />
      )}
      {xeroUrl !== null && (
        <IconButton
          label={t('common:actions.openInXero')}
          icon={<ExternalLink />}
          size="small"
          keys="o"
          excludeFromTabOrder
          onPress={() => host.openExternal(xeroUrl)}
        />
      )}
    </span>
  );
}
