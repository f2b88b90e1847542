import { useTranslation } from 'react-i18next';
import type { DesktopChange, UpdatesDto } from '../../../shared/contract/desktop.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './form.module.css';

const choices = ['ask', 'download', 'off'] as const satisfies readonly UpdatesDto['choice'][];
const channels = ['latest', 'beta'] as const satisfies readonly UpdatesDto['channel'][];

interface UpdateFieldsProps {
  readonly present: UpdatesDto;
  /** What is being changed at this moment. */
  readonly chosen: DesktopChange;
  set(change: DesktopChange): void;
}

/** Whether newer versions are looked for, and which. How far that is stands in About. */
export function UpdateFields({ present, chosen, set }: UpdateFieldsProps) {
  const { t } = useTranslation('settings');
  const { source } = present;
  return (
    <Section title={t('updates.title')}>
      {source === 'feed' ? (
        <div className={styles['fields']}>
          <RadioGroup
            label={t('updates.choice')}
            description={t('updates.choiceHelp')}
            options={choices.map((id) => ({
              id,
              label: t(`updates.choices.${id}`),
              description: t(`updates.choicesHelp.${id}`),
            }))}
            value={chosen.updates ?? present.choice}
            onChange={(choice) => set({ updates: choice })}
          />
          <RadioGroup
            label={t('updates.channel')}
            description={t('updates.channelHelp')}
            options={channels.map((id) => ({ id, label: t(`updates.channels.${id}`) }))}
            value={chosen.channel ?? present.channel}
            onChange={(channel) => set({ channel })}
          />
        </div>
      ) : (
        <p className={styles['quiet']}>{t(`updates.source.${source}`)}</p>
      )}
    </Section>
  );
}
