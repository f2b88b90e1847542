import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { usePreference } from '../../bridge/preferences.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FailureNote } from './failure-note.tsx';
import styles from './form.module.css';
import { type Organisation, useXeroSignIn } from './use-xero-sign-in.ts';

interface XeroSignInProps {
  readonly organisation: Organisation;
  readonly onDone: () => void;
}

/** What a client id may look like. Whether it is one only Xero can say. */
function isClientId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(text);
}

function parseClientId(stored: unknown): string | null {
  return typeof stored === 'string' && isClientId(stored) ? stored : null;
}

/** Signs in at Xero in the browser, and waits for it. */
export function XeroSignIn({ organisation, onDone }: XeroSignInProps) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const company = useCompany();
  const [known, remember] = usePreference(`setup.client-id:${company.id}`, parseClientId, '');
  const [typed, setTyped] = useState<string | null>(null);
  const [isJudged, setIsJudged] = useState(false);
  const feeds = useQuery(companyQuery(company.id, 'feeds.read', {}));
  const [chosen, setChosen] = useState<boolean | null>(null);
  const bankFeeds = chosen ?? feeds.data?.isAsked ?? false;
  const signIn = useXeroSignIn(organisation, onDone);
  const { phase } = signIn;
  const clientId = (typed ?? known).trim();
  const wrong = isJudged && !isClientId(clientId) ? t(clientId === '' ? 'xero.idEmpty' : 'xero.idBad') : undefined;
  if (phase.name === 'waiting') return <Waiting address={phase.authoriseUrl} onStop={signIn.stop} />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsJudged(true);
    if (!isClientId(clientId) || phase.name === 'beginning') return;
    if (clientId !== known) remember(clientId);
    signIn.begin(clientId, bankFeeds);
  };
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <TextField
        label={t('xero.clientId')}
        description={t('xero.clientIdHelp')}
        errorMessage={wrong}
        look="code"
        autoComplete="off"
        autoFocus
        value={typed ?? known}
        onChange={setTyped}
      />
      <Checkbox
        label={t('xero.bankFeeds')}
        description={t('xero.bankFeedsHelp')}
        isSelected={bankFeeds}
        onChange={setChosen}
      />
      {phase.name === 'stopped' && (
        <p role="status" className={styles['quiet']}>
          {t('xero.stopped')}
        </p>
      )}
      {phase.name === 'failed' && <FailureNote what={t('xero.failed')} thrown={phase.thrown} />}
      <div className={styles['buttons']}>
        <Button
          type="submit"
          variant="primary"
          pendingLabel={phase.name === 'beginning' ? t('xero.preparing') : undefined}
        >
          {t('xero.signIn')}
        </Button>
        <Button variant="quiet" onPress={onDone}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** While the person is at Xero. */
function Waiting({ address, onStop }: { readonly address: string; readonly onStop: () => void }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  return (
    <div className={styles['stack']}>
      <p role="status">{t('xero.waiting')}</p>
      <p className={styles['quiet']}>{t('xero.address')}</p>
      <div className={styles['address']}>
        <code translate="no" title={address}>
          {address}
        </code>
        <CopyButton
          text={address}
          label={t('xero.copyAddress')}
          copiedLabel={t('common:actions.copied')}
          failedLabel={t('xero.copyFailed')}
        />
      </div>
      <div className={styles['buttons']}>
        <Button onPress={() => host.openExternal(address)}>{t('xero.openAgain')}</Button>
        <Button variant="quiet" onPress={onStop}>
          {t('xero.stop')}
        </Button>
      </div>
    </div>
  );
}
