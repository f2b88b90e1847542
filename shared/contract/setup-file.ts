import { z } from 'zod';
import type { InputProblem } from '../domain/failure.ts';
import type { Settings } from '../domain/settings.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { issueWords } from './issue-words.ts';
import { textByName } from './text-by-name.ts';

const text = z.string().trim().min(1).max(500);
const mode = z.enum(['auto', 'review']);
const tracking = textByName(text, text);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
const bankAccountByCurrency = z.union([
  text,
  textByName(z.string().regex(/^[A-Z]{3}$/, 'a currency code has three capitals'), text),
]);

const coding = {
  pushTransactions: z.exactOptional(z.boolean()),
  pushStatementLines: z.exactOptional(z.boolean()),
  document: z.exactOptional(z.enum(['spend-money', 'bill'])),
  contact: z.exactOptional(text),
  account: z.exactOptional(text),
  taxType: z.exactOptional(text),
  tracking: z.exactOptional(tracking),
  description: z.exactOptional(z.string().max(4000)),
  mode: z.exactOptional(mode),
  needsInvoice: z.exactOptional(z.boolean()),
  needsConfirmedVat: z.exactOptional(z.boolean()),
  needsAccountingFields: z.exactOptional(z.boolean()),
};

const accountingField = z.discriminatedUnion('carries', [
  z.strictObject({ field: text, carries: z.enum(['account', 'taxType', 'contact']) }),
  z.strictObject({ field: text, carries: z.literal('tracking'), category: text }),
]);

const postNothing = z.strictObject({ post: z.literal('none'), mode: z.exactOptional(mode) });
const receiveMoney = z.strictObject({
  post: z.literal('receive-money'),
  account: text,
  taxType: text,
  contact: z.exactOptional(text),
  mode: z.exactOptional(mode),
});
const transferIn = z.strictObject({
  post: z.literal('transfer'),
  fromBankAccount: bankAccountByCurrency,
  mode: z.exactOptional(mode),
});
const transferOut = z.strictObject({
  post: z.literal('transfer'),
  toBankAccount: bankAccountByCurrency,
  mode: z.exactOptional(mode),
});

/** The setup file of the automation interface, as it is written. Unknown keys are problems, not noise. */
const setupFile = z.strictObject({
  version: z.literal(1),
  xero: z.exactOptional(z.strictObject({ tenant: z.exactOptional(text) })),
  syncFrom: z.exactOptional(date),
  accounts: z.exactOptional(
    z
      .array(
        z.strictObject({
          id: text,
          enabled: z.boolean(),
          bankAccount: z.exactOptional(text),
          defaults: z.exactOptional(z.strictObject(coding)),
          syncFrom: z.exactOptional(date),
          bankFeed: z.exactOptional(z.boolean()),
        }),
      )
      .max(100),
  ),
  defaults: z.exactOptional(z.strictObject(coding)),
  applications: z.exactOptional(
    z
      .array(
        z
          .strictObject({ name: z.exactOptional(text), id: z.exactOptional(text), ...coding })
          .refine((row) => row.name !== undefined || row.id !== undefined, 'an application is named by "name" or "id"'),
      )
      .max(10_000),
  ),
  accountingFields: z.exactOptional(z.array(accountingField).max(100)),
  movements: z.exactOptional(
    z.strictObject({
      topUps: z.exactOptional(z.discriminatedUnion('post', [postNothing, transferIn, receiveMoney])),
      withdrawals: z.exactOptional(z.discriminatedUnion('post', [postNothing, transferOut])),
      rewards: z.exactOptional(z.discriminatedUnion('post', [postNothing, transferIn, receiveMoney])),
    }),
  ),
});

/**
 * Reads a setup file's JSON text. All problems are found at once, each with its path; names and codes are checked
 * against Xero and Cledara later (check-settings.ts), because that needs their data.
 */
export function parseSetupFile(json: string): Result<Settings, readonly InputProblem[]> {
  let data: unknown;
  try {
    data = JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  } catch (error) {
    return err([
      { at: 'the file', message: `This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.` },
    ]);
  }
  return parseSettings(data);
}

/** The same of settings that come as an object, such as the window's. */
export function parseSettings(data: unknown): Result<Settings, readonly InputProblem[]> {
  const parsed = setupFile.safeParse(data);
  if (!parsed.success) return err(parsed.error.issues.flatMap(problemsOf));
  const file = parsed.data;
  return ok({
    version: 1,
    xero: file.xero ?? {},
    ...(file.syncFrom === undefined ? {} : { syncFrom: file.syncFrom }),
    accounts: file.accounts ?? [],
    defaults: file.defaults ?? {},
    applications: file.applications ?? [],
    ...(file.accountingFields === undefined ? {} : { accountingFields: file.accountingFields }),
    movements: file.movements ?? {},
  });
}

function problemsOf(issue: z.core.$ZodIssue): InputProblem[] {
  const at = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: pathText([...issue.path, key]), message: `"${key}" is not a setting.` }));
  }
  return [{ at, message: `${issueWords(issue)}.` }];
}

function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return parts.join('').replace(/^\./, '') || 'the file';
}
