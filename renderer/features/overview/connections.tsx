import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import Clock from 'lucide-react/icons/clock';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { AgoText } from '../../ui/ago-text.tsx';
import { Badge } from '../../ui/badge.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { Section } from '../../ui/section.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useNow } from '../../ui/use-now.ts';
import { useFormat } from '../../words/format.ts';
import { roleWord } from '../../words/role-word.ts';
import { useSay } from '../../words/say.ts';
import styles from './connections.module.css';

type Health = 'ok' | 'ending' | 'refused' | 'none';

/** From then on a consent that ends is worth a warning, ms. */
const soonMs = 15 * 86_400_000;

const looks: Readonly<Record<Health, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ok: { tone: 'green', icon: <CircleCheck size={14} /> },
  ending: { tone: 'amber', icon: <Clock size={14} /> },
  refused: { tone: 'red', icon: <CircleAlert size={14} /> },
  none: { tone: 'neutral', icon: <CircleDashed size={14} /> },
};

/** Both services: whether they answer, as whom, and until when. */
export function Connections({ connections, source }: Pick<StatusDto, 'connections' | 'source'>) {
  const { t } = useTranslation('overview');
  return (
    <Section title={t('connections.title')}>
      <div className={styles['services']}>
        <Xero xero={connections.xero} />
        <Cledara cledara={connections.cledara} isFromFiles={source === 'files'} />
      </div>
    </Section>
  );
}

function Xero({ xero }: { readonly xero: StatusDto['connections']['xero'] }) {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  const nowMs = useNow();
  const ends = xero.consentExpiresAt;
  const isEnding = ends !== null && Date.parse(ends) - nowMs < soonMs;
  const health = xero.connected && xero.trouble !== null ? 'refused' : healthOf(xero, isEnding);
  const entries: KeyValue[] = [];
  if (xero.connected) {
    const organisation = xero.tenant === null ? t('connections.noOrganisation') : <Data text={xero.tenant} />;
    entries.push({ id: 'organisation', key: t('connections.organisation'), value: organisation });
    if (xero.user !== null) entries.push({ id: 'user', key: t('connections.user'), value: <User xero={xero} /> });
    if (xero.since !== null)
      entries.push({ id: 'since', key: t('connections.since'), value: <AgoText at={xero.since} lang={locale} /> });
  }
  if (ends !== null && health !== 'refused') {
    const value = (
      <span title={t('connections.endsHint')}>
        <AgoText at={ends} lang={locale} />
      </span>
    );
    entries.push({ id: 'ends', key: t('connections.ends'), value });
  }
  const say = useSay();
  const note =
    xero.trouble !== null
      ? say(xero.trouble.message)
      : health === 'refused'
        ? t('connections.xeroRefused')
        : health === 'none'
          ? t('connections.xeroNone')
          : health === 'ending'
            ? t('connections.endsHint')
            : null;
  return <Service name="xero" health={health} note={note} entries={entries} />;
}

interface CledaraProps {
  readonly cledara: StatusDto['connections']['cledara'];
  readonly isFromFiles: boolean;
}

function Cledara({ cledara, isFromFiles }: CledaraProps) {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  const health = healthOf(cledara, false);
  const none = isFromFiles ? t('connections.cledaraFiles') : t('connections.cledaraNone');
  const since = cledara.since === null ? null : <AgoText at={cledara.since} lang={locale} />;
  const note = health === 'refused' ? t('connections.cledaraRefused') : health === 'none' ? none : null;
  return (
    <Service
      name="cledara"
      health={health}
      note={note}
      entries={since === null ? [] : [{ id: 'since', key: t('connections.since'), value: since }]}
    />
  );
}

function User({ xero }: { readonly xero: StatusDto['connections']['xero'] }) {
  const { t } = useTranslation('overview');
  if (xero.role === null) return <Data text={xero.user ?? ''} />;
  return (
    <span translate="no">
      {t('connections.userWithRole', { user: xero.user ?? '', role: t(`connections.roles.${roleWord(xero.role)}`) })}
    </span>
  );
}

interface ServiceProps {
  readonly name: 'xero' | 'cledara';
  readonly health: Health;
  readonly note: string | null;
  readonly entries: readonly KeyValue[];
}

function Service({ name, health, note, entries }: ServiceProps) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const { tone, icon } = looks[health];
  return (
    <article className={styles['service']} aria-label={common(`connection.${name}`)}>
      <header className={styles['head']}>
        <h3 className={styles['name']}>{common(`connection.${name}`)}</h3>
        <Badge tone={tone} icon={icon} look="plain">
          {t(`connections.${health}`)}
        </Badge>
        {health !== 'ok' && (
          <a className={styles['action']} href={health === 'none' ? '#/start' : '#/settings/connections'}>
            {health === 'none' ? t('connections.connect') : t('connections.connectAgain')}
          </a>
        )}
      </header>
      {note !== null && <p className={styles['note']}>{note}</p>}
      {entries.length > 0 && <KeyValues entries={entries} />}
    </article>
  );
}

function Data({ text }: { readonly text: string }) {
  return <bdi translate="no">{text}</bdi>;
}

function healthOf(
  { connected, health }: { readonly connected: boolean; readonly health: string },
  isEnding: boolean,
): Health {
  if (!connected) return 'none';
  if (health === 'refused') return 'refused';
  return isEnding ? 'ending' : 'ok';
}
