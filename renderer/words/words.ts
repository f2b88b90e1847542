import i18next, { type BackendModule, type i18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import commonEnglish from './en/common.json';

/** Languages of the window. `en-XA` is English with every letter changed: what is not changed on screen was never translated. */
export const languages = ['en', 'es'] as const;
export const pseudoLanguage = 'en-XA';

/** One file per language and feature, each read when its screen is first shown. */
const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read(language, namespace, done) {
    load(language === pseudoLanguage ? 'en' : language, namespace).then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

async function load(language: string, namespace: string): Promise<Record<string, unknown>> {
  const module = (await import(`./${language}/${namespace}.json`)) as { default: Record<string, unknown> };
  return module.default;
}

const marked: PostProcessorModule = {
  type: 'postProcessor',
  name: 'marked',
  process: (value: string) => (i18next.language === pseudoLanguage ? pseudo(value) : value),
};

const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aàbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoôpþqɋrŕsštţuûvṽwŵxẋyýzžAÀBƁCÇDĐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÔPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽ']
    .reduce<string[][]>((pairs, letter, index) => {
      if (index % 2 === 0) pairs.push([letter]);
      else pairs.at(-1)?.push(letter);
      return pairs;
    }, [])
    .map(([plain = '', changed = '']) => [plain, changed]),
);

/** Changed letters, and a third longer, as a translation may be. Tags of `Trans` stay as they are. */
export function pseudo(text: string): string {
  const changed = text.replace(/<[^>]*>|[A-Za-z]/g, (found) => accented[found] ?? found);
  return `[${changed}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}

const started = Promise.withResolvers<void>();

/** The words of screens that are about to be shown. What cannot be read is tried again by the screen itself. */
export async function loadWords(namespaces: readonly string[]): Promise<void> {
  await started.promise;
  await i18next.loadNamespaces([...namespaces]);
}

/** Before the first screen: the language, and the words that every screen needs. */
export async function startWords(language: string): Promise<i18n> {
  await i18next
    .use(files)
    .use(marked)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: [...languages, pseudoLanguage],
      defaultNS: 'common',
      ns: ['common'],
      resources: { en: { common: commonEnglish } },
      partialBundledLanguages: true,
      postProcess: ['marked'],
      interpolation: { escapeValue: false }, // React writes text, never HTML
      returnNull: false,
    });
  started.resolve();
  return i18next;
}

/** `system` means the first language of the browser that the window speaks, else English. */
export function languageFor(preference: string, wanted: readonly string[]): string {
  if (preference === pseudoLanguage || languages.some((language) => language === preference)) return preference;
  const found = wanted.map((tag) => tag.slice(0, 2)).find((tag) => languages.some((language) => language === tag));
  return found ?? 'en';
}
