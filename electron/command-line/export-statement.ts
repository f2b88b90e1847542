import { rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { StatementFilesDto } from '../../shared/contract/export-statement.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { ExitCode } from './exit-code.ts';
import { writeExportFile } from './export-file.ts';

/** A file that was written, and how many lines of the statement are in it. */
export interface WrittenFile {
  readonly path: string;
  readonly lines: number;
}

/** Writes the files of a statement, one of them as `path`, several as `path` with their number before the extension. */
export function writeStatementFiles(
  path: string,
  files: StatementFilesDto['files'],
): Result<readonly WrittenFile[], ErrorDto> {
  const { dir, name, ext } = parse(path);
  const written: WrittenFile[] = [];
  for (const [place, { text, lines }] of files.entries()) {
    const target = files.length === 1 ? path : join(dir, `${name}-${place + 1}${ext}`);
    const one = writeExportFile(target, text);
    if (!one.ok) {
      for (const { path: before } of written) rmSync(before, { force: true }); // half a statement is none
      return one;
    }
    written.push({ path: target, lines });
  }
  return ok(written);
}

/** What a person reads about the export, line by line. */
export function describeStatement(statement: StatementFilesDto, files: readonly WrittenFile[]): readonly string[] {
  const { currency, from, to, opening, closing, overlaps, heldBack, missed } = statement;
  return [
    ...files.map(({ path, lines }) => `${lines} ${lines === 1 ? 'line' : 'lines'} written to ${path}.`),
    `From ${from} to ${to}: opening balance ${opening} ${currency}, closing balance ${closing} ${currency}.`,
    ...overlaps.map(
      (one) =>
        `It shares days with ${one.by === 'feed' ? 'what the bank feed gave Xero' : 'an earlier export'} (${one.from} to ${one.to}, made ${one.exportedAt}). Import only what Xero does not have yet.`,
    ),
    ...heldBack.map(({ transactionId, reason }) => `${transactionId}: ${reason}`),
    ...missed.map(
      ({ transactionId, day }) =>
        `${transactionId}: It is of ${day}, which was exported without it. Export that day again, or enter it in Xero by hand.`,
    ),
  ];
}

/** 1 where a person has to look: days that went out before, lines that are held back or were missed. */
export function exitOfStatement({ overlaps, heldBack, missed }: StatementFilesDto): ExitCode {
  return overlaps.length + heldBack.length + missed.length > 0 ? 1 : 0;
}
