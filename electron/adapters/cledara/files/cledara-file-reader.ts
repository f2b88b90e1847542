import { createHash } from 'node:crypto';
import type { Failure, InputProblem } from '../../../../shared/domain/failure.ts';
import type { AccountId } from '../../../../shared/domain/movement.ts';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';
import type { CledaraFile, CledaraFiles, GivenFile } from '../../../ports/cledara-files.ts';
import { readExport } from './read-export.ts';
import { readInvoiceZip } from './read-invoice-zip.ts';

/** No export of a company's is larger; beyond it a file is something else. */
const longestCsv = 50 * 1024 * 1024;

/** Reads what a person exported from Cledara. */
export const cledaraFileReader: CledaraFiles = {
  async read(files, accountId): Promise<Result<readonly CledaraFile[], Failure>> {
    const problems: InputProblem[] = [];
    if (accountId !== null && !/^(GBP|EUR|USD):(saas|spend)$/.test(accountId)) {
      const message = `${accountId} is no account: it is written as a currency and saas or spend, such as GBP:saas.`;
      problems.push({ at: '--account', message });
    }
    const read: CledaraFile[] = [];
    for (const file of files) {
      const one = await readOne(file, accountId);
      if (one.ok) read.push(one.value);
      else problems.push(...one.error);
    }
    if (problems.length === 0) return ok(read);
    return err({
      kind: 'invalidInput',
      source: 'local',
      message: 'Nothing was imported, because not all of it can be read.',
      details: problems,
    });
  },
};

async function readOne(
  { name, bytes }: GivenFile,
  accountId: AccountId | null,
): Promise<Result<CledaraFile, readonly InputProblem[]>> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const refused = (message: string) => err([{ at: name, message }]);
  if (bytes.length === 0) return refused('The file is empty.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const zip = await readInvoiceZip(bytes);
    return zip.ok ? ok({ name, sha256, kind: 'invoices', ...zip.value }) : refused(zip.error);
  }
  if (bytes.length > longestCsv) return refused('It is larger than 50 MB, and so no CSV export of Cledara’s.');
  const read = readExport(name, bytes, accountId);
  return read.ok ? ok({ name, sha256, kind: 'transactions', ...read.value }) : read;
}
