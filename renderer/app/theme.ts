import { useEffect } from 'react';
import { usePreference } from '../bridge/preferences.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Kept by the browser as well, so that the first frame has the right colours. */
const rememberedAs = 'tallybridge.theme';

function parseTheme(stored: unknown): Theme | null {
  return themes.find((theme) => theme === stored) ?? null;
}

function remembered(): Theme {
  return parseTheme(localStorage.getItem(rememberedAs)) ?? 'system';
}

/** The theme of the last time, before anything else is known. */
export function showRememberedTheme(): void {
  const theme = remembered();
  if (theme !== 'system') document.documentElement.dataset['theme'] = theme;
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return usePreference<Theme>('theme', parseTheme, remembered());
}

/** The chosen theme, remembered for the next start. */
export function useRememberedTheme(): Theme {
  const [theme] = useTheme();
  useEffect(() => localStorage.setItem(rememberedAs, theme), [theme]);
  return theme;
}
