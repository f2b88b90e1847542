import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';

/** One client of the bookkeeper: a Cledara workspace and a Xero organisation, with a folder of its own. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
}

const fileName = 'company.json';
const companyFile = z.object({ id: z.string().min(1), name: z.string().min(1) });
/** The name of the first company where none is given. */
const firstName = 'My company';

/** A folder without a readable company file is no company. */
function readCompanies(dataDir: string): Company[] {
  const root = join(dataDir, 'companies');
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => readCompany(join(root, entry.name)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readCompany(folder: string): Company[] {
  try {
    return [{ ...companyFile.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8'))), folder }];
  } catch {
    return []; // none there, or not one of ours
  }
}

/**
 * The company that is meant. Without a name: the only one there is. With `create` (connecting) it may be one that does not exist yet;
 * else an unknown name is `invalidInput`, and no company at all is `notConnected`.
 */
export function chooseCompany(dataDir: string, given: string | null, create: boolean): Result<Company, Failure> {
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const companies = listed.value;
  const name = given === null ? null : given.trim();
  const names = companies.map((company) => company.name).join(', ');
  if (name === null) {
    const [only, another] = companies;
    if (only === undefined) return create ? newCompany(dataDir, firstName) : err(nothingConnected);
    return another === undefined
      ? ok(only)
      : err(badCompany(`There is more than one company. Name one with --company: ${names}.`));
  }
  const found = companies.find((company) => company.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return ok(found);
  if (create) return newCompany(dataDir, name);
  return err(
    companies.length === 0 ? nothingConnected : badCompany(`There is no company "${name}". There are: ${names}.`),
  );
}

/** Founds a company of that name. One whose name differs by its case alone would be taken for the other, so it is refused. */
export function addCompany(dataDir: string, given: string): Result<Company, Failure> {
  const name = given.trim();
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const same = listed.value.find((company) => company.name.toLowerCase() === name.toLowerCase());
  if (same !== undefined) {
    return err(badCompany(`There is a company "${same.name}" already. Choose another name.`, 'name'));
  }
  const company = newCompany(dataDir, name);
  if (!company.ok) return company;
  const founded = foundCompany(company.value);
  return founded.ok ? company : founded;
}

/** A company that is meant but has no folder yet; `foundCompany` makes it once there is something to keep. */
function newCompany(dataDir: string, name: string): Result<Company, Failure> {
  if (!/^[^\p{C}]{1,80}$/u.test(name)) {
    return err(badCompany('A company name has 1 to 80 characters, none of them a control character.'));
  }
  const id = randomUUID();
  return ok({ id, name, folder: join(dataDir, 'companies', id) });
}

export function companyExists(company: Company): boolean {
  return existsSync(join(company.folder, fileName));
}

/** Makes the company's folder where it is not there yet. Fails with `ledgerUnavailable` where it cannot be written. */
export function foundCompany(company: Company): Result<null, Failure> {
  if (companyExists(company)) return ok(null);
  try {
    mkdirSync(company.folder, { recursive: true, mode: 0o700 });
    const text = `${JSON.stringify({ id: company.id, name: company.name }, null, 2)}\n`;
    const path = join(company.folder, fileName);
    writeFileSync(`${path}.part`, text, { mode: 0o600 });
    renameSync(`${path}.part`, path); // whole or not there at all, whenever the program ends
    return ok(null);
  } catch (error) {
    return err(folderUnusable(error));
  }
}

/** Every company under the data folder, by name. Ids stay the same for ever. */
export function listCompanies(dataDir: string): Result<readonly Company[], Failure> {
  try {
    return ok(readCompanies(dataDir));
  } catch (error) {
    return err(folderUnusable(error));
  }
}

function folderUnusable(error: unknown): Failure {
  const why = error instanceof Error ? error.message : 'unknown';
  const message = `The data folder cannot be used (${why}). Mend this, or choose another one with TALLYBRIDGE_DATA_DIR.`;
  return { kind: 'ledgerUnavailable', source: 'local', why: 'unwritable', message };
}

const nothingConnected: Failure = {
  kind: 'notConnected',
  source: 'local',
  message: 'Nothing is connected yet. Connect Cledara and Xero first.',
};

function badCompany(message: string, at = '--company'): Failure {
  return { kind: 'invalidInput', source: 'local', message, details: [{ at, message }] };
}
