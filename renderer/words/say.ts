import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Book, createPhrasebook, type Phrasebook } from './phrasebook.ts';
import { mapWords, type Sentence } from './template.ts';
import { pseudo, pseudoLanguage } from './words.ts';

const asItIs: Phrasebook = { say: (text) => text };

/** Books of the languages that were shown, which stay: every component that says something shares them. */
const books = new Map<string, Phrasebook>([['en', asItIs]]);

/** Says a sentence of the engine in the language of the window. */
export function useSay(): (text: string) => string {
  const { language } = useTranslation().i18n;
  const [, setRead] = useState('');
  useEffect(() => {
    if (books.has(language)) return;
    let current = true;
    void readBook(language).then((book) => {
      books.set(language, books.get(language) ?? book);
      if (current) setRead(language);
    });
    return () => {
      current = false;
    };
  }, [language]);
  return (books.get(language) ?? asItIs).say;
}

async function readBook(language: string): Promise<Phrasebook> {
  const { spanish } = await import('./sentences/spanish.ts');
  return language === pseudoLanguage ? pseudoBook(spanish) : createPhrasebook(spanish);
}

/** English with every letter changed, and data between ⟦ ⟧: what is neither was never translated. */
export function pseudoBook({ sentences, groups }: Book): Phrasebook {
  const changed = ([english]: Sentence): Sentence => [english, mapWords(english, pseudo)];
  const book: Book = {
    sentences: sentences.map(changed),
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [name, { ...group, phrases: group.phrases.map(changed) }]),
    ),
  };
  return createPhrasebook(book, { data: (text) => `⟦${text}⟧`, unknown: (text) => text });
}
