import { useTranslation } from 'react-i18next';
import { reviewHref } from '../bridge/fix-href.ts';
import { goTo } from '../ui/route.ts';
import { useShortcutRegistry } from '../ui/shortcuts.ts';
import { useBackgroundCommands } from './background-commands.ts';
import { languageChoices, useLanguage } from './language.ts';
import { places } from './places.ts';
import { useShownCompany } from './shown-company.ts';
import { themes, useTheme } from './theme.ts';

/** Something the palette can do. */
export interface Command {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** As `Kbd` takes it. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Everything that can be done from here: places, what the present screen offers by key, companies, theme and language. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const { app, company, show } = useShownCompany();
  const [, setTheme] = useTheme();
  const [, setLanguage] = useLanguage();
  const background = useBackgroundCommands();
  const { sets } = useShortcutRegistry();
  const doing = [...sets.values()].flat().filter(({ hidden }) => hidden !== true);
  const look = t('palette.groups.look');
  return [
    ...places.map(({ name, key }) => ({
      id: `place ${name}`,
      group: t('palette.groups.places'),
      label: t('palette.goTo', { place: t(`nav.${name}`) }),
      keys: `g ${key}`,
      run: () => goTo(`#/${name}`),
    })),
    ...doing.map(({ keys, label, run }) => ({
      id: `shortcut ${keys} ${label}`,
      group: t('palette.groups.actions'),
      label,
      keys: kbdKeys(keys),
      run,
    })),
    ...background,
    {
      id: 'guide',
      group: t('palette.groups.actions'),
      label: t('help.guide'),
      run: () => {
        window.open('./guide/index.html', '_blank', 'noopener');
      },
    },
    ...(app?.companies ?? [])
      .filter(({ id }) => id !== company?.id)
      .map(({ id, name }) => ({
        id: `company ${id}`,
        group: t('palette.groups.companies'),
        label: t('palette.switchTo', { company: name }),
        run: () => {
          show(id);
          goTo('#/overview');
        },
      })),
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      group: look,
      label: t('palette.theme', { theme: t(`theme.${theme}`) }),
      run: () => setTheme(theme),
    })),
    ...languageChoices.map((language) => ({
      id: `language ${language}`,
      group: look,
      label: t('palette.language', { language: t(`language.${language}`) }),
      run: () => setLanguage(language),
    })),
  ];
}

/** What was typed, as a search among the transactions. */
export function searchCommand(t: ReturnType<typeof useTranslation>['t'], text: string): Command {
  return {
    id: 'search',
    group: t('palette.groups.actions'),
    label: t('palette.searchFor', { text }),
    run: () => goTo(reviewHref({ search: text })),
  };
}

/** `mod+k` as `Kbd` writes it: `Mod+K`. */
export function kbdKeys(keys: string): string {
  return keys
    .replace('mod+', 'Mod+')
    .replace('shift+', 'Shift+')
    .replace(/Arrow(Up|Down|Left|Right)/, '$1');
}
