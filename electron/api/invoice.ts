import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { InvoiceDto } from '../../shared/contract/review-item.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import { movementHash } from '../../shared/domain/movement-hash.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';

/**
 * The invoice of a movement: as it is kept on this computer, else from Cledara. Where the movement has changed since it was
 * kept, so may have its invoice: then Cledara is asked, and what is kept counts only where it cannot be.
 */
export async function readInvoice(
  host: CompanyHost,
  { transactionId }: MethodInput<'invoice.read'>,
): Promise<Result<MethodOutputs['invoice.read'], Failure>> {
  const view = host.view();
  if (!view.ok) return view;
  const movement = view.value.movement(transactionId);
  if (movement === null) return err(noMovement);
  if (!movement.hasInvoice) return err(noInvoice);
  const kept = host.invoices.find(transactionId);
  if (kept !== null && kept.movementHash === movementHash(movement)) return ok(toDto(view.value, movement, kept));
  const downloaded = await download(host, transactionId);
  if (downloaded.ok) return ok(toDto(view.value, movement, downloaded.value));
  if (kept !== null && isAboutNow(downloaded.error)) return ok(toDto(view.value, movement, kept));
  return err(inWords(downloaded.error));
}

/** Downloading keeps the file too: see KeepingCledara. */
async function download(host: CompanyHost, transactionId: string): Promise<Result<InvoiceFile, Failure>> {
  const engine = host.engine();
  return engine.ok ? await engine.value.cledara.invoice(transactionId) : engine;
}

/** Says nothing about the invoice itself, only that Cledara cannot give it at this moment. */
function isAboutNow({ kind }: Failure): boolean {
  return kind !== 'notFound' && kind !== 'rejected' && kind !== 'incompatible';
}

function toDto(view: LedgerView, movement: Movement, { bytes, mediaType, extension }: InvoiceFile): InvoiceDto {
  const reference = view.proposal(movement.id)?.document?.reference ?? movement.id;
  // A reference is ours, an id is Cledara's: what it may hold is not for us to say.
  const name = reference
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return {
    fileName: `invoice-${name}${extension === null ? '' : `.${extension}`}`,
    mediaType,
    sizeBytes: bytes.length,
    base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  };
}

const noMovement: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'This transaction is not in the books. Sync, then look again.',
};

const noInvoice: Failure = {
  kind: 'notFound',
  source: 'cledara',
  message: 'Cledara has no invoice for this transaction. Upload it in Cledara, then sync.',
};

/** What stands in the way of looking at one invoice, in place of what it would mean for a run. */
function inWords(failure: Failure): Failure {
  switch (failure.kind) {
    case 'offline':
      return {
        ...failure,
        message:
          'The invoice is not on this computer yet, and Cledara could not be reached. Open it again when you are online.',
      };
    case 'timeout':
      return {
        ...failure,
        message:
          'The invoice is not on this computer yet, and its download from Cledara broke off. Open it again in a moment.',
      };
    case 'notFound':
      return {
        ...failure,
        message: 'Cledara says there is an invoice but does not have the file. Upload it in Cledara again.',
      };
    case 'rejected':
      return {
        ...failure,
        message:
          'The invoice is larger than 10 MB, so it was not downloaded; Xero would not take it either. Look at it in Cledara, or upload a smaller file there.',
      };
    case 'incompatible':
      return { ...failure, message: `${failure.message} Look at it in Cledara, or upload it there again.` };
    default:
      return failure;
  }
}
