import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { movementDay } from '../../shared/domain/movement.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { cellsOf, columnNames } from './export-columns.ts';
import { checkExportDays, type ExportDays } from './export-days.ts';

/** Spreadsheets take a file without it for one in the old encoding of the country. */
const byteOrderMark = '\ufeff';
/** So many rows at a time, so that a large ledger needs little memory beside the text itself, and stops nobody else. */
const rowsAtATime = 1000;

/** All movements of these days as CSV, oldest first, whatever their state; also beside a running sync. */
export async function exportTransactions(
  host: CompanyHost,
  input: MethodInput<'export.transactions'>,
): Promise<Result<MethodOutputs['export.transactions'], Failure>> {
  const days = checkExportDays(input);
  if (!days.ok) return days;
  const view = host.view();
  if (!view.ok) return view;
  let text = byteOrderMark + host.formats.csv([columnNames]);
  let count = 0;
  let rows: (readonly string[])[] = [];
  for (const row of rowsOf(view.value, input)) {
    rows.push(row);
    count += 1;
    if (rows.length < rowsAtATime) continue;
    text += host.formats.csv(rows);
    rows = [];
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  text += host.formats.csv(rows);
  return ok({ fileName: fileNameOf(input), text, rows: count });
}

function* rowsOf(view: LedgerView, { from, to }: ExportDays): Iterable<readonly string[]> {
  const timeZone = view.referenceData()?.organisation.timeZone ?? 'UTC';
  for (const movement of view.movements()) {
    const day = movementDay(movement, timeZone);
    if ((from !== undefined && day < from) || (to !== undefined && day > to)) continue;
    const proposal = view.proposal(movement.id);
    const attachment = proposal === null ? null : view.attachment(movement.id);
    yield cellsOf({ movement, proposal, attachment, timeZone });
  }
}

function fileNameOf({ from, to }: ExportDays): string {
  const days = [from === undefined ? null : `from-${from}`, to === undefined ? null : `to-${to}`];
  return `${['transactions', ...days].filter((part) => part !== null).join('-')}.csv`;
}
