import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFormat } from '../../words/format.ts';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { FilesInstead } from './files-instead.tsx';
import { Outcome } from './outcome.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';

/** Takes Cledara's key, once: it goes to the store of secrets and never comes back to the page. */
export function CledaraStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const [isReplacing, setIsReplacing] = useState(false);
  if (!isDone || isReplacing)
    return (
      <div className={styles['stack']}>
        <RefusedKey />
        <div className={styles['tight']}>
          <p>{t('cledaraStep.where')}</p>
          <p className={styles['quiet']}>{t('cledaraStep.who')}</p>
        </div>
        <KeyForm onBack={isReplacing ? () => setIsReplacing(false) : onBack} onConnected={() => onNext?.()} />
        <div className={styles['aside']}>
          <FilesInstead />
        </div>
      </div>
    );
  return (
    <div className={styles['stack']}>
      <Source />
      <ConnectedSince />
      <div className={styles['buttons']}>
        <StepFoot onBack={onBack} onNext={onNext} />
        <Button variant="quiet" onPress={() => setIsReplacing(true)}>
          {t('cledaraStep.replace')}
        </Button>
      </div>
    </div>
  );
}

interface KeyFormProps {
  readonly onBack: (() => void) | null;
  readonly onConnected: () => void;
}

function KeyForm({ onBack, onConnected }: KeyFormProps) {
  const { t } = useTranslation('start');
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
          pageToasts.show({ kind: 'success', title: t('cledaraStep.toast') });
          onConnected();
        },
      },
    );
  };
  return (
    <form className={styles['stack']} onSubmit={submit} noValidate>
      <div className={styles['field']}>
        <TextField
          type="password"
          label={t('cledaraStep.label')}
          description={t('cledaraStep.description')}
          errorMessage={isEmpty ? t('cledaraStep.empty') : undefined}
          value={apiKey}
          onChange={(value) => {
            setApiKey(value);
            setIsEmpty(false);
          }}
          look="code"
          autoComplete="off"
        />
      </div>
      {connect.isError && <FailureNote what={t('cledaraStep.failed')} thrown={connect.error} />}
      <StepFoot
        onBack={onBack}
        onNext={null}
        action={
          <Button
            type="submit"
            variant="primary"
            pendingLabel={connect.isPending ? t('cledaraStep.working') : undefined}
          >
            {t('cledaraStep.submit')}
          </Button>
        }
      />
    </form>
  );
}

function RefusedKey() {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'status.read'));
  if (data?.connections.cledara.health !== 'refused') return null;
  return (
    <ProblemNote
      whatHappened={t('cledaraStep.refused.what')}
      why={t('cledaraStep.refused.why')}
      whatToDo={t('cledaraStep.refused.fix')}
    />
  );
}

/** Which way the movements come. */
function Source() {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'status.read'));
  if (data?.source !== 'files') return <Outcome>{t('cledaraStep.connected')}</Outcome>;
  return (
    <div className={styles['tight']}>
      <Outcome>{t('cledaraStep.fromFiles', { count: data.movements })}</Outcome>
      <p className={styles['quiet']}>{t('cledaraStep.fromFilesMore')}</p>
    </div>
  );
}

function ConnectedSince() {
  const { t } = useTranslation('start');
  const { locale } = useFormat();
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'status.read'));
  const since = data?.connections.cledara.since ?? null;
  if (since === null) return null;
  return (
    <KeyValues entries={[{ id: 'since', key: t('cledaraStep.since'), value: <AgoText at={since} lang={locale} /> }]} />
  );
}
