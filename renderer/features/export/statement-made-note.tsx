import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import type { StatementFilesDto } from '../../../shared/contract/export-statement.ts';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './statement-made-note.module.css';
import { useDaysText } from './use-days-text.ts';

/** What was made last: its lines and balances, what is not in it, and a way to save it again. */
export function StatementMadeNote({ made }: { readonly made: StatementFilesDto & { readonly save: () => void } }) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const say = useSay();
  const daysText = useDaysText();
  const lines = made.files.reduce((sum, file) => sum + file.lines, 0);
  return (
    <Section
      title={t('made.title')}
      actions={
        <Button size="small" icon={<Download />} onPress={made.save}>
          {t('made.saveAgain')}
        </Button>
      }
    >
      <div role="status" className={styles['made']}>
        <KeyValues
          entries={[
            { id: 'name', key: t('made.name'), value: <bdi translate="no">{made.fileName}</bdi> },
            { id: 'days', key: t('made.days'), value: daysText(made) },
            { id: 'lines', key: t('made.rows'), value: t('statement.lineCount', { count: lines }) },
            ...(made.files.length === 1
              ? []
              : [{ id: 'files', key: t('statement.files'), value: format.count(made.files.length) }]),
            { id: 'opening', key: t('statement.opening'), value: format.money(made.opening, made.currency) },
            { id: 'closing', key: t('statement.closing'), value: format.money(made.closing, made.currency) },
          ]}
        />
        <Items
          title={t('statement.heldBack')}
          rows={made.heldBack.map((one) => [one.transactionId, say(one.reason)])}
        />
        <Items
          title={t('statement.missed')}
          rows={made.missed.map((one) => [one.transactionId, t('statement.missedOf', { day: format.day(one.day) })])}
        />
      </div>
    </Section>
  );
}

/** So many are named on the screen; the others are among the transactions. */
const mostNamed = 20;

function Items({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  const { t } = useTranslation('export');
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {rows.slice(0, mostNamed).map(([id, text]) => (
          <li key={id}>
            {text} <a href={`#/review?states=all&item=${encodeURIComponent(id)}`}>{t('statement.show')}</a>
          </li>
        ))}
      </ul>
      {rows.length > mostNamed && <p>{t('statement.more', { count: rows.length - mostNamed })}</p>}
    </section>
  );
}
