import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { CheckFix } from './check-fix.tsx';
import styles from './check-row.module.css';
import { CheckState } from './check-state.tsx';
import { useCheckText } from './use-check-text.ts';
import { type EvidenceWords, useCheckWords } from './use-check-words.ts';

interface CheckRowProps {
  readonly check: CheckDto;
  readonly takenAtMs: number;
}

/** A question, its answer, what to do about it, and what the answer rests on. */
export function CheckRow({ check, takenAtMs }: CheckRowProps) {
  const { t } = useTranslation(['diagnostics', 'common'] as const);
  const words = useCheckWords();
  const textOf = useCheckText();
  const titleId = useId();
  const question = words.question(check);
  const action = words.action(check);
  const evidence = words.evidence(check);
  const needsSomebody = check.status === 'warning' || check.status === 'problem';
  return (
    <article aria-labelledby={titleId} className={styles['row']}>
      <div className={styles['state']}>
        <CheckState status={check.status} />
      </div>
      <div className={styles['texts']}>
        <h3 id={titleId} className={styles['question']}>
          {question}
        </h3>
        <p className={styles['answer']}>{words.answer(check)}</p>
        {(action !== null || check.fix !== null) && (
          <div className={styles['todo']}>
            {action !== null && <p>{action}</p>}
            <CheckFix check={check} />
          </div>
        )}
        {evidence.length > 0 && (
          <Disclosure summary={t('diagnostics:evidenceTitle')} defaultExpanded={needsSomebody}>
            <dl className={styles['evidence']}>
              {evidence.map((row) => (
                <EvidenceRow key={row.label} row={row} />
              ))}
            </dl>
          </Disclosure>
        )}
      </div>
      <CopyButton
        text={textOf([check], takenAtMs)}
        label={t('diagnostics:copy.one', { question })}
        copiedLabel={t('common:actions.copied')}
        failedLabel={t('diagnostics:copy.failed')}
      />
    </article>
  );
}

function EvidenceRow({ row: { label, isLabelData, value, isValueData } }: { readonly row: EvidenceWords }) {
  return (
    <div className={styles['fact']}>
      <dt>{isLabelData ? <bdi translate="no">{label}</bdi> : label}</dt>
      <dd>{isValueData ? <bdi translate="no">{value}</bdi> : value}</dd>
    </div>
  );
}
