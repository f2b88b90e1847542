import { type MethodName, readMethods } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';

/** What an archived company still does, besides all that only looks at its books. */
const others: ReadonlySet<MethodName> = new Set<MethodName>([
  'connection.xero.disconnect',
  'sync.progress',
  'invoice.read',
  'diagnostics.run',
  'diagnostics.bundle',
  'export.statement',
  'export.statement.withdraw',
]);

/** Can this be asked of a company that is put aside? Nothing that syncs, decides, or changes its settings. */
export function worksArchived(method: MethodName): boolean {
  return readMethods.has(method) || others.has(method);
}

export function archived(company: string): Failure {
  const message = `“${company}” is archived, so nothing of it is changed, read or sent. Bring it back first: in the window, or with “companies unarchive”.`;
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: '--company', message }] };
}
