import ArrowRight from 'lucide-react/icons/arrow-right';
import { useTranslation } from 'react-i18next';
import type { ActivityDto } from '../../../shared/contract/activity.ts';
import { Badge } from '../../ui/badge.tsx';
import styles from './entry-change.module.css';
import { isLogState, stateLooks } from './log-states.ts';
import { useEventWord } from './use-event-word.ts';

type Change = Pick<ActivityDto, 'event' | 'fromState' | 'toState'>;

/** What happened, in a word, and from which state to which. */
export function EntryChange({ entry: { event, fromState, toState } }: { readonly entry: Change }) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const word = useEventWord()(event);
  // Where both are one word, the state says it, with its mark and in its colour.
  const isSaidByState = isLogState(toState) && t(`common:state.${toState}`) === word;
  return (
    <span className={styles['change']}>
      {!isSaidByState && <span className={styles['event']}>{word}</span>}
      {toState !== null && (
        <span className={styles['states']}>
          {fromState !== null && fromState !== toState && (
            <>
              <State state={fromState} />
              <ArrowRight size={12} aria-label={t('activity:log.to')} className={styles['arrow']} />
            </>
          )}
          <State state={toState} />
        </span>
      )}
    </span>
  );
}

function State({ state }: { readonly state: string }) {
  const { t } = useTranslation('common');
  if (!isLogState(state)) return <code translate="no">{state}</code>;
  const { tone, Icon } = stateLooks[state];
  return (
    <Badge tone={tone} icon={<Icon />} look="plain">
      {t(`state.${state}`)}
    </Badge>
  );
}
