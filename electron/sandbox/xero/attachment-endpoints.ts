import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { AttachmentRecord } from '../world/xero-shapes.ts';
import type { Fields } from './json-fields.ts';
import { notFound, refusal } from './problem-answers.ts';
import { envelope, wireAttachment } from './wire.ts';
import type { XeroContext } from './xero-context.ts';

const resources = ['BankTransactions', 'BankTransfers', 'Invoices', 'CreditNotes'] as const;
type AttachmentResource = (typeof resources)[number];

/** The resource of that name; a name that is none of them is a mistake of the caller. */
export function attachmentResource(name: string): AttachmentResource {
  const found = resources.find((resource) => resource === name);
  if (found === undefined) throw new Error(`${name} has no attachments.`);
  return found;
}

export interface AttachmentTarget {
  readonly resource: AttachmentResource;
  readonly parentId: string;
  /** As it stands in the address, still encoded; null for the list. */
  readonly fileName: string | null;
}

/** Limits of attachments (developer.xero.com, Attachments). */
const mostPerDocument = 10;
const largestFile = 10 * 1024 * 1024;
const forbiddenInName = /[<>:"/\\|?*+\0]/;
const acceptedExtensions = new Set(
  (
    '7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt ' +
    'xls xlsx zip'
  ).split(' '),
);

/** …/Attachments of everything that has some: raw bytes in, a list out. */
export class AttachmentEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  answer(request: SandboxRequest, target: AttachmentTarget, context: XeroContext): Answer {
    const { parentId } = target;
    if (!this.#isThere(target)) return notFound();
    if (target.fileName === null) {
      if (request.method !== 'GET') return notFound();
      return this.#wrap(context, target, this.#organisation.attachmentsOf(parentId));
    }
    const name = decoded(target.fileName);
    if (name === null) return refusal('The file name is not encoded correctly');
    if (request.method === 'GET') return this.#download(parentId, name);
    return this.#upload(request, target, { name, context });
  }

  #isThere({ resource, parentId }: AttachmentTarget): boolean {
    const { transactionShelf, transferShelf, bills } = this.#organisation;
    if (resource === 'BankTransactions') return transactionShelf.get(parentId) !== undefined;
    if (resource === 'BankTransfers') return transferShelf.get(parentId) !== undefined;
    return bills.billShelf.get(parentId)?.type === (resource === 'Invoices' ? 'ACCPAY' : 'ACCPAYCREDIT');
  }

  #download(parentId: string, nameOrId: string): Answer {
    const files = this.#organisation.attachmentsOf(parentId);
    const file = files.find((known) => known.fileName === nameOrId || known.attachmentId === nameOrId);
    if (file === undefined) return notFound();
    return { status: 200, headers: { 'content-type': file.mimeType }, body: file.bytes };
  }

  #upload(
    request: SandboxRequest,
    target: AttachmentTarget,
    { name, context }: { name: string; context: XeroContext },
  ): Answer {
    const problem = this.#problem(request, name, target.parentId);
    if (problem !== null) return refusal(problem);
    const mimeType = (request.headers['content-type'] ?? 'application/octet-stream').split(';')[0] ?? '';
    const file = this.#organisation.attach({
      parentId: target.parentId,
      fileName: name,
      mimeType,
      bytes: request.body,
    });
    return this.#wrap(context, target, [file]);
  }

  #problem(request: SandboxRequest, name: string, parentId: string): string | null {
    const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
    const type = request.headers['content-type'] ?? '';
    const present = this.#organisation.attachmentsOf(parentId);
    const replaces = present.some((file) => file.fileName === name);
    if (forbiddenInName.test(name)) return `The file name '${name}' contains characters that are not allowed`;
    if (!acceptedExtensions.has(extension) || /image\/(hei[cf]|webp)/.test(type))
      return 'The file type is not supported';
    if (request.body.length === 0) return 'The file is empty';
    if (request.body.length > largestFile) return 'The file is larger than the maximum of 10 MB';
    if (present.length >= mostPerDocument && !replaces) return 'A document can have no more than 10 attachments';
    return null;
  }

  #wrap(context: XeroContext, target: AttachmentTarget, files: readonly AttachmentRecord[]): Answer {
    const parentUrl = `${context.apiBase}/${target.resource}/${target.parentId}`;
    const content: Fields = { Attachments: files.map((file) => wireAttachment(file, parentUrl)) };
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
