import { z } from 'zod';
import type { BackgroundDto } from './background.ts';
import { backgroundChoice, longestPauseMinutes } from './background-choice.ts';
import { type DesktopDto, desktopChange, updateActs } from './desktop.ts';
import type { ErrorDto } from './sync-summary.ts';

/** What a stored preference may weigh as JSON text; it holds what a screen remembers, not documents. */
const longestPreference = 200_000;

const companyId = z.string().max(200);

/**
 * Methods of the program itself, which belong to no company. A host answers them beside those of `methodInputs`, and a
 * call names no company then.
 */
export const appMethodInputs = {
  'app.read': z.strictObject({}),
  /** Founds a company. A name that exists, whatever its case, is invalid input. */
  'companies.add': z.strictObject({ name: z.string().max(500) }),
  /** Gives a company another name; its books, secrets and connections stay as they are. */
  'companies.rename': z.strictObject({ company: companyId, name: z.string().max(500) }),
  /** Puts a company aside, or takes it back: everything is kept, nothing is synced. Not while a sync of it is under way. */
  'companies.archive': z.strictObject({ company: companyId, archived: z.boolean() }),
  /**
   * Takes a company off this computer. `name` is typed by a person and must be the company's own. Its access to Xero is taken
   * back first, and a copy of its books is put aside; where one of these cannot be done, the company stays.
   */
  'companies.remove': z.strictObject({ company: companyId, name: z.string().max(500), author: z.string().max(200) }),
  /** A company of invented books against the built-in sandbox; it ends with the program. The same one each time. */
  'companies.openSample': z.strictObject({}),
  /** Syncs that nobody asked for: how each company is set, and when the next ones are. */
  'background.read': z.strictObject({}),
  'background.set': backgroundChoice.extend({ company: z.string().max(200) }),
  /** No sync begins by itself for so many minutes; null goes on at once. */
  'background.pause': z.strictObject({ minutes: z.number().int().min(1).max(longestPauseMinutes).nullable() }),
  'background.battery': z.strictObject({ pause: z.boolean() }),
  /** How the desktop app behaves. Not found where the window is in a browser. */
  'desktop.read': z.strictObject({}),
  'desktop.set': desktopChange,
  'desktop.update': z.strictObject({ do: z.enum(updateActs) }),
  /** Asks for a folder in the system's own dialog; `path` is null where nobody chose one. Not found where the window is in a browser. */
  'desktop.chooseFolder': z.strictObject({}),
  'preferences.read': z.strictObject({}),
  /** Null takes the preference away. */
  'preferences.write': z.strictObject({
    key: z.string().regex(/^[a-z][A-Za-z0-9.:-]{0,199}$/, 'a key begins with a small letter and has up to 200 letters'),
    value: z.unknown().refine(isSmallJson, 'this is no JSON, or more than 200 kB of it'),
  }),
} as const;

function isSmallJson(value: unknown): boolean {
  return z.json().safeParse(value).success && JSON.stringify(value).length <= longestPreference;
}

export type AppMethodName = keyof typeof appMethodInputs;
export type AppMethodInput<M extends AppMethodName> = z.infer<(typeof appMethodInputs)[M]>;

export interface AppMethodOutputs {
  'app.read': AppDto;
  'companies.add': CompanyDto;
  'companies.rename': CompanyDto;
  'companies.archive': CompanyDto;
  /** `copy`: the folder of the copy of its books. */
  'companies.remove': { readonly copy: string };
  'companies.openSample': CompanyDto;
  'background.read': BackgroundDto;
  'background.set': BackgroundDto;
  'background.pause': BackgroundDto;
  'background.battery': BackgroundDto;
  'desktop.read': DesktopDto;
  'desktop.set': DesktopDto;
  'desktop.update': DesktopDto;
  'desktop.chooseFolder': { readonly path: string | null };
  'preferences.read': { readonly values: Readonly<Record<string, unknown>> };
  'preferences.write': { readonly saved: true };
}

export interface AppDto {
  readonly version: string;
  /** Who is at the keyboard, for the books. */
  readonly author: string;
  readonly platform: 'browser' | 'desktop';
  readonly companies: readonly CompanyDto[];
  /** The addresses that a person registers with their Xero app. */
  readonly xeroRedirects: readonly string[];
  readonly sampleAvailable: boolean;
}

export interface CompanyDto {
  readonly id: string;
  readonly name: string;
  /** Invented books, which end with the program. */
  readonly sample: boolean;
  /** Put aside: its books can be looked at, and nothing is read from a service, changed or sent. */
  readonly archived: boolean;
}

/** No input has half as many values inside each other; what carries them from process to process breaks at thousands. */
const deepestInput = 50;

/** A call as it crosses the boundary: of a company, or of the program itself where `company` is null. */
export const callEnvelope = z.strictObject({
  company: z.string().max(200).nullable(),
  method: z.string().max(100),
  input: z.unknown().refine((input) => isWithin(input, deepestInput), 'this is nested too deeply'),
});

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isWithin(member, depth - 1));
}

export type CallEnvelope = z.infer<typeof callEnvelope>;

export type CallAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorDto };
