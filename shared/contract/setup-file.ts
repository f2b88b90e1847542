import { z } from 'zod';
import type { InputProblem } from '../domain/failure.ts';
import type { Settings } from '../domain/settings.ts';
import { err, ok, type Result } from '../lib/result.ts';

const text = z.string().trim().min(1).max(500);
const mode = z.enum(['auto', 'review']);
const tracking = z.record(text, text);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
const bankAccountByCurrency = z.union([
  text,
  z.record(z.string().regex(/^[A-Z]{3}$/, 'a currency code has three capitals'), text),
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
};

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
    z.array(z.strictObject({ id: text, enabled: z.boolean(), bankAccount: z.exactOptional(text) })).max(100),
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
  const data = readJson(json);
  if (!data.ok) return err([{ at: 'the file', message: `This is not JSON: ${data.error}.` }]);
  const parsed = setupFile.safeParse(data.value);
  return parsed.success ? ok(settingsOf(parsed.data)) : err(parsed.error.issues.flatMap(problemsOf));
}

/** How often what is wrong is left out, until what stands around it is taken for wrong as well. */
const maxCuts = 8;

/**
 * What can be read of a setup file in which something is wrong, without the wrong parts: so that its names and codes can
 * be checked all the same, and all that is wrong is told at once. Never to be applied. Null where too little is left.
 */
export function readableRest(json: string): Settings | null {
  const data = readJson(json);
  if (!data.ok) return null;
  for (let cut = 0; cut < maxCuts; cut += 1) {
    const parsed = setupFile.safeParse(data.value);
    if (parsed.success) return settingsOf(parsed.data);
    for (const issue of parsed.error.issues) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) leaveOut(data.value, [...issue.path, key]);
      else leaveOut(data.value, issue.path);
    }
  }
  return null;
}

/**
 * Removes what stands at the path; where nothing stands there, something is missing, and what it is missing from goes. An
 * element takes its list with it, for the others would no longer be told by their place.
 */
function leaveOut(root: unknown, path: readonly PropertyKey[]): void {
  const [key] = path.slice(-1);
  if (key === undefined) return;
  let parent: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return;
    parent = Reflect.get(parent, step);
  }
  if (typeof parent !== 'object' || parent === null) return;
  if (Array.isArray(parent) || !Object.hasOwn(parent, key)) leaveOut(root, path.slice(0, -1));
  else if (path.length === 1 && key === 'version') Reflect.set(parent, key, 1);
  else Reflect.deleteProperty(parent, key);
}

function readJson(json: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json));
  } catch (error) {
    return err(error instanceof Error ? error.message : 'unreadable');
  }
}

function settingsOf(file: z.infer<typeof setupFile>): Settings {
  return {
    version: 1,
    xero: file.xero ?? {},
    ...(file.syncFrom === undefined ? {} : { syncFrom: file.syncFrom }),
    accounts: file.accounts ?? [],
    defaults: file.defaults ?? {},
    applications: file.applications ?? [],
    movements: file.movements ?? {},
  };
}

function problemsOf(issue: z.core.$ZodIssue): InputProblem[] {
  const at = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: pathText([...issue.path, key]), message: `"${key}" is not a setting.` }));
  }
  return [{ at, message: `${issue.message}.` }];
}

function pathText(path: readonly PropertyKey[]): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return parts.join('').replace(/^\./, '') || 'the file';
}
