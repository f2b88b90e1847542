import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { LogTools } from './log-tools.tsx';
import { LogView } from './log-view.tsx';
import { RunsView } from './runs-view.tsx';
import { usePlace } from './use-place.ts';

/** What was done and when: every run with what it came to, and every single thing that happened to a movement. */
export function ActivityScreen() {
  const { t } = useTranslation('activity');
  const [place, change] = usePlace();
  return (
    <Page
      title={t('title')}
      layout="fill"
      toolbar={
        <>
          <SegmentedControl
            label={t('view.label')}
            segments={[
              { id: 'runs', label: t('view.runs') },
              { id: 'log', label: t('view.log') },
            ]}
            value={place.view}
            onChange={(view) => change({ view, run: null })}
          />
          {place.view === 'log' && <LogTools place={place} onChange={change} />}
        </>
      }
    >
      {place.view === 'runs' ? (
        <RunsView openId={place.run} onOpen={(run) => change({ run })} />
      ) : (
        <LogView place={place} onClear={() => change({ run: null, text: '', states: [] })} />
      )}
    </Page>
  );
}
