import { useQuery } from '@tanstack/react-query';
import ExternalLink from 'lucide-react/icons/external-link';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../bridge/client.ts';
import { appQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AppForm } from './app-form.tsx';
import styles from './app-step.module.css';
import { SharedOrganisations } from './shared-organisations.tsx';
import step from './step.module.css';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-props.ts';
import { isClientId, useClientId } from './use-client-id.ts';

const developerSite = 'https://developer.xero.com/app/manage';

/** How to make the app at Xero, with every value to paste, and the client id that comes of it. */
export function AppStep({ isDone, onBack, onNext }: StepProps) {
  const { t } = useTranslation('start');
  const { data: app } = useQuery(appQuery('app.read'));
  const [clientId, setClientId] = useClientId();
  return (
    <div className={step['stack']}>
      {!isDone && <SharedOrganisations />}
      <ol className={styles['steps']}>
        <li>
          <p>{t('appStep.one')}</p>
          <Button icon={<ExternalLink />} onPress={() => host.openExternal(developerSite)}>
            {t('appStep.open')}
          </Button>
        </li>
        <li>
          <p>{t('appStep.two')}</p>
          <AppForm redirects={app?.xeroRedirects ?? []} />
        </li>
        <li>
          <p>{t('appStep.three')}</p>
        </li>
        <li>
          <p>{t('appStep.four')}</p>
          <ClientIdForm
            // The stored one may come a moment later than the screen.
            key={clientId}
            clientId={clientId}
            onBack={onBack}
            onSaved={(id) => {
              setClientId(id);
              onNext?.();
            }}
            isConnected={isDone && clientId === ''}
            onNext={onNext}
          />
        </li>
      </ol>
      <Disclosure summary={t('appStep.limits')}>
        <p className={step['quiet']}>{t('appStep.limitsText')}</p>
      </Disclosure>
    </div>
  );
}

interface ClientIdFormProps {
  readonly clientId: string;
  readonly isConnected: boolean;
  readonly onSaved: (clientId: string) => void;
  readonly onBack: (() => void) | null;
  readonly onNext: (() => void) | null;
}

function ClientIdForm({ clientId, isConnected, onSaved, onBack, onNext }: ClientIdFormProps) {
  const { t } = useTranslation('start');
  const [text, setText] = useState(clientId);
  const [isJudged, setIsJudged] = useState(false);
  const given = text.trim();
  const problem = given === '' ? t('appStep.clientIdEmpty') : isClientId(given) ? undefined : t('appStep.clientIdBad');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsJudged(true);
    if (problem === undefined) onSaved(given);
  };
  return (
    <form className={step['stack']} onSubmit={submit} noValidate>
      <div className={step['field']}>
        <TextField
          label={t('appStep.clientId')}
          description={isConnected ? t('appStep.connected') : t('appStep.clientIdHint')}
          errorMessage={isJudged ? problem : undefined}
          value={text}
          onChange={(value) => {
            setText(value);
            setIsJudged(false);
          }}
          look="code"
          autoComplete="off"
          spellCheck="false"
        />
      </div>
      <StepFoot
        onBack={onBack}
        onNext={isConnected ? onNext : null}
        action={
          <Button type="submit" variant="primary">
            {t('appStep.save')}
          </Button>
        }
      />
    </form>
  );
}
