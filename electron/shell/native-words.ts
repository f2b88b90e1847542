import english from './words/en.json' with { type: 'json' };
import spanish from './words/es.json' with { type: 'json' };

/** The words of what is drawn by the system: menus and dialogs. */
export type NativeWords = typeof english;

/** A language without any means English. */
export function nativeWords(language: string): NativeWords {
  return language === 'es' ? spanish : english;
}

/** Which language the system's parts speak: the one of the preference `language`, else the first of the system that is ours. */
export function nativeLanguage(preference: unknown, systemLanguages: readonly string[]): 'en' | 'es' {
  if (preference === 'en' || preference === 'es') return preference;
  for (const language of systemLanguages) {
    const [base] = language.toLowerCase().split('-');
    if (base === 'en' || base === 'es') return base;
  }
  return 'en';
}
