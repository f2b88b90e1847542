import { useTranslation } from 'react-i18next';
import type { StatementExportDto } from '../../../shared/contract/export-statement.ts';
import { DayField } from '../../ui/day-field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RadioGroup, type RadioOption } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { useFormat } from '../../words/format.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import styles from './days-choice.module.css';
import type { Days } from './export-days.ts';
import { type StatementChoice, sharing, statementChoices, statementDays } from './statement-days.ts';
import { useDaysText } from './use-days-text.ts';
import type { StatementFormat } from './use-statement.ts';

interface StatementChoicesProps {
  readonly accounts: readonly string[];
  readonly account: string | null;
  readonly onAccount: (account: string) => void;
  readonly format: StatementFormat;
  readonly onFormat: (format: StatementFormat) => void;
  readonly choice: StatementChoice;
  readonly onChoice: (choice: StatementChoice) => void;
  readonly own: Days;
  readonly onOwn: (own: Days) => void;
  readonly known: {
    readonly today: string;
    readonly syncFrom: string;
    readonly exports: readonly StatementExportDto[];
  };
  /** The own days are the wrong way round. */
  readonly isTurned: boolean;
}

const formats = ['ofx', 'csv', 'camt053', 'quickbooks'] as const satisfies readonly StatementFormat[];

/** Which account, which days and in which format; and whether any of the days went out before. */
export function StatementChoices(props: StatementChoicesProps) {
  const { accounts, account, choice, own, onOwn, known, isTurned } = props;
  const { t } = useTranslation('export');
  const accountLabel = useAccountLabel();
  const daysText = useDaysText();
  const options = statementChoices.flatMap((id): RadioOption<StatementChoice>[] => {
    if (id === 'own') return [{ id, label: t('days.choice.own') }];
    const days = statementDays(id, known);
    if (days === null)
      return id === 'since-last'
        ? [{ id, label: t('statement.sinceLast'), description: t('statement.nothingNew') }]
        : [];
    const label =
      id === 'since-last'
        ? t(known.exports.length === 0 ? 'statement.sinceStart' : 'statement.sinceLast')
        : t(`days.choice.${id}`);
    return [{ id, label, description: daysText(days) }];
  });
  const days = choice === 'own' ? own : statementDays(choice, known);
  return (
    <Section title={t('statement.what')} description={t('statement.about')}>
      <div className={styles['choice']}>
        <Select
          label={t('statement.account')}
          placeholder={t('statement.account')}
          options={accounts.map((id) => ({ id, label: accountLabel(id) }))}
          value={account}
          onChange={props.onAccount}
        />
        <RadioGroup
          label={t('statement.format')}
          options={formats.map((id) => ({
            id,
            label: t(`statement.formats.${id}`),
            description: t(`statement.formatHelp.${id}`),
          }))}
          value={props.format}
          onChange={props.onFormat}
        />
        <RadioGroup label={t('days.label')} options={options} value={choice} onChange={props.onChoice} />
        {choice === 'own' && (
          <div className={styles['own']}>
            <DayField
              label={t('days.from')}
              errorMessage={isTurned ? t('days.turned') : undefined}
              value={own.from}
              onChange={(from) => onOwn({ ...own, from })}
            />
            <DayField label={t('days.to')} value={own.to} onChange={(to) => onOwn({ ...own, to })} />
          </div>
        )}
        <Overlap exports={days === null ? [] : sharing(days, known.exports)} />
      </div>
    </Section>
  );
}

function Overlap({ exports }: { readonly exports: readonly StatementExportDto[] }) {
  const { t } = useTranslation('export');
  const daysText = useDaysText();
  const format = useFormat();
  if (exports.length === 0) return null;
  return (
    <ProblemNote
      whatHappened={t('statement.overlap.what')}
      why={format.list(exports.map(({ from, to }) => daysText({ from, to })))}
      whatToDo={t('statement.overlap.todo')}
    />
  );
}
