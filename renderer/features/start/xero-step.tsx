import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../words/format.ts';
import { roleWord } from '../../words/role-word.ts';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { Outcome } from './outcome.tsx';
import { SharedOrganisations } from './shared-organisations.tsx';
import { SignInWait } from './sign-in-wait.tsx';
import styles from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';
import { useClientId } from './use-client-id.ts';
import { useXeroSignIn } from './use-xero-sign-in.ts';

/** Signs in at Xero in the browser, and waits for it. */
export function XeroStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const [clientId] = useClientId();
  const signIn = useXeroSignIn(() => onNext?.());
  const { phase } = signIn;
  if (phase.name === 'waiting')
    return <SignInWait address={phase.authoriseUrl} beganMs={phase.beganMs} onStop={signIn.stop} />;
  return (
    <div className={styles['stack']}>
      <ConnectedXero />
      {!isDone && <SharedOrganisations />}
      {phase.name === 'stopped' && (
        <p role="status" className={styles['quiet']}>
          {t('xeroStep.stopped')}
        </p>
      )}
      {phase.name === 'failed' && <FailureNote what={t('xeroStep.failed')} thrown={phase.thrown} />}
      <div className={styles['tight']}>
        <p className={styles['quiet']}>{t('xeroStep.role')}</p>
        <Disclosure summary={t('xeroStep.asks')}>
          <p className={styles['quiet']}>{t('xeroStep.asksText')}</p>
        </Disclosure>
      </div>
      {clientId === '' && isDone ? (
        <StepFoot onBack={onBack} onNext={onNext} />
      ) : (
        <StepFoot
          onBack={onBack}
          onNext={isDone ? onNext : null}
          action={
            <Button
              variant={isDone ? 'secondary' : 'primary'}
              pendingLabel={phase.name === 'beginning' ? t('xeroStep.preparing') : undefined}
              onPress={() => signIn.begin(clientId)}
            >
              {isDone ? t('xeroStep.again') : t('xeroStep.connect')}
            </Button>
          }
        />
      )}
    </div>
  );
}

function ConnectedXero() {
  const { t } = useTranslation('start');
  const { locale } = useFormat();
  const company = useCompany();
  const { data } = useQuery(booksQuery(company.id, 'status.read'));
  const xero = data?.connections.xero;
  if (xero === undefined || !xero.connected) return null;
  if (xero.health === 'refused')
    return (
      <ProblemNote
        whatHappened={t('xeroStep.refused.what')}
        why={t('xeroStep.refused.why')}
        whatToDo={t('xeroStep.refused.fix')}
      />
    );
  const facts = [
    { id: 'organisation', key: t('xeroStep.organisation'), value: xero.tenant },
    { id: 'user', key: t('xeroStep.user'), value: xero.user },
    { id: 'role', key: t('xeroStep.roleName'), value: xero.role === null ? null : t(`roles.${roleWord(xero.role)}`) },
  ].filter(({ value }) => value !== null);
  const entries = facts.map(({ id, key, value }) => ({
    id,
    key,
    value: <bdi translate="no">{value}</bdi>,
  }));
  const since = xero.since === null ? null : <AgoText at={xero.since} lang={locale} />;
  return (
    <>
      <Outcome>{t('xeroStep.connected')}</Outcome>
      <KeyValues
        entries={[...entries, ...(since === null ? [] : [{ id: 'since', key: t('xeroStep.since'), value: since }])]}
      />
    </>
  );
}
