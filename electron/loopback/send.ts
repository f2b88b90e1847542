import type { ServerResponse } from 'node:http';
import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import { responseHeaders } from '../page/response-headers.ts';
import type { Refusal } from './refusal.ts';

interface Body {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One whole answer with the headers that go with every one; for HEAD without its body. */
export function send(response: ServerResponse, { status, type, bytes, headers = {} }: Body): void {
  const length = Buffer.byteLength(bytes);
  response.writeHead(status, { ...responseHeaders, 'content-type': type, 'content-length': length, ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

export function sendAnswer(response: ServerResponse, status: number, answer: CallAnswer, headers = {}): void {
  send(response, { status, type: 'application/json; charset=utf-8', bytes: JSON.stringify(answer), headers });
}

/** As JSON where a page's code asked, else as a page for a person. */
export function sendRefusal(response: ServerResponse, refusal: Refusal, asJson: boolean): void {
  const { status, code, message } = refusal;
  const headers = {
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    // What is left of a body that is not wanted is not read.
    ...(status === 413 || status === 400 ? { connection: 'close' } : {}),
  };
  if (asJson) sendAnswer(response, status, { ok: false, error: { code, message, details: [] } }, headers);
  else send(response, { status, type: 'text/html; charset=utf-8', bytes: noticePage(refusal), headers });
}

/** Fixed texts of ours alone: nothing of a request is in it. */
export function noticePage({ title, message }: Refusal): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title} – Tallybridge</title><h1>${title}</h1><p>${message}</p></html>\n`;
}
