import type { IncomingMessage } from 'node:http';
import { largeCall, unknownCall } from '../../shared/contract/call-refusals.ts';

/** Why a request is not answered as it asks. `message` is for a person, in three parts: what, why, what to do. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly message: string;
}

/** Refuses what no window of this host sends, before anything of the request is believed. Null where it may go on. */
export function refuseStranger(request: IncomingMessage, host: string): Refusal | null {
  // A name that another site points at 127.0.0.1 comes with that name here.
  if (request.headers.host !== host) return foreignHost;
  if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return methodRefused;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${host}`) return foreignOrigin;
  // `none` is a person who typed, pasted or clicked the address outside of any page.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return foreignOrigin;
  return null;
}

/** A call or a stream must show that it comes from our own page: every browser says so, and no other page can. */
export function refuseUnproven(request: IncomingMessage, host: string): Refusal | null {
  const { origin } = request.headers;
  return origin === `http://${host}` || request.headers['sec-fetch-site'] === 'same-origin' ? null : foreignOrigin;
}

export const foreignHost: Refusal = {
  status: 403,
  code: 'foreign-host',
  title: 'This is not the address of Tallybridge',
  message:
    'The request was refused, because it names another host than the one that Tallybridge printed. Use the address exactly as it was printed, with 127.0.0.1 in it.',
};

const foreignOrigin: Refusal = {
  status: 403,
  code: 'foreign-origin',
  title: 'Another page asked for this',
  message:
    'The request was refused, because it came from another page or from a program that does not say where it comes from. Copy the address that Tallybridge printed into the address bar of your browser.',
};

export const methodRefused: Refusal = {
  status: 405,
  code: 'method-refused',
  title: 'This cannot be done here',
  message: 'The request was refused, because Tallybridge takes no requests of this kind. Go back to its window.',
};

export const noSession: Refusal = {
  status: 401,
  code: 'no-session',
  title: 'This window is not open here',
  message:
    'Nothing is shown, because this browser did not open the window. Open the address that Tallybridge printed when it started; if it was used already, end Tallybridge and start it again for a new one.',
};

export const ticketSpent: Refusal = {
  status: 403,
  code: 'address-used',
  title: 'This address does not open the window',
  message:
    'No second window was opened, because the address works once only and was used, or belongs to an earlier start. Go back to the window that is open, or end Tallybridge and start it again for a new address.',
};

export const notFound: Refusal = {
  status: 404,
  code: 'not-found',
  title: 'There is nothing at this address',
  message: 'Nothing is shown, because Tallybridge has no page of this name. Go back to its window.',
};

export const notJson: Refusal = {
  status: 415,
  code: 'not-json',
  title: 'This was not understood',
  message: 'The call was refused, because it is not of the type application/json. Go back to the window.',
};

export const tooLarge: Refusal = {
  ...largeCall,
  status: 413,
  title: 'This is too large',
};

export const badEnvelope: Refusal = {
  ...unknownCall,
  status: 400,
  title: 'This was not understood',
};

export const malformed: Refusal = {
  status: 400,
  code: 'malformed',
  title: 'This was not understood',
  message: 'The request was refused, because it is not written as a browser writes one. Reload the window.',
};
