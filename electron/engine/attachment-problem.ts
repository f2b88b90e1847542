import type { Failure } from '../../shared/domain/failure.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { Attachment, AttachmentProblemCode } from '../ports/ledger.ts';

export type AttachmentProblem = NonNullable<Attachment['problem']>;

/** File types that Xero takes, of those that can be told from a file's bytes (Xero: Attachments, file types). */
const accepted: ReadonlySet<string> = new Set([
  ...['7z', 'bmp', 'csv', 'doc', 'docx', 'eml', 'gif', 'jpeg', 'jpg', 'key', 'msg', 'numbers', 'odf', 'ods', 'odt'],
  ...['pages', 'pdf', 'png', 'ppt', 'pptx', 'rar', 'rtf', 'tif', 'tiff', 'txt', 'xls', 'xlsx', 'zip'],
]);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Only a person mends these, in Cledara or in Xero, and neither says when. */
const needsAnotherFile: ReadonlySet<AttachmentProblemCode> = new Set([
  'type-refused',
  'type-unknown',
  'too-large',
  'too-many',
  'old-file-left',
]);

/**
 * Whether a file that could not be attached is worth another look with this sync. Always where the fault may be over; where
 * the file itself is at fault once more at once, because a person who has just replaced it syncs again, then an hour after
 * each look, and from the sixth on a day. A clock that went back makes it due.
 */
export function isWorthAnotherLook({ problem, attempts, updatedAt }: Attachment, nowMs: number): boolean {
  if (problem === null || attempts <= 1 || !needsAnotherFile.has(problem.code)) return true;
  const passedMs = nowMs - Date.parse(updatedAt);
  return passedMs < 0 || passedMs >= (attempts <= 5 ? hourMs : dayMs);
}

const laterAgain = 'It is tried again with the next sync.';

export const unknownType: AttachmentProblem = {
  code: 'type-unknown',
  message:
    'The invoice is of a type that could not be told, so it was not attached. Save it as a PDF and upload that to Cledara, or attach it in Xero by hand.',
};

/** Null where Xero takes files of this type. */
export function typeProblem(file: InvoiceFile): AttachmentProblem | null {
  if (file.extension === null) return unknownType;
  if (accepted.has(file.extension)) return null;
  return {
    code: 'type-refused',
    message: `Xero does not take ${file.extension.toUpperCase()} files. Upload the invoice to Cledara as a PDF or JPG.`,
  };
}

export function downloadProblem(failure: Failure): AttachmentProblem {
  if (failure.kind === 'notFound') {
    return {
      code: 'invoice-gone',
      message:
        failure.source === 'local'
          ? failure.message
          : `Cledara says there is an invoice but does not have the file. Upload it there again. ${laterAgain}`,
    };
  }
  if (failure.kind === 'rejected') return { code: 'too-large', message: failure.message };
  return { code: 'download-failed', message: `${failure.message} ${laterAgain}` };
}

/** Xero takes no more files on one document (Xero: Attachments). */
const mostFiles = 10;

/** Xero refused a file on a document that has these: because of their number, or for a reason of its own. */
export function refusedUpload(failure: Failure, present: readonly string[]): AttachmentProblem {
  if (present.length < mostFiles) return uploadProblem(failure);
  return {
    code: 'too-many',
    message: `The document has ${present.length} files already, and Xero takes no more than ${mostFiles}. Remove one there, or attach the invoice to another document. ${laterAgain}`,
  };
}

/** Xero has no request that removes a file, so that one of another name stays until a person takes it away. */
export function oldFileLeft(fileName: string, oldName: string): AttachmentProblem {
  return {
    code: 'old-file-left',
    message: `The invoice was replaced in Cledara by a file of another type. The new one, ${fileName}, is attached; the old one, ${oldName}, is still there because Xero lets no program remove a file. Remove it in Xero.`,
  };
}

export function uploadProblem(failure: Failure): AttachmentProblem {
  if (failure.kind === 'notFound') {
    return {
      code: 'document-gone',
      message: 'The document is no longer in Xero, so its invoice cannot be attached. Look at it in Xero.',
    };
  }
  if (failure.kind !== 'rejected') {
    return { code: 'refused-by-xero', message: `Xero refused the file. ${failure.message} ${laterAgain}` };
  }
  const said = failure.details.map((detail) => detail.trim().replace(/\.$/, '')).join('; ') || 'no reason given';
  return { code: 'refused-by-xero', message: `Xero refused the file: ${said}. ${laterAgain}` };
}
