import type { StatementExportDto } from '../../shared/contract/export-statement.ts';
import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { StatementFormat } from '../../shared/domain/statement.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { takeStatement, withdrawStatement } from '../engine/take-statement.ts';
import type { StatementExport } from '../ports/statement-exports.ts';
import type { CompanyHost } from './company-host.ts';

/** As programs that import statements know their files. */
const extensions: Readonly<Record<StatementFormat, string>> = {
  csv: 'csv',
  ofx: 'ofx',
  camt053: 'xml',
  quickbooks: 'csv',
};

/** The statement of an account as files that Xero imports. It counts as exported from now on, unless it is withdrawn. */
export function exportStatement(
  host: CompanyHost,
  { account, format, from, to, author }: MethodInput<'export.statement'>,
): Result<MethodOutputs['export.statement'], Failure> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const taken = takeStatement(engine.value, { accountId: account, format, from, to, author });
  if (!taken.ok) return taken;
  const { id, statement, overlaps, missed } = taken.value;
  const { currency, opening, closing, heldBack } = statement;
  const files = host.formats.statement(format, statement, {
    exportId: id,
    madeAt: new Date(host.nowMs()).toISOString(),
    countryCode: engine.value.ledger.referenceData()?.organisation.countryCode ?? null,
  });
  return ok({
    exportId: id,
    fileName: `${format === 'quickbooks' ? 'quickbooks' : 'statement'}-${account.replace(':', '-')}-${statement.from}-to-${statement.to}.${extensions[format]}`,
    files,
    currency,
    from: statement.from,
    to: statement.to,
    opening: opening.text(currency),
    closing: closing.text(currency),
    overlaps: overlaps,
    heldBack: heldBack.map(({ movementId, reason }) => ({ transactionId: movementId, reason })),
    missed: missed.map(({ movementId, day }) => ({ transactionId: movementId, day })),
  });
}

export function withdrawExport(
  host: CompanyHost,
  { exportId }: MethodInput<'export.statement.withdraw'>,
): Result<MethodOutputs['export.statement.withdraw'], Failure> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const withdrawn = withdrawStatement(engine.value, exportId);
  return withdrawn.ok ? ok({ withdrawn: true }) : withdrawn;
}

export function listStatementExports(host: CompanyHost): Result<MethodOutputs['export.statements'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  return ok({ exports: view.value.statementExports().map(toDto) });
}

function toDto({ accountId, withdrawnAt, ...rest }: StatementExport): StatementExportDto {
  return { ...rest, account: accountId, withdrawn: withdrawnAt !== null };
}
