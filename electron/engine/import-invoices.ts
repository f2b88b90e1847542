import type { Failure } from '../../shared/domain/failure.ts';
import { formatMinor } from '../../shared/domain/money.ts';
import { movementDay, type StoredMovement } from '../../shared/domain/movement.ts';
import { type InvoiceOwner, ownersOfInvoice } from '../../shared/domain/name-invoice.ts';
import { plainDateOf } from '../../shared/domain/plain-date.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { ExportedInvoice, ExportedInvoices, SkippedLine } from '../ports/cledara-files.ts';
import type { ToldMovement } from '../ports/file-imports.ts';
import type { Engine } from './engine.ts';
import type { ImportedFile, ImportMeans } from './imported-file.ts';
import { timeZoneOf } from './recognise-pulled.ts';

/**
 * Keeps the invoices of a ZIP with the movements that their names tell of. One that tells of none, or of several, is left out
 * and named; a second one for the same movement too. What is kept is attached like every other invoice.
 */
export function importInvoices(
  engine: Engine,
  file: ExportedInvoices,
  means: ImportMeans,
): Result<ImportedFile, Failure> {
  const owners = ownersIn(engine);
  const given = new Map<string, string>();
  const skipped: SkippedLine[] = [...file.skipped];
  let known = 0;
  let fresh = 0;
  for (const invoice of file.invoices) {
    const [owner, another] = ownersOfInvoice(invoice.name, owners);
    const reason = whyNot(invoice, owner, another, given);
    if (reason !== null || owner === undefined) {
      skipped.push({ line: invoice.line, reason: reason ?? '' });
      continue;
    }
    given.set(owner.id, invoice.name);
    const told = engine.ledger.toldMovement(owner.id) ?? ofTheApi(owner.id);
    const isKnown = [told.invoiceSha256, engine.ledger.attachment(owner.id)?.sha256].includes(invoice.file.sha256);
    if (isKnown) known += 1;
    else fresh += 1;
    // Kept again where it is known: the file on this computer may be gone.
    const kept = means.keepInvoice(owner.id, invoice.file);
    if (!kept.ok) return kept;
    engine.ledger.transaction(() => noteInvoice(engine, told, invoice.file.sha256));
  }
  skipped.sort((a, b) => a.line - b.line);
  return ok({ name: file.name, kind: file.kind, rows: file.rows, new: fresh, known, skipped });
}

function whyNot(
  { name }: ExportedInvoice,
  owner: InvoiceOwner | undefined,
  another: InvoiceOwner | undefined,
  given: ReadonlyMap<string, string>,
): string | null {
  if (owner === undefined) {
    return `${name}: its name tells of no transaction in the books. Import the transactions first, or upload it in Cledara or Xero by hand.`;
  }
  if (another !== undefined) {
    return `${name}: its name may tell of ${owner.id} and of ${another.id}. Put the Cledara ID into its name, and import it again.`;
  }
  const before = given.get(owner.id);
  return before === undefined
    ? null
    : `${name}: it belongs to ${owner.id}, which has ${before} already. A transaction has one invoice here; add it in Xero by hand.`;
}

function noteInvoice({ ledger }: Engine, told: ToldMovement, sha256: string): void {
  ledger.saveToldMovement({ ...told, invoiceSha256: sha256 });
  ledger.markInvoice(told.movementId);
}

function ofTheApi(movementId: string): ToldMovement {
  return { movementId, beganInFile: false, fileId: null, cledaraId: movementId, invoiceSha256: null };
}

function ownersIn(engine: Engine): readonly InvoiceOwner[] {
  const { ledger } = engine;
  const timeZone = timeZoneOf(ledger);
  const told = new Map(ledger.toldMovements().map((one) => [one.movementId, one]));
  const owners: InvoiceOwner[] = [];
  for (const movement of ledger.movements()) owners.push(ownerOf(movement, told.get(movement.id), timeZone));
  return owners;
}

function ownerOf(movement: StoredMovement, told: ToldMovement | undefined, timeZone: string): InvoiceOwner {
  const { id, amountMinor, currency, local } = movement;
  const amounts = amountMinor === null || currency === null ? [] : [formatMinor(Math.abs(amountMinor), currency)];
  const days = [plainDateOf(movement.authorisedAt, timeZone), movementDay(movement, timeZone)];
  return {
    id,
    cledaraIds: [id, told?.fileId ?? null, told?.cledaraId ?? null].filter((name) => name !== null),
    application: movement.application?.name ?? null,
    days: [...new Set(days)],
    amounts: local === null ? amounts : [...amounts, local.amount.replace(/^-/, '')],
  };
}
