import { z } from 'zod';
import type { SettingsChangeDto } from './settings.ts';
import type { CodingHistoryDto, SuggestionsDto } from './suggestions.ts';
import type { ErrorDto } from './sync-summary.ts';

const author = z.string().max(200);
const id = z.string().max(200);

/** Methods about how applications are coded: suggestions, the mapping table, templates and the comparison of versions. */
export const codingInputs = {
  /** What a practice's settings, given as a setup file, would change for this client, and what of them does not fit; changes nothing. */
  'template.preview': z.strictObject({ json: z.string().max(8_000_000) }),
  /** Applies what fits of them, as one new version; the organisation, accounts, starting days and transfers stay the client's own. */
  'template.apply': z.strictObject({ json: z.string().max(8_000_000), author }),
  /** How two versions differ, whichever is the newer. */
  'settings.compare': z.strictObject({ from: z.number().int().min(1), to: z.number().int().min(1) }),
  /** The mapping table as CSV: what each application sets itself. */
  'mapping.export': z.strictObject({}),
  /** What such a file would change, and what is wrong with it; changes nothing. */
  'mapping.preview': z.strictObject({ text: z.string().max(8_000_000) }),
  /** Takes such a file, all or nothing, as one new version; checked against the lists as last read. */
  'mapping.import': z.strictObject({ text: z.string().max(8_000_000), author }),
  /** What applications could be set to, each with what speaks for it; from the books alone. */
  'suggestions.list': z.strictObject({}),
  /** Reads how documents in Xero are coded, for suggestions: one call per thousand, at most ten. */
  'suggestions.look': z.strictObject({}),
  /**
   * Makes suggestions the applications' own settings, as one new version. `base` is the version that they were made under;
   * nothing is changed where another one is in force, or one of the ids is suggested no more.
   */
  'suggestions.accept': z.strictObject({
    base: z.number().int().nullable(),
    ids: z.union([z.literal('all'), z.array(id).min(1).max(40_000)]),
    author,
  }),
} as const;

export interface CodingOutputs {
  /** `leftOut` names what does not fit, such as `Figma, account`. */
  'template.preview': {
    readonly problems: ErrorDto['details'];
    readonly changes: readonly SettingsChangeDto[];
    readonly leftOut: ErrorDto['details'];
  };
  'template.apply': {
    readonly version: number;
    readonly changed: number;
    readonly leftOut: ErrorDto['details'];
  };
  'settings.compare': { readonly changes: readonly SettingsChangeDto[] };
  'mapping.export': { readonly fileName: string; readonly text: string; readonly rows: number };
  /** Places are lines: `line 7: Figma, account`. */
  'mapping.preview': { readonly problems: ErrorDto['details']; readonly changes: readonly SettingsChangeDto[] };
  /** `rows` is how many applications the file has. */
  'mapping.import': { readonly version: number; readonly changed: number; readonly rows: number };
  'suggestions.list': SuggestionsDto;
  /** `calls` is how many requests it took. */
  'suggestions.look': { readonly history: CodingHistoryDto; readonly calls: number };
  'suggestions.accept': { readonly version: number; readonly changed: number; readonly accepted: readonly string[] };
}
