import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../bridge/preferences.ts';
import { languageFor, languages, pseudoLanguage } from '../words/words.ts';

export const languageChoices = ['system', ...languages] as const;

function parseLanguage(stored: unknown): string | null {
  return [...languageChoices, pseudoLanguage].find((language) => language === stored) ?? null;
}

/** `system`, or one of the window's languages. */
export function useLanguage(): readonly [string, (language: string) => void] {
  return usePreference('language', parseLanguage, 'system');
}

/** Keeps the window, and what assistive technology is told about it, in the chosen language. */
export function useShownLanguage(): void {
  const { i18n } = useTranslation();
  const [preference] = useLanguage();
  useEffect(() => {
    const language = languageFor(preference, navigator.languages);
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [preference, i18n]);
}
