import { useTranslation } from 'react-i18next';
import type { UpdateState as State, UpdateAct, UpdatesDto } from '../../../shared/contract/desktop.ts';
import { useDesktopAct } from '../../bridge/desktop.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../words/format.ts';
import styles from './form.module.css';
import { useNotChanged } from './use-not-changed.ts';

/** How far a newer version is, and what can be done about it now. */
export function UpdateState({ source, state }: UpdatesDto) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const act = useDesktopAct('desktop.update');
  const onError = useNotChanged(t('updates.notBegun'));
  if (source !== 'feed') return <p className={styles['quiet']}>{t(`updates.source.${source}`)}</p>;
  const offered = offeredAct(state);
  return (
    <div className={styles['stack']}>
      {state.kind === 'downloading' ? (
        <ProgressBar
          label={t('updates.states.downloading', { version: state.version })}
          done={state.percent}
          total={100}
          text={format.percent(state.percent / 100)}
        />
      ) : (
        <p role="status" className={styles['quiet']}>
          <StateText state={state} />
        </p>
      )}
      <div className={styles['buttons']}>
        <Button
          onPress={() => act.mutate({ do: offered }, { onError })}
          pendingLabel={underWay.has(state.kind) ? t(`updates.pending.${offered}`) : undefined}
        >
          {t(`updates.acts.${offered}`)}
        </Button>
      </div>
    </div>
  );
}

const underWay: ReadonlySet<State['kind']> = new Set<State['kind']>(['looking', 'downloading']);

function offeredAct({ kind }: State): UpdateAct {
  if (kind === 'available' || kind === 'downloading') return 'download';
  return kind === 'ready' ? 'install' : 'look';
}

function StateText({ state }: { readonly state: Exclude<State, { readonly kind: 'downloading' }> }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  switch (state.kind) {
    case 'unknown':
    case 'looking':
      return t(`updates.states.${state.kind}`);
    case 'current':
      return t('updates.states.current', { when: format.moment(state.at) });
    case 'available':
    case 'ready':
      return t(`updates.states.${state.kind}`, { version: state.version });
    case 'failed':
      return (
        <>
          {t(`updates.failed.${state.during}`, { when: format.moment(state.at) })} {t(`updates.problems.${state.why}`)}
        </>
      );
  }
}
