import { useTranslation } from 'react-i18next';
import type { DesktopChange, DesktopDto } from '../../../shared/contract/desktop.ts';
import { useDesktopAct } from '../../bridge/desktop.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './form.module.css';
import { UpdateFields } from './update-fields.tsx';
import { useNotChanged } from './use-not-changed.ts';

const notices = ['problems', 'all', 'none'] as const satisfies readonly DesktopDto['notifications'][];

/** Notifications, what a closed window leaves behind, and the start at sign-in. Each holds at once. */
export function DesktopFields({ present }: { readonly present: DesktopDto }) {
  const { t } = useTranslation('settings');
  const onError = useNotChanged(t('desktop.notChanged'));
  const act = useDesktopAct('desktop.set');
  // What was chosen last stands there at once; what could not be done goes back.
  const chosen: DesktopChange = act.isPending ? act.variables : {};
  const notifications = chosen.notifications ?? present.notifications;
  const keepRunning = chosen.keepRunning ?? present.keepRunning;
  const startAtLogin = chosen.startAtLogin ?? present.startAtLogin;
  const set = (change: DesktopChange): void => act.mutate(change, { onError });
  return (
    <>
      <Section title={t('desktop.notices')} description={t('desktop.description')}>
        <div className={styles['fields']}>
          <RadioGroup
            label={t('desktop.noticesLabel')}
            description={t('desktop.noticesHelp')}
            options={notices.map((id) => ({ id, label: t(`desktop.noticeChoices.${id}`) }))}
            value={notifications}
            onChange={(choice) => set({ notifications: choice })}
          />
        </div>
      </Section>
      <Section title={t('desktop.running')}>
        <div className={styles['fields']}>
          {typeof keepRunning === 'boolean' ? (
            <Switch
              label={t('desktop.keepRunning')}
              description={t('desktop.keepRunningHelp')}
              isSelected={keepRunning}
              onChange={(isOn) => set({ keepRunning: isOn })}
            />
          ) : (
            <p className={styles['quiet']}>{t(`desktop.closing.${keepRunning}`)}</p>
          )}
          {startAtLogin === null ? (
            <p className={styles['quiet']}>{t('desktop.notInstalled')}</p>
          ) : (
            <Switch
              label={t('desktop.atLogin')}
              description={t(keepRunning === 'never' ? 'desktop.atLoginShown' : 'desktop.atLoginHelp')}
              isSelected={startAtLogin}
              onChange={(isOn) => set({ startAtLogin: isOn })}
            />
          )}
        </div>
      </Section>
      <UpdateFields present={present.updates} chosen={chosen} set={set} />
    </>
  );
}
