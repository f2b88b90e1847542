import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { answer, documentWrite, interfere, justBefore } from '../engine/interfere.ts';

/** Something in the world changes after the plan was made and before Xero reads the request. */
export function betweenPlanAndSending(books: TestCompany, change: () => void): void {
  justBefore(books, 'PUT', documentWrite.path, change);
}

/** The next write of documents gets this. */
export function onceAnswered(books: TestCompany, fault: Fault, times = 1): void {
  books.sandbox.faults.next({ ...documentWrite, fault, times });
}

type SentElement = Readonly<Record<string, unknown>> & {
  readonly LineItems: readonly { readonly UnitAmount: number }[];
};

/**
 * Refuses, with status 200 and a result for each as Xero does under `summarizeErrors=false`, the document of this amount
 * (major units), once. The others of the request are not made either, because the answer is put in Xero's mouth.
 */
export function refusedWith(books: TestCompany, message: string, times = 1): void {
  let left = times;
  interfere(books, ({ method, path, body }) => {
    if (left === 0 || method !== 'PUT' || !documentWrite.path.test(path)) return null;
    left -= 1;
    return answer(200, {
      Status: 'OK',
      BankTransactions: elementsOf(body).map((element) => refusedElement(element, [message])),
    });
  });
}

/** Answers the write of documents by its own elements; null lets it through. */
export function answeredByElements(
  books: TestCompany,
  respond: (elements: readonly SentElement[]) => Fault | null,
): void {
  interfere(books, ({ method, path, body }) =>
    method === 'PUT' && documentWrite.path.test(path) ? respond(elementsOf(body)) : null,
  );
}

/** An element as Xero gives a refused one back. */
export function refusedElement(element: SentElement, messages: readonly string[]): object {
  return {
    ...element,
    BankTransactionID: '00000000-0000-0000-0000-000000000000',
    StatusAttributeString: 'ERROR',
    ValidationErrors: messages.map((Message) => ({ Message })),
  };
}

/** Xero's refusal of a request as a whole. */
export function validationException(elements: readonly object[]): Fault {
  const Message = 'A validation exception occurred';
  return answer(400, { ErrorNumber: 10, Type: 'ValidationException', Message, Elements: elements });
}

/** Status 429 as Xero gives it, which names its limit in a header. */
export function tooMany(problem: string | null, retryAfterS: number | null): Fault {
  return {
    kind: 'status',
    status: 429,
    headers: {
      ...(problem === null ? {} : { 'x-rate-limit-problem': problem }),
      ...(retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) }),
    },
  };
}

/** Xero's refusal of a caller. */
export function accessProblem(status: 401 | 403, Detail: string): Fault {
  const Title = status === 401 ? 'Unauthorized' : 'Forbidden';
  return answer(status, { Type: null, Title, Status: status, Detail, Instance: null, Extensions: {} });
}

function elementsOf(body: string): readonly SentElement[] {
  return JSON.parse(body).BankTransactions;
}
