import { useTranslation } from 'react-i18next';
import type { BackgroundCompanyDto } from '../../../shared/contract/background.ts';
import { useBackgroundAct } from '../../bridge/background.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useNextSync } from '../../words/next-sync.ts';
import styles from './form.module.css';
import { useNotChanged } from './use-not-changed.ts';

const modes = ['send', 'read', 'off'] as const satisfies readonly BackgroundCompanyDto['mode'][];
const intervals = [15, 30, 60, 240, 1440] as const satisfies readonly BackgroundCompanyDto['everyMinutes'][];

/** What a sync that begins by itself does for a company, and how often. */
export function BackgroundChoiceFields({ present }: { readonly present: BackgroundCompanyDto }) {
  const { t } = useTranslation(['settings', 'common'] as const);
  const say = useNextSync();
  const nowMs = useNow();
  const onError = useNotChanged(t('common:background.notChanged'));
  const act = useBackgroundAct('background.set');
  // What was chosen last stands there at once; what could not be kept goes back.
  const { mode, everyMinutes } = act.isPending ? act.variables : present;
  const set = (change: Partial<Pick<BackgroundCompanyDto, 'mode' | 'everyMinutes'>>): void =>
    act.mutate({ company: present.company, mode, everyMinutes, ...change }, { onError });
  const next = say(present, nowMs) ?? t(present.why === 'syncing' ? 'background.syncing' : 'background.nothingYet');
  return (
    <div className={styles['fields']}>
      <RadioGroup
        label={t('background.mode')}
        options={modes.map((id) => ({
          id,
          label: t(`background.modes.${id}`),
          description: t(`background.modeHelp.${id}`),
        }))}
        value={mode}
        onChange={(chosen) => set({ mode: chosen })}
      />
      <Select
        label={t('background.every')}
        description={t('background.everyHelp')}
        placeholder={t('background.choose')}
        options={intervals.map((minutes) => ({ id: `${minutes}`, label: t(`background.intervals.${minutes}`) }))}
        value={`${everyMinutes}`}
        isDisabled={mode === 'off'}
        onChange={(chosen) => {
          const minutes = intervals.find((one) => `${one}` === chosen);
          if (minutes !== undefined) set({ everyMinutes: minutes });
        }}
      />
      {mode !== 'off' && <p className={styles['quiet']}>{next}</p>}
    </div>
  );
}
