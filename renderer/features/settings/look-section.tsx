import { useTranslation } from 'react-i18next';
import { usePreference } from '../../bridge/preferences.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { languages } from '../../words/words.ts';
import styles from './form.module.css';

const themes = ['system', 'light', 'dark'] as const;
const choices = ['system', ...languages] as const;

/** How the window looks to this person. It holds at once, for every company. */
export function LookSection() {
  const { t } = useTranslation(['settings', 'common'] as const);
  const [theme, setTheme] = usePreference('theme', (stored) => themes.find((one) => one === stored) ?? null, 'system');
  const [language, setLanguage] = usePreference(
    'language',
    (stored) => choices.find((one) => one === stored) ?? null,
    'system',
  );
  return (
    <>
      <Section title={t('look.title')} description={t('look.description')}>
        <div className={styles['fields']}>
          <RadioGroup
            label={t('look.theme')}
            options={themes.map((id) => ({ id, label: t(`common:theme.${id}`) }))}
            value={theme}
            onChange={setTheme}
          />
          <RadioGroup
            label={t('look.language')}
            description={t('look.languageHelp')}
            options={choices.map((id) => ({ id, label: t(`common:language.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
        </div>
      </Section>
      <Section title={t('look.motion')}>
        <p className={styles['quiet']}>{t('look.motionText')}</p>
      </Section>
    </>
  );
}
