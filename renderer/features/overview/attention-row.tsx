import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleDot from 'lucide-react/icons/circle-dot';
import Clock from 'lucide-react/icons/clock';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import { fixHref, reviewHref } from '../../bridge/fix-href.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import styles from './attention-list.module.css';
import { attentionTone, causeWord, fixWord } from './attention-look.ts';
import { useSync } from './use-sync.ts';

const LockDateDialog = lazy(async () => ({ default: (await import('./lock-date-dialog.tsx')).LockDateDialog }));

const icons = {
  red: CircleAlert,
  amber: Clock,
  neutral: CircleDot,
  accent: CircleDot,
  green: CircleDot,
  violet: CircleDot,
};

/** Items that wait for the same thing: what, how many, why, and the place that mends it. */
export function AttentionRow({ group }: { readonly group: AttentionDto }) {
  const { t, i18n } = useTranslation('common');
  const format = useFormat();
  const tone = attentionTone(group);
  const Icon = icons[tone];
  const cause = t(`cause.${causeWord(group.cause, (word) => i18n.exists(`cause.${word}`, { ns: 'common' }))}`);
  return (
    <li className={styles['row']}>
      <span className={styles['icon']} data-tone={tone}>
        <Icon size={16} aria-hidden="true" />
      </span>
      <div className={styles['texts']}>
        <p className={styles['cause']}>
          {group.filter === null ? cause : <a href={reviewHref(group.filter)}>{cause}</a>}
        </p>
        <Sentence group={group} />
      </div>
      {group.filter !== null && <span className={styles['count']}>{format.count(group.count)}</span>}
      <Fix group={group} />
    </li>
  );
}

function Sentence({ group }: { readonly group: AttentionDto }) {
  const { t } = useTranslation('overview');
  const say = useSay();
  const { cause, message } = group;
  const text =
    message !== null
      ? say(message)
      : cause === 'review'
        ? t('attention.review')
        : cause.startsWith('attachment')
          ? t('attention.attachment')
          : t('attention.many');
  return (
    <p className={styles['sentence']} title={text}>
      {text}
    </p>
  );
}

/** A lock date leaves three choices, and none of them is taken before somebody chose it. */
function LockDateFix({ group }: { readonly group: AttentionDto & { readonly openDay: string } }) {
  const { t } = useTranslation('overview');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsAsking(true)}>
        {t('lockDate.choose')}
      </Button>
      {isAsking && (
        <Suspense fallback={null}>
          <LockDateDialog group={group} onClose={() => setIsAsking(false)} />
        </Suspense>
      )}
    </>
  );
}

/** One click from what mends it. What is mended in Xero, or by time, leads to the items themselves. */
function Fix({ group }: { readonly group: AttentionDto }) {
  const { t, i18n } = useTranslation('common');
  const { t: own } = useTranslation('overview');
  const sync = useSync();
  const word = fixWord(group, (name) => i18n.exists(`fix.${name}`, { ns: 'common' }));
  if (group.fix?.kind === 'sync')
    return (
      <Button size="small" isDisabled={sync.isRunning} onPress={() => sync.start(true)}>
        {t('fix.sync')}
      </Button>
    );
  const { openDay } = group;
  if (openDay !== undefined) return <LockDateFix group={{ ...group, openDay }} />;
  const list = group.filter === null ? null : reviewHref(group.filter);
  const href = (group.fix === null ? null : fixHref(group.fix, group.filter)) ?? list;
  if (href === null) return null;
  const label = word === null ? own('attention.open') : word === 'xero' ? own('attention.inXero') : t(`fix.${word}`);
  return (
    <a className={styles['fix']} href={href}>
      {label}
    </a>
  );
}
