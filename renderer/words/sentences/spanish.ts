import type { Book } from '../phrasebook.ts';
import { spanishBackfill } from './spanish-backfill.ts';
import { spanishBills } from './spanish-bills.ts';
import { spanishBooks } from './spanish-books.ts';
import { spanishChanges } from './spanish-changes.ts';
import { spanishChecks } from './spanish-checks.ts';
import { spanishServices } from './spanish-cledara-xero.ts';
import { spanishCoding } from './spanish-coding.ts';
import { spanishFeed } from './spanish-feed.ts';
import { spanishFiles, spanishFolder } from './spanish-files.ts';
import { spanishGroups, spanishUnclear } from './spanish-groups.ts';
import { spanishItems } from './spanish-items.ts';
import { spanishSetup } from './spanish-setup.ts';
import { spanishSuggestions } from './spanish-suggestions.ts';
import { spanishSync } from './spanish-sync.ts';

/** Every sentence that the engine makes, in Spanish. A test runs the engine and reads its sources for what is missing. */
export const spanish: Book = {
  sentences: [
    ...spanishItems,
    ...spanishBills,
    ...spanishBackfill,
    ...spanishFeed,
    ...spanishCoding,
    ...spanishChanges,
    ...spanishSync,
    ...spanishServices,
    ...spanishBooks,
    ...spanishFiles,
    ...spanishFolder,
    ...spanishSetup,
    ...spanishSuggestions,
    ...spanishChecks,
    ...spanishUnclear,
  ],
  groups: spanishGroups,
};
