import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { useAct } from '../../bridge/act.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFormat } from '../../words/format.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';
import { HealthBadge } from './health-badge.tsx';

export function CledaraConnection({ cledara }: { readonly cledara: StatusDto['connections']['cledara'] }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const { locale } = useFormat();
  const [isReplacing, setIsReplacing] = useState(false);
  const health = !cledara.connected ? 'none' : cledara.health === 'refused' ? 'refused' : 'ok';
  return (
    <Section title={t('common:connection.cledara')} actions={<HealthBadge health={health} />}>
      <div className={styles['service']}>
        {health === 'refused' && (
          <ProblemNote
            whatHappened={t('cledara.refused.what')}
            why={t('cledara.refused.why')}
            whatToDo={t('cledara.refused.todo')}
          />
        )}
        {cledara.since !== null && (
          <KeyValues
            look="rows"
            entries={[{ id: 'since', key: t('since'), value: <AgoText at={cledara.since} lang={locale} /> }]}
          />
        )}
        {isReplacing ? (
          <KeyForm onDone={() => setIsReplacing(false)} />
        ) : (
          <div className={styles['buttons']}>
            <Button onPress={() => setIsReplacing(true)}>
              {t(cledara.connected ? 'cledara.replace' : 'common:actions.connectCledara')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

/** Takes the key, once: it goes to the store of secrets and never comes back to the page. */
function KeyForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const [apiKey, setApiKey] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const connect = useAct('connection.cledara');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsEmpty(apiKey.trim() === '');
    if (apiKey.trim() === '' || connect.isPending) return;
    connect.mutate(
      { apiKey },
      {
        onSuccess: () => {
          setApiKey('');
          connect.reset(); // the key was its input, and is kept no longer than it is needed
          pageToasts.show({ kind: 'success', title: t('cledara.done') });
          onDone();
        },
      },
    );
  };
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <p className={styles['quiet']}>{t('cledara.where')}</p>
      <TextField
        type="password"
        label={t('cledara.key')}
        description={t('cledara.keyHelp')}
        errorMessage={isEmpty ? t('cledara.keyEmpty') : undefined}
        look="code"
        autoComplete="off"
        autoFocus
        value={apiKey}
        onChange={(value) => {
          setApiKey(value);
          setIsEmpty(false);
        }}
      />
      {connect.isError && <FailureNote what={t('cledara.failed')} thrown={connect.error} />}
      <div className={styles['buttons']}>
        <Button type="submit" variant="primary" pendingLabel={connect.isPending ? t('cledara.working') : undefined}>
          {t('cledara.submit')}
        </Button>
        <Button variant="quiet" onPress={onDone}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  );
}
