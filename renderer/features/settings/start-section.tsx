import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { DayField } from '../../ui/day-field.tsx';
import { DayText } from '../../ui/day-text.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormat } from '../../words/format.ts';
import { DraftActions } from './draft-actions.tsx';
import { EarlierMovements } from './earlier-movements.tsx';
import { SaveFailure } from './failure-note.tsx';
import styles from './form.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { SectionActions } from './section-actions.tsx';
import type { Settings } from './settings-shape.ts';
import { useDraft } from './use-draft.ts';
import { WithSettings } from './with-settings.tsx';

/** From which day on movements are posted. */
export function StartSection() {
  return (
    <WithSettings>
      {(settings, reference) => (
        <>
          <StartForm present={settings} reference={reference} />
          <EarlierMovements />
        </>
      )}
    </WithSettings>
  );
}

const read = (settings: Settings): string | null => settings.syncFrom ?? null;

/** An empty day cannot be saved, so it never comes here. */
const write = (settings: Settings, day: string | null): Settings =>
  day === null ? settings : { ...settings, syncFrom: day };

function StartForm({ present, reference }: { readonly present: SettingsDto; readonly reference: ReferenceDto | null }) {
  const { t } = useTranslation('settings');
  const draft = useDraft({ present, read, write });
  const isEmpty = draft.isDirty && draft.value === null;
  const wrong = isEmpty ? t('start.empty') : draft.problemAt('syncFrom');
  return (
    <>
      <SectionActions>
        <DraftActions draft={draft} onSave={() => !isEmpty && draft.save()} />
      </SectionActions>
      <LeaveGuard isDirty={draft.isDirty} onLeave={draft.discard} />
      <SaveFailure failure={draft.failure} onDiscard={draft.discard} />
      <Section title={t('start.title')} description={t('start.description')}>
        <div className={styles['fields']}>
          <DayField
            label={t('start.day')}
            description={t('start.dayHelp')}
            errorMessage={wrong}
            value={draft.value}
            onChange={draft.set}
          />
          <ul className={styles['points']}>
            <li>{t('start.earlier')}</li>
            <li>{t('start.later')}</li>
            <li>{t('start.notRetroactive')}</li>
          </ul>
        </div>
      </Section>
      {reference !== null && <LockDates organisation={reference.organisation} />}
    </>
  );
}

function LockDates({ organisation }: Pick<ReferenceDto, 'organisation'>) {
  const { t } = useTranslation('settings');
  const { locale } = useFormat();
  const { periodLockDate, endOfYearLockDate, timeZone } = organisation;
  const day = (date: string | null) => (date === null ? t('start.noLock') : <DayText day={date} lang={locale} />);
  return (
    <Section title={t('start.locks')} description={t('start.locksText')}>
      <KeyValues
        look="rows"
        entries={[
          { id: 'period', key: t('start.periodLock'), value: day(periodLockDate) },
          { id: 'year', key: t('start.yearLock'), value: day(endOfYearLockDate) },
          { id: 'zone', key: t('start.timeZone'), value: <bdi translate="no">{timeZone}</bdi> },
        ]}
      />
    </Section>
  );
}
