import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FeedAccountDto, FeedStatementDto } from '../../../shared/contract/bank-feed.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import type { DataColumn } from '../../ui/data-column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { useAccountLabel } from '../../words/use-account-label.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './feed-part.module.css';
import { LinesToCorrect } from './lines-to-correct.tsx';
import { useDaysText } from './use-days-text.ts';

/** Which of the two ways statement lines take into Xero, and how the bank feed of each account stands. */
export function FeedPart() {
  const { t } = useTranslation('export');
  const company = useCompany();
  const feeds = useQuery(companyQuery(company.id, 'feeds.read', {}));
  const say = useSay();
  const accountLabel = useAccountLabel();
  if (feeds.data === undefined) {
    return feeds.error === null ? null : <FailureNote what={t('readFailed')} thrown={feeds.error} />;
  }
  const { message, code, accounts } = feeds.data;
  /** Elsewhere they lead to this page; on it they do not. */
  const here = (text: string): string => text.replace(t('feed.underExport'), '');
  /** Sentences of the engine. They name accounts by their ids; a person reads them as everywhere else in the window. */
  const named = (text: string): string => here(say(text)).replaceAll(/\b[A-Z]{3}:(?:saas|spend)\b/g, accountLabel);
  return (
    <Section title={t('feed.title')} description={named(message)}>
      {accounts.map((shown) => (
        <div key={shown.account} className={styles['account']}>
          <p>
            <span translate="no">{accountLabel(shown.account)}</span>: {t(`feed.states.${shown.state}`)}
            {shown.waiting > 0 && ` · ${t('feed.waits', { count: shown.waiting })}`}
          </p>
          <Problems shown={shown} known={code} say={named} />
          <LinesToCorrect shown={shown} say={named} />
          <Statements shown={shown} />
        </div>
      ))}
    </Section>
  );
}

interface ProblemsProps {
  readonly shown: FeedAccountDto;
  readonly known: string;
  /** A sentence of the engine, as this page says it. */
  readonly say: (message: string) => string;
}

/** What stops the feed, and what it does not carry. `known` is what the section says already. */
function Problems({ shown, known, say }: ProblemsProps) {
  const { t } = useTranslation('export');
  const { author } = useCompany();
  const decide = useAct('feeds.decide');
  const { account, statements, state, problems } = shown;
  const told = problems.filter(({ code, line }) => code !== known && line === undefined);
  /** The first of an account that stands still is why; the others are about what the feed cannot carry, or carried before. */
  const stops = (place: number) => state === 'stopped' && place === 0;
  const asks = statements.some((one) => one.asks);
  const pending = decide.isPending ? decide.variables.decision : null;
  return (
    <>
      {decide.error !== null && <FailureNote what={t('feed.failed')} thrown={decide.error} />}
      {told.map(({ code, message }, place) => (
        <ProblemNote
          key={code}
          {...(stops(place)
            ? { whatHappened: t('feed.problem'), whatToDo: t('feed.todo') }
            : { kind: 'remark', whatHappened: t('feed.left'), whatToDo: null })}
          why={say(message)}
          actions={
            stops(place) ? (
              <>
                <Button
                  size="small"
                  pendingLabel={pending === 'retry' ? t('feed.retryPending') : undefined}
                  onPress={() => decide.mutate({ account, decision: 'retry', author })}
                >
                  {t('feed.retry')}
                </Button>
                {asks && (
                  <Button
                    size="small"
                    pendingLabel={pending === 'count' ? t('feed.countPending') : undefined}
                    onPress={() => decide.mutate({ account, decision: 'count', author })}
                  >
                    {t('feed.count')}
                  </Button>
                )}
              </>
            ) : undefined
          }
        />
      ))}
    </>
  );
}

function Statements({ shown }: { readonly shown: FeedAccountDto }) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const daysText = useDaysText();
  const accountLabel = useAccountLabel();
  const currency = shown.account.slice(0, 3);
  const columns: readonly DataColumn<FeedStatementDto>[] = [
    { id: 'days', header: t('made.days'), cell: daysText, isRowHeader: true },
    { id: 'state', header: t('feed.statementState'), cell: ({ state }) => t(`feed.statementStates.${state}`) },
    { id: 'lines', header: t('made.rows'), cell: ({ lines }) => format.count(lines), align: 'end' },
    {
      id: 'closing',
      header: t('statement.closing'),
      cell: ({ closing }) => format.money(closing, currency),
      align: 'end',
    },
    {
      id: 'sent',
      header: t('statement.before.made'),
      cell: ({ sentAt }) => <AgoText at={sentAt} lang={format.locale} />,
    },
  ];
  return (
    <DataTable
      label={t('feed.statements', { account: accountLabel(shown.account) })}
      columns={columns}
      rows={shown.statements}
      rowId={({ id }) => id}
      emptyState={t('feed.none')}
    />
  );
}
