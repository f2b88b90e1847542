import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AttachRequest } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { fileUncertain } from './xero-failure.ts';

/** What is read of the answer: that there is an attachment now. */
const attached = z.object({ Attachments: z.array(z.looseObject({})).min(1) });

/**
 * Attaches a file under its name, which replaces one of the same name: asking twice does no harm. `notFound` where Xero no
 * longer has the document. Xero: Attachments, developer.xero.com/documentation/api/accounting/attachments.
 */
export async function attachFile(client: AccountingClient, request: AttachRequest): Promise<Result<null, Failure>> {
  const { tenantId, kind, documentId, fileName, mediaType, bytes, idempotencyKey } = request;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = { headers: { 'Content-Type': mediaType } };
  const intended = { idempotencyKey, body: file, notAfterMs: null };
  const answer = await client.write(tenantId, intended, (api) => {
    const online = undefined; // only sales invoices are shown online
    switch (kind) {
      case 'bank-transaction':
        return api.createBankTransactionAttachmentByFileName(
          tenantId,
          documentId,
          fileName,
          file,
          idempotencyKey,
          options,
        );
      case 'bank-transfer':
        return api.createBankTransferAttachmentByFileName(
          tenantId,
          documentId,
          fileName,
          file,
          idempotencyKey,
          options,
        );
      case 'invoice':
        return api.createInvoiceAttachmentByFileName(
          tenantId,
          documentId,
          fileName,
          file,
          online,
          idempotencyKey,
          options,
        );
      case 'credit-note':
        return api.createCreditNoteAttachmentByFileName(
          tenantId,
          documentId,
          fileName,
          file,
          online,
          idempotencyKey,
          options,
        );
    }
  });
  const json = answer.ok ? writeAnswer(answer.value) : answer;
  // A success that names no file is no success: something stands between us and Xero.
  if (json.ok) return attached.safeParse(json.value).success ? ok(null) : err(fileUncertain());
  return json.error.kind === 'uncertain' ? err(fileUncertain()) : json;
}
