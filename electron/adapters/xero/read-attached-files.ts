import { z } from 'zod';
import type { RemoteKind } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import { readChecked } from './read-checked.ts';

const files = z.object({ Attachments: z.array(z.object({ FileName: z.string() })).nullish() });

/** The names of the files on a document. Xero: Attachments, developer.xero.com/documentation/api/accounting/attachments. */
export async function readAttachedFiles(
  client: AccountingClient,
  tenantId: string,
  kind: RemoteKind,
  documentId: string,
): Promise<Result<readonly string[], Failure>> {
  const read = await readChecked(client, tenantId, {
    what: 'the files on a document',
    schema: files,
    invoke: (api) => {
      switch (kind) {
        case 'bank-transaction':
          return api.getBankTransactionAttachments(tenantId, documentId);
        case 'bank-transfer':
          return api.getBankTransferAttachments(tenantId, documentId);
        case 'invoice':
          return api.getInvoiceAttachments(tenantId, documentId);
        case 'credit-note':
          return api.getCreditNoteAttachments(tenantId, documentId);
      }
    },
  });
  return read.ok ? ok((read.value.Attachments ?? []).map(({ FileName }) => FileName)) : read;
}
