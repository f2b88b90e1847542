import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { tryLedgerLock } from './adapters/ledger/ledger-lock.ts';
import { type CompanyFile, hasCompanyFile, readCompanyFile, writeCompanyFile } from './company-file.ts';
import { type CompanyChange, withNote } from './company-history.ts';
import { folderUnusable } from './touching-folder.ts';

/** One client of the bookkeeper: a Cledara workspace and a Xero organisation, with a folder of its own. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** Put aside: everything is kept, and nothing is read from a service or sent. */
  readonly isArchived: boolean;
}

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
  const file = readCompanyFile(folder);
  return file === null ? [] : [toCompany(file, folder)]; // none there, or not one of ours
}

function toCompany({ id, name, archivedAt }: CompanyFile, folder: string): Company {
  return { id, name, folder, isArchived: typeof archivedAt === 'string' };
}

/** The company as its file says it is now: another window or program may have renamed it. As it was where it has none yet. */
export function companyNow(company: Company): Company {
  const file = readCompanyFile(company.folder);
  return file === null ? company : toCompany(file, company.folder);
}

/**
 * The company that is meant. Without a name: the only one there is that is not archived. With `create` (connecting) it may be one that does not exist yet;
 * else an unknown name is `invalidInput`, and no company at all is `notConnected`.
 */
export function chooseCompany(dataDir: string, given: string | null, create: boolean): Result<Company, Failure> {
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const companies = listed.value;
  const name = given === null ? null : given.trim();
  const names = companies.map((company) => company.name).join(', ');
  if (name === null) {
    const [only, another] = companies.filter(({ isArchived }) => !isArchived);
    if (only === undefined && companies.length > 0)
      return err(badCompany(`Every company is archived. Name one with --company: ${names}.`));
    if (only === undefined) return create ? newCompany(dataDir, firstName) : err(nothingConnected);
    return another === undefined
      ? ok(only)
      : err(badCompany(`There is more than one company. Name one with --company: ${names}.`));
  }
  const found =
    companies.find((company) => company.name === name) ??
    companies.find((company) => nameKey(company.name) === nameKey(name));
  if (found !== undefined) return ok(found);
  if (create) return newCompany(dataDir, name);
  return err(
    companies.length === 0 ? nothingConnected : badCompany(`There is no company "${name}". There are: ${names}.`),
  );
}

/** Founds a company of that name. One whose name differs by its case alone would be taken for the other, so it is refused. */
export function addCompany(dataDir: string, given: string): Result<Company, Failure> {
  const name = freeName(dataDir, given, null);
  if (!name.ok) return name;
  const company = newCompany(dataDir, name.value);
  if (!company.ok) return company;
  const founded = foundCompany(company.value);
  return founded.ok ? company : founded;
}

/** Gives a company another name. Its folder and its secrets go by its id, so nothing else moves. */
export function renameCompany(
  dataDir: string,
  id: string,
  given: string,
  { author, at }: CompanyChange,
): Result<Company, Failure> {
  const name = freeName(dataDir, given, id);
  if (!name.ok) return name;
  return changeCompany(dataDir, id, (file) => {
    if (file.name === name.value) return file;
    const message = `${author} renamed the company: “${file.name}” is “${name.value}” from now on.`;
    return withNote({ ...file, name: name.value }, at, 'company-renamed', message);
  });
}

/** Puts a company aside, or takes it back. One that is so already stays as it is. */
export function archiveCompany(
  dataDir: string,
  id: string,
  archived: boolean,
  { author, at }: CompanyChange,
): Result<Company, Failure> {
  return changeCompany(dataDir, id, (file) => {
    const { archivedAt, ...rest } = file;
    if ((typeof archivedAt === 'string') === archived) return file;
    return archived
      ? withNote({ ...rest, archivedAt: at }, at, 'company-archived', `${author} archived the company.`)
      : withNote(rest, at, 'company-unarchived', `${author} brought the company back from the archive.`);
  });
}

function changeCompany(
  dataDir: string,
  id: string,
  change: (file: CompanyFile) => CompanyFile,
): Result<Company, Failure> {
  try {
    const company = readCompanies(dataDir).find((one) => one.id === id);
    const file = company === undefined ? null : readCompanyFile(company.folder);
    if (company === undefined || file === null) return err(unknownCompany);
    writeCompanyFile(company.folder, change(file));
    return ok(companyNow(company));
  } catch (error) {
    return err(folderUnusable(error));
  }
}

/** The name as it is kept, where no company but `exceptId` has it. */
function freeName(dataDir: string, given: string, exceptId: string | null): Result<string, Failure> {
  const name = given.trim();
  if (!isCompanyName(name)) return err(badCompany(nameRule, 'name'));
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const same = listed.value.find((company) => company.id !== exceptId && nameKey(company.name) === nameKey(name));
  if (same === undefined) return ok(name);
  const taken = same.isArchived
    ? `There is a company "${same.name}" already. It is archived. Choose another name.`
    : `There is a company "${same.name}" already. Choose another name.`;
  return err(badCompany(taken, 'name'));
}

/** A company that is meant but has no folder yet; `foundCompany` makes it once there is something to keep. */
function newCompany(dataDir: string, name: string): Result<Company, Failure> {
  if (!isCompanyName(name)) return err(badCompany(nameRule));
  const id = randomUUID();
  return ok({ id, name, folder: join(dataDir, 'companies', id), isArchived: false });
}

/** The same for names that nobody could tell apart: an accented letter may be written as one character or as two. */
function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

const nameRule = 'A company name has 1 to 80 characters, none of them a control character.';

function isCompanyName(name: string): boolean {
  return /^[^\p{C}]{1,80}$/u.test(name);
}

export function companyExists(company: Company): boolean {
  return hasCompanyFile(company.folder);
}

/**
 * Makes the company's folder where it is not there yet. Fails with `ledgerUnavailable` where it cannot be written, and where
 * another program makes one of that name at the same time: nobody could tell the two apart.
 */
export function foundCompany(company: Company): Result<null, Failure> {
  if (companyExists(company)) return ok(null);
  try {
    const dataDir = dirname(dirname(company.folder));
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const alone = tryLedgerLock(join(dataDir, 'companies.lock'));
    if (alone === null) return err(foundedElsewhere);
    try {
      const isThere = readCompanies(dataDir).some(({ name }) => nameKey(name) === nameKey(company.name));
      if (isThere) return err(foundedElsewhere);
      writeCompanyFile(company.folder, { id: company.id, name: company.name });
      return ok(null);
    } finally {
      alone.free();
    }
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

const nothingConnected: Failure = {
  kind: 'notConnected',
  source: 'local',
  message: 'Nothing is connected yet. Connect Cledara and Xero first.',
};

const foundedElsewhere: Failure = {
  kind: 'ledgerUnavailable',
  source: 'local',
  why: 'busy',
  message: 'Another program is making a company of this name at this moment. Run this again to go on with that one.',
};

const unknownCompany: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'There is no such company here any more. Choose a company from the list.',
};

function badCompany(message: string, at = '--company'): Failure {
  return { kind: 'invalidInput', source: 'local', message, details: [{ at, message }] };
}
