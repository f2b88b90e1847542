import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spanish } from '../../../renderer/words/sentences/spanish.ts';
import { hole, type SpokenLiteral, spokenLiterals } from './spoken-literals.ts';

const root = join(import.meta.dirname, '../../..');

/** Wherever the sentences come from that the window says. */
const spokenFolders = [
  'shared/domain',
  'shared/contract',
  'electron/engine',
  'electron/api',
  'electron/adapters',
  'electron/engine-process',
  'electron/background',
];
const spokenFiles = [
  'electron/companies.ts',
  'electron/remove-company.ts',
  'electron/company-consents.ts',
  'electron/company-history.ts',
  'electron/touching-folder.ts',
  'electron/compose.ts',
  'electron/ledger-token-records.ts',
  'electron/loopback/loopback-host.ts',
];

/** Files whose texts never reach the window, and why. */
const silentFiles: Readonly<Record<string, string>> = {
  'electron/adapters/ledger/statements.ts': 'SQL',
  'electron/adapters/ledger/columns.ts': 'SQL and mistakes of the program',
  'electron/adapters/ledger/open-connection.ts': 'SQL',
  'electron/adapters/ledger/open-ledger.ts': 'SQL',
  'electron/adapters/ledger/ledger-lock.ts': 'SQL',
  'electron/adapters/ledger/health.ts': 'SQL',
  'electron/adapters/ledger/back-up.ts': 'SQL',
  'electron/adapters/ledger/connection.ts': 'SQL and mistakes of the program',
  'electron/adapters/ledger/migrate.ts': 'SQL',
  'electron/adapters/ledger/page-by-key.ts': 'SQL',
  'electron/adapters/ledger/sqlite-ledger-view.ts': 'SQL',
  'electron/adapters/http/exchange.ts': 'the log',
  'electron/adapters/http/http-door.ts': 'the log',
  'electron/adapters/http/public-address.ts': 'the log',
  'electron/adapters/http/address.ts': 'environment variables, on the command line',
  'electron/adapters/xero/callback-pages.ts': 'pages of their own, which the browser shows after signing in',
  'electron/api/bundle.ts': 'the file of diagnostics, which whoever helps reads in English',
  'electron/api/bundle-crashes.ts': 'the file of diagnostics, which whoever helps reads in English',
};

/** Folders of SQL and of what only the wire or the log sees. */
const silentFolders: Readonly<Record<string, string>> = {
  'electron/adapters/ledger/migrations/': 'SQL',
  'electron/adapters/ledger/tables/': 'SQL',
  'electron/adapters/formats/statement/': 'files that Xero reads',
};

/** Single texts that never reach the window, and why. */
const silentTexts: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^openid profile/, 'what is asked of Xero in signing in'],
  [/^Date>=|ID ASC$|^Date ASC$|^Type==|PaymentType==/, 'a query of Xero'],
  [/^default-src|^text\/|^Bearer |^GET, |^HTTP\/1.1|^content-|^connection: close/, 'a header'],
  [/^Cledara Spend \0$/, 'the name of a bank account, which goes to Xero as it is'],
  [/^Unnamed user$/, 'stands for the name of a user'],
  [/^the sample$/, 'an author in the log, where a name stands'],
  [/^Sample company$|^My company$/, 'the name of a company'],
  [/^the file$/, 'a place in the setup file, which is written like its keys'],
  [/^Tallybridge is being ended; nothing more is sent$/, 'the log'],
  [/^ \(\0 \0 at \0\)$/, 'the description of a document, which goes to Xero as it is'],
  [/^ \(original date \0\)$/, 'the description of a document, which goes to Xero as it is'],
  [/^\0\|no contact$/, 'a key'],
  [/^\(left out\)$/, 'the file of diagnostics'],
  [/^not a date$/, 'why an answer is not understood, for which there is a sentence'],
  [/^\0… \(\0 more\)$/, 'the log'],
  [/^private, max-age/, 'a header'],
  [/^consents\.json could not be saved$/, 'is made an answer of before it leaves its file'],
];

/** Every phrase of the book with its places as holes. */
const phrases = [...spanish.sentences, ...Object.values(spanish.groups).flatMap((group) => group.phrases)].map(
  ([english]) => english.replace(/\{\d(:\w+)?\}/g, hole),
);

describe('every sentence of the sources is in the Spanish book', () => {
  it('has each string and template that reads like words', () => {
    const literals = spokenSources().flatMap((file) => spokenLiterals(join(root, file)));
    expect(literals.length).toBeGreaterThan(300); // the search itself works
    const missing = literals.filter(({ text }) => !isSilent(text) && !isInBook(text));
    expect(missing.map(told)).toEqual([]);
  });

  it('has no exception without a reason to be', () => {
    const literals = spokenSources().flatMap((file) => spokenLiterals(join(root, file)));
    const idle = silentTexts.filter(([pattern]) => !literals.some(({ text }) => pattern.test(text)));
    expect(idle.map(([pattern]) => String(pattern))).toEqual([]);
    const present = new Set(globSync('electron/**/*.ts', { cwd: root }));
    expect(Object.keys(silentFiles).filter((file) => !present.has(file))).toEqual([]);
  });
});

function spokenSources(): readonly string[] {
  const inFolders = spokenFolders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));
  return [...inFolders, ...spokenFiles].filter(
    (file) =>
      !Object.hasOwn(silentFiles, file) && !Object.keys(silentFolders).some((folder) => file.startsWith(folder)),
  );
}

function isSilent(text: string): boolean {
  return silentTexts.some(([pattern]) => pattern.test(text));
}

/** Each sentence of the text has its words, in their order, in one phrase. */
function isInBook(text: string): boolean {
  return text
    .split(/(?<=[.?]) (?=[A-Z])|(?<=[.?]) (?=\0)|(?<=\0) (?=[A-Z])/)
    .every((sentence) => phrases.some((phrase) => hasInOrder(phrase, sentence)));
}

function hasInOrder(phrase: string, sentence: string): boolean {
  let from = 0;
  for (const chunk of sentence.replace(/\.$/, '').trim().split(hole)) {
    const at = phrase.indexOf(chunk, from);
    if (at === -1) return false;
    from = at + chunk.length;
  }
  return true;
}

function told({ file, line, text }: SpokenLiteral): string {
  return `${relative(root, file)}:${line} ${text.replaceAll(hole, '…')}`;
}
