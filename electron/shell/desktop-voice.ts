import type * as Electron from 'electron';
import type { DesktopPreferences } from './desktop-parts.ts';
import type { Speech } from './fill-phrase.ts';
import { type NativeWords, nativeLanguage, nativeWords } from './native-words.ts';
import { type QuietWords, trayWords } from './tray-words.ts';

/** In which language and theme the person wants the program, as the preferences of the page say it. */
export class DesktopVoice {
  readonly #app: Pick<Electron.App, 'getPreferredSystemLanguages'>;
  readonly #theme: Pick<Electron.NativeTheme, 'themeSource'>;
  readonly #preferences: DesktopPreferences;
  #language: 'en' | 'es' = 'en';

  constructor(
    app: Pick<Electron.App, 'getPreferredSystemLanguages'>,
    theme: Pick<Electron.NativeTheme, 'themeSource'>,
    preferences: DesktopPreferences,
  ) {
    this.#app = app;
    this.#theme = theme;
    this.#preferences = preferences;
    this.refresh();
  }

  /** Takes over what was chosen since. True where the language has become another one. */
  refresh(): boolean {
    const stored = this.#preferences.read();
    const { language, theme } = stored.ok ? stored.value : {};
    this.#theme.themeSource = theme === 'dark' || theme === 'light' ? theme : 'system';
    const before = this.#language;
    this.#language = nativeLanguage(language, this.#app.getPreferredSystemLanguages());
    return this.#language !== before;
  }

  get native(): NativeWords {
    return nativeWords(this.#language);
  }

  get quiet(): QuietWords {
    return trayWords(this.#language);
  }

  /** Formats are those of the system where it speaks this language, else those of the language. */
  get speech(): Speech {
    const locale = this.#app.getPreferredSystemLanguages().find((one) => one.toLowerCase().startsWith(this.#language));
    return { language: this.#language, locale: locale ?? this.#language };
  }
}
