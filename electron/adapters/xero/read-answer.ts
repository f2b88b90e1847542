import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, type Result } from '../../../shared/lib/result.ts';
import type { HttpAnswer } from '../http/http-message.ts';
import { readJson } from '../http/read-json.ts';
import { redactText } from '../http/redact.ts';
import { authExpired, conflict, forbidden, incompatible, notFound, rejected, uncertain } from './xero-failure.ts';

const longestMessage = 500;
const maxMessages = 50;

/** The JSON of a read's answer. `what` names what was asked for. */
export function readAnswer(answer: HttpAnswer, what: string): Result<unknown, Failure> {
  const { status } = answer;
  if (status === 401) return err(authExpired());
  if (status === 403) return err(forbidden());
  if (status === 404) return err(notFound(what));
  const json = readJson(answer);
  if (status === 400 && json.ok) return err(rejected(messagesOf(json.value)));
  if (status < 200 || status > 299 || !json.ok) return err(incompatible(what));
  return json;
}

/** Statuses that say that a request was turned down before anything was done with it, whoever says so. */
const turnedDown = new Set([405, 406, 410, 411, 413, 414, 415, 431]);

/**
 * The JSON of a write's answer, or the failure. Only what certainly was not carried out is a refusal; whatever else is not
 * a readable success is `uncertain`: a fault inside Xero, a web page, a redirect, half an answer.
 */
export function writeAnswer(answer: HttpAnswer): Result<unknown, Failure> {
  const { status } = answer;
  if (status === 401) return err(authExpired());
  if (status === 403) return err(forbidden());
  if (status === 404) return err(notFound('what this belongs to'));
  const json = readJson(answer);
  if (turnedDown.has(status)) return err(rejected(json.ok ? messagesOf(json.value) : []));
  if (!json.ok) return err(uncertain());
  if (status >= 200 && status <= 299) return json;
  if (status === 409) return err(conflict());
  if (status === 400 || status === 412 || status === 422) return err(refusalOf(json.value));
  return err(uncertain());
}

/** Xero keeps a key six minutes and refuses it with a text, not a code: "Idempotency Key: … is used with a different request." */
function refusalOf(json: unknown): Failure {
  const messages = messagesOf(json);
  return messages.some((message) => /idempotency[ -]?key/i.test(message)) ? conflict() : rejected(messages);
}

export const messageList = z
  .array(z.object({ Message: z.string() }))
  .nullish()
  .catch(null);

/** An element of an answer, reduced to what was said about it. */
const remarks = z.object({ ValidationErrors: messageList, Warnings: messageList });

const errorBody = z.object({
  Message: z.string().nullish().catch(null),
  Detail: z.string().nullish().catch(null),
  Title: z.string().nullish().catch(null),
  Elements: z.array(remarks).nullish().catch(null),
});

/** What Xero says about a request as a whole: the elements' messages, or else its own. */
function messagesOf(json: unknown): readonly string[] {
  const body = errorBody.safeParse(json);
  if (!body.success) return [];
  const ofElements = elementMessages(json)?.flat() ?? [];
  if (ofElements.length > 0) return [...new Set(ofElements)].slice(0, maxMessages);
  const own = body.data.Detail ?? body.data.Message ?? body.data.Title ?? null;
  return own === null ? [] : [presentable(own)];
}

/** Per element of a refused request what was wrong with it; null where the answer does not tell them apart. */
export function elementMessages(json: unknown): readonly (readonly string[])[] | null {
  const body = errorBody.safeParse(json);
  const elements = body.success ? (body.data.Elements ?? null) : null;
  if (elements === null) return null;
  return elements.map((element) => sentences(element.ValidationErrors));
}

export function sentences(list: readonly { readonly Message: string }[] | null | undefined): readonly string[] {
  return (list ?? []).map(({ Message }) => presentable(Message)).filter((message) => message !== '');
}

/** Xero's own words, bounded and without anything that looks like a secret: they end up in the ledger and on screen. */
function presentable(text: string): string {
  const clean = redactText(text).trim();
  return clean.length > longestMessage ? `${clean.slice(0, longestMessage)}…` : clean;
}
