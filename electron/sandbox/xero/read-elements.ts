import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Answer, SandboxRequest } from '../http/exchange.ts';
import { type Fields, fieldsOf } from './json-fields.ts';
import { invalidPostData, noData, tooLarge } from './problem-answers.ts';

/** A JSON body may be so large (developer.xero.com/faq/limits). Bytes. */
const largestBody = 3.5 * 1024 * 1024;

/** The elements of a write: `{"BankTransactions": […]}`, a bare array, or a single object. */
export function readElements(request: SandboxRequest, resource: string): Result<readonly Fields[], Answer> {
  if (request.body.length > largestBody) return err(tooLarge());
  const text = request.body.toString('utf8');
  if (text.trim() === '') return err(noData(resource));
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err(invalidPostData('Could not read the body.'));
  }
  const wrapped = fieldsOf(parsed)?.[resource];
  const list = Array.isArray(wrapped) ? wrapped : Array.isArray(parsed) ? parsed : [parsed];
  const elements = list.map(fieldsOf).filter((element): element is Fields => element !== null);
  return elements.length === 0 || elements.length !== list.length ? err(noData(resource)) : ok(elements);
}

/** Xero's own page tells to send it; without it one bad element fails the whole call. */
export function summarisesErrors(request: SandboxRequest): boolean {
  return request.query.get('summarizeErrors')?.toLowerCase() !== 'false';
}

const zeroGuid = '00000000-0000-0000-0000-000000000000';

/** An element that was refused, as Xero gives it back: what was sent, no id, and why. */
export function refusedElement(sent: Fields, idName: string, messages: readonly string[]): Fields {
  return {
    ...sent,
    [idName]: zeroGuid,
    StatusAttributeString: 'ERROR',
    ValidationErrors: messages.map((Message) => ({ Message })),
  };
}
