import { XIcon } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Money } from '../../ui/money.tsx';
import { useFormat } from '../../words/format.ts';
import type { AbleCounts } from './able-counts.ts';
import { type Decision, decisions } from './objection-to.ts';
import { type KnownRow, type Selection, selectedCount, selectedSums } from './selection.ts';
import styles from './selection-bar.module.css';

export interface SelectionBarProps {
  readonly selection: Selection;
  readonly known: ReadonlyMap<string, KnownRow>;
  /** Null while it is not known. */
  readonly able: AbleCounts | null;
  readonly onDecide: (decision: Decision) => void;
  readonly onRecode: () => void;
  /** Takes documents out of Xero. */
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/** Whether it is the one in Xero is asked only where there is one. */
function offered(able: AbleCounts | null): readonly Decision[] {
  return decisions.filter((decision) => decision !== 'adopt' || (able !== null && able.adopt > 0));
}

/** What is selected, what it comes to, and what can be done with it. */
export function SelectionBar({ selection, known, able, onDecide, onRecode, onUndo, onClear }: SelectionBarProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const sums = useMemo(() => selectedSums(selection, known), [selection, known]);
  const label = (action: Decision | 'recode' | 'undo'): string =>
    able === null ? t(`actions.${action}`) : t(`actions.${action}Many`, { number: format.count(able[action]) });
  return (
    <section aria-label={t('selection.label')} className={styles['bar']}>
      <div className={styles['what']} role="status">
        <strong>{t('selection.count', { count: selectedCount(selection) })}</strong>
        {sums?.map(({ currency, amount }) => (
          <span key={currency} translate="no" className={styles['sum']}>
            <Money decimal={amount} currency={currency} lang={format.locale} look="inline" />
          </span>
        ))}
      </div>
      <div className={styles['actions']}>
        {offered(able).map((decision) => (
          <Button
            key={decision}
            size="small"
            variant={decision === 'approve' ? 'secondary' : 'quiet'}
            onPress={() => onDecide(decision)}
          >
            {label(decision)}
          </Button>
        ))}
        <Button size="small" variant="quiet" onPress={onRecode}>
          {label('recode')}
        </Button>
        {able !== null && able.undo > 0 && (
          <Button size="small" variant="quiet" onPress={onUndo}>
            {label('undo')}
          </Button>
        )}
        <IconButton size="small" label={t('selection.clear')} keys="Escape" icon={<XIcon />} onPress={onClear} />
      </div>
    </section>
  );
}
