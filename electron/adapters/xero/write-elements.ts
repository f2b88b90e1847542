import { z } from 'zod';
import type { HttpAnswer } from '../http/http-message.ts';
import { readJson } from '../http/read-json.ts';
import { elementMessages, messageList, sentences } from './read-answer.ts';

/** One element of the answer to a write, reduced to what tells its fate. */
export interface WrittenElement {
  /** Null where Xero gave none, or the empty one of an element that was not made. */
  readonly id: string | null;
  /** What the element is recognised by. */
  readonly name: string | null;
  readonly refused: boolean;
  readonly messages: readonly string[];
  readonly warnings: readonly string[];
}

/** Where the elements of an answer stand, and in which property the id and the name of each. */
export interface ElementShape {
  readonly list: string;
  readonly id: string;
  readonly name: string;
  /** Takes the name out of a longer text; absent where the text is the name. */
  readonly nameIn?: (text: string) => string | null;
}

const emptyId = '00000000-0000-0000-0000-000000000000';

const common = z.object({
  StatusAttributeString: z.string().nullish().catch(null),
  HasErrors: z.boolean().nullish().catch(null),
  HasValidationErrors: z.boolean().nullish().catch(null),
  ValidationErrors: messageList,
  Warnings: messageList,
});

/**
 * The elements of a write's answer in the order of the request, or null where the answer is not understood: another
 * number of elements, or elements that cannot be told apart. Xero is seen to keep the order but does not promise it, so each
 * element is recognised by its own name (its reference) where it has one.
 */
export function writtenElements(
  json: unknown,
  shape: ElementShape,
  names: readonly string[],
): readonly WrittenElement[] | null {
  const envelope = z.record(z.string(), z.unknown()).safeParse(json);
  const list = z.array(z.record(z.string(), z.unknown())).safeParse(envelope.data?.[shape.list]);
  if (!list.success || list.data.length !== names.length) return null;
  const elements = list.data.map((row) => elementFrom(row, shape));
  if (elements.every(({ name }, index) => name === null || name === names[index])) return elements;
  const ordered = names.map((name) => elements.filter((element) => element.name === name));
  return ordered.every((found) => found.length === 1) ? ordered.flat() : null;
}

function elementFrom(row: Readonly<Record<string, unknown>>, shape: ElementShape): WrittenElement {
  const said = common.parse(row);
  const id = row[shape.id];
  const messages = sentences(said.ValidationErrors);
  return {
    id: typeof id === 'string' && id !== '' && id !== emptyId ? id : null,
    name: nameOf(row[shape.name], shape),
    refused:
      said.StatusAttributeString === 'ERROR' ||
      said.HasErrors === true ||
      said.HasValidationErrors === true ||
      messages.length > 0,
    messages,
    warnings: sentences(said.Warnings),
  };
}

function nameOf(value: unknown, { nameIn }: ElementShape): string | null {
  if (typeof value !== 'string' || value === '' || value === emptyId) return null;
  return nameIn === undefined ? value : nameIn(value);
}

/**
 * Of a request that was refused as a whole (400): per element what was wrong with it, in the order of the request; null
 * where Xero does not say that for each. Elements without a fault of their own were not carried out either: their list is
 * empty.
 */
export function refusedTogether(answer: HttpAnswer, count: number): readonly (readonly string[])[] | null {
  if (answer.status !== 400) return null;
  const json = readJson(answer);
  const messages = json.ok ? elementMessages(json.value) : null;
  if (messages === null || messages.length !== count || messages.every((list) => list.length === 0)) return null;
  return messages;
}
