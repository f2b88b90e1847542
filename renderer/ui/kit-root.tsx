import { type ReactNode, useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/** Stands once around the whole page: the language, and the theme ("system" follows the machine). */
export interface KitRootProps {
  readonly lang: string;
  readonly theme: 'system' | 'light' | 'dark';
  readonly children: ReactNode;
}

export function KitRoot({ lang, theme, children }: KitRootProps) {
  useState(reservePressStyle); // before any part's effects run
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [lang, theme]);
  return <I18nProvider locale={lang}>{children}</I18nProvider>;
}

/**
 * React Aria adds a <style> for touch unless an element of this id exists. The page's policy allows no inline styles, so
 * the rule is in reset.css and this element stands in for the other one.
 */
function reservePressStyle(): null {
  const id = 'react-aria-pressable-style';
  if (document.getElementById(id) === null) {
    const place = document.createElement('meta');
    place.id = id;
    document.head.append(place);
  }
  return null;
}
