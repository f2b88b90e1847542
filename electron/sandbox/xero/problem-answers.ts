import { type Answer, jsonAnswer, textAnswer } from '../http/exchange.ts';
import type { Fields } from './json-fields.ts';

/** Xero's ways to say no (developer.xero.com, API response codes; and the examples of the Accounting API's OpenAPI). */
export function validationException(elements: readonly Fields[]): Answer {
  const message = 'A validation exception occurred';
  return jsonAnswer(400, { ErrorNumber: 10, Type: 'ValidationException', Message: message, Elements: elements });
}

/** A refusal without an element, such as of an attachment. */
export function refusal(...messages: readonly string[]): Answer {
  return validationException([{ ValidationErrors: messages.map((Message) => ({ Message })) }]);
}

export function invalidPostData(detail: string): Answer {
  const message = `JSON for post data was invalid,${detail}`;
  return jsonAnswer(400, { ErrorNumber: 14, Type: 'PostDataInvalidException', Message: message });
}

export function noData(resource: string): Answer {
  const message = `No data has been processed for this endpoint. This endpoint is expecting ${resource} data to be specifed in the request body.`;
  return jsonAnswer(400, { ErrorNumber: 17, Type: 'NoDataProcessedException', Message: message });
}

export function queryProblem(message: string): Answer {
  return jsonAnswer(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: message });
}

export function tooManyRows(): Answer {
  const message = 'Too many records for this request. Please narrow the filter and use paging.';
  return jsonAnswer(400, { ErrorNumber: 51, Type: 'HighVolumeException', Message: message });
}

export function notFound(): Answer {
  return textAnswer(404, "The resource you're looking for cannot be found");
}

export function tooLarge(): Answer {
  return textAnswer(413, 'The request is larger than the maximum of 3.5 MB');
}

type AuthDetail = 'AuthenticationUnsuccessful' | 'AuthorizationUnsuccessful' | `TokenExpired: ${string}`;

export function authProblem(status: 401 | 403, detail: AuthDetail): Answer {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden';
  const body = { Type: null, Title: title, Status: status, Detail: detail, Instance: null, Extensions: {} };
  return jsonAnswer(status, body);
}
