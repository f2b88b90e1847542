import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Button } from '../../ui/button.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Section } from '../../ui/section.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { roleWord } from '../../words/role-word.ts';
import { useSay } from '../../words/say.ts';
import styles from './form.module.css';
import { type Health, HealthBadge } from './health-badge.tsx';
import { XeroDisconnect } from './xero-disconnect.tsx';
import { XeroSignIn } from './xero-sign-in.tsx';

type Xero = StatusDto['connections']['xero'];

/** From then on a consent that ends is worth a warning, ms. */
const soonMs = 15 * 86_400_000;

export function XeroConnection({ xero }: { readonly xero: Xero }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const nowMs = useNow();
  const [isConnecting, setIsConnecting] = useState(false);
  const ends = xero.consentExpiresAt;
  const isEnding = ends !== null && Date.parse(ends) - nowMs < soonMs;
  const health = healthOf(xero, isEnding);
  const facts = useFacts(xero, health);
  return (
    <Section title={t('common:connection.xero')} actions={<HealthBadge health={health} />}>
      <div className={styles['service']}>
        {xero.trouble !== null && <Trouble trouble={xero.trouble} />}
        {health === 'refused' && xero.trouble === null && (
          <ProblemNote
            whatHappened={t('xero.refused.what')}
            why={t('xero.refused.why')}
            whatToDo={t('xero.refused.todo')}
          />
        )}
        {facts.length > 0 && <KeyValues look="rows" entries={facts} />}
        {xero.connected && <p className={styles['quiet']}>{t('xero.staysAlive')}</p>}
        {isConnecting ? (
          <XeroSignIn organisation={xero} onDone={() => setIsConnecting(false)} />
        ) : (
          <div className={styles['buttons']}>
            <Button onPress={() => setIsConnecting(true)}>
              {t(xero.connected ? 'xero.again' : 'common:actions.connectXero')}
            </Button>
            {xero.connected && <XeroDisconnect tenant={xero.tenant ?? t('common:connection.xero')} />}
          </div>
        )}
      </div>
    </Section>
  );
}

function healthOf({ connected, health, trouble }: Xero, isEnding: boolean): Health {
  if (!connected) return 'none';
  if (health === 'refused' || trouble !== null) return 'refused';
  return isEnding ? 'ending' : 'ok';
}

/** What is wrong with the organisation itself; the engine's sentence says why and what to do. */
function Trouble({ trouble }: { readonly trouble: NonNullable<Xero['trouble']> }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const isWanted = trouble.code === 'disconnected-here';
  return (
    <ProblemNote
      kind={isWanted ? 'waiting' : 'problem'}
      whatHappened={t(isWanted ? 'xero.trouble.here' : 'xero.trouble.what')}
      why={say(trouble.message)}
      whatToDo={t('xero.trouble.todo')}
    />
  );
}

function useFacts(xero: Xero, health: Health): readonly KeyValue[] {
  const { t } = useTranslation('settings');
  const { locale } = useFormat();
  const { tenant, user, role, since, consentExpiresAt: ends } = xero;
  const facts: readonly (KeyValue | null)[] = [
    tenant === null ? null : { id: 'organisation', key: t('xero.organisation'), value: <Data text={tenant} /> },
    user === null ? null : { id: 'user', key: t('xero.user'), value: <Data text={user} /> },
    role === null ? null : { id: 'role', key: t('xero.role'), value: t(`roles.${roleWord(role)}`) },
    since === null ? null : { id: 'since', key: t('since'), value: <AgoText at={since} lang={locale} /> },
    ends === null || health === 'refused'
      ? null
      : { id: 'ends', key: t('xero.ends'), value: <AgoText at={ends} lang={locale} /> },
  ];
  return xero.connected ? facts.filter((fact) => fact !== null) : [];
}

function Data({ text }: { readonly text: string }) {
  return (
    <bdi translate="no" title={text} className={styles['clip']}>
      {text}
    </bdi>
  );
}
