import { createPhrasebook } from '../../../renderer/words/phrasebook.ts';
import { spanish } from '../../../renderer/words/sentences/spanish.ts';
import type { MethodName } from '../../../shared/contract/methods.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';

/** Members of answers that hold sentences of the engine, wherever they stand. */
const spokenMembers = new Set(['message', 'why', 'detail', 'action', 'title', 'label', 'notUnderstood']);

/** Members that hold data of the company, whatever is in them. */
const dataMembers = new Set(['settings', 'subject', 'row', 'document', 'override', 'values']);

/** Collects every sentence that the engine says in its answers and failures. */
export class Heard {
  readonly sentences = new Set<string>();
  /** Codes of the reasons and failures that stood beside them. */
  readonly codes = new Set<string>();

  /** Asks, and keeps what is said, in an answer or in a refusal. */
  async call(test: TestCompany, method: MethodName, input: unknown): Promise<unknown> {
    const answer = await test.company.api.call(method, input);
    this.#walk(answer.ok ? answer.value : answer.error);
    return answer.ok ? answer.value : null;
  }

  /** Everything that the books tell: every item, the log, the runs, the checks. */
  async everything(test: TestCompany): Promise<void> {
    const list = await test.call('review.list', { state: 'all' });
    this.#walk(list);
    for (const { transactionId } of sampleOf(list.proposals)) await this.call(test, 'review.item', { transactionId });
    await this.call(test, 'overview.read', {});
    await this.call(test, 'status.read', {});
    await this.call(test, 'activity.runs', { before: null, limit: 200 });
    await this.call(test, 'activity.search', { text: '', runId: null, states: [], before: null, limit: 200 });
    await this.call(test, 'diagnostics.run', {});
  }

  #walk(node: unknown): void {
    if (Array.isArray(node)) {
      for (const one of node) this.#walk(one);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (dataMembers.has(name)) continue;
      if (name === 'code' && typeof value === 'string') this.codes.add(value);
      if (!spokenMembers.has(name)) this.#walk(value);
      else for (const text of [value].flat()) if (typeof text === 'string') this.sentences.add(text);
    }
  }
}

/** A few of each state and reason: thousands of the same kind say the same. */
function sampleOf<T extends { readonly state: string; readonly reason: { readonly code: string } }>(
  proposals: readonly T[],
): readonly T[] {
  const groups = Map.groupBy(proposals, ({ state, reason }) => `${state} ${reason.code}`);
  return [...groups.values()].flatMap((group) => group.slice(0, 8));
}

const book = createPhrasebook(spanish, { data: (text) => text, unknown: (text) => `⟪${text}⟫` });
const plain = createPhrasebook(spanish);

/** Labels that are data or a name: an account of Cledara, the database. */
const nameLabel = /^(?:[A-Z]{3}:(?:saas|spend)|SQLite)$/;

/** Texts with a sentence that is in no phrase. Xero's own words may be in none. */
export function untranslated(sentences: Iterable<string>): readonly string[] {
  return [...sentences].filter((text) => !nameLabel.test(text) && book.say(text).split('Xero dice:')[0]?.includes('⟪'));
}

/** Data that did not come through: numbers and names that stand in the English and not in the Spanish. */
export function lost(sentences: Iterable<string>, names: readonly string[]): readonly string[] {
  return [...sentences].filter((text) => {
    const said = plain.say(text);
    const numbers = text.match(/\d+/g) ?? [];
    return [...numbers, ...names.filter((name) => text.includes(name))].some((data) => !said.includes(data));
  });
}
