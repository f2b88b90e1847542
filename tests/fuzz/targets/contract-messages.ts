import { type MethodName, methodInputs } from '../../../shared/contract/methods.ts';
import { readEnvelope } from '../../../shared/contract/read-envelope.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { plainSetup } from '../../integration/engine/books.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { hostileTexts, mutateJson } from '../mutate-json.ts';
import { fateOf } from '../soundness.ts';

const filter = {};
const sort = { by: 'date', descending: true };
const author = 'Ann';

/** Calls as a window makes them, of everything that needs no service to answer. */
function callsOf(id: string): readonly (readonly [MethodName, unknown])[] {
  const settings = { ...plainSetup, applications: [{ name: 'Figma', account: '463' }] };
  return [
    ['settings.preview', { json: JSON.stringify(plainSetup) }],
    ['settings.change', { base: 1, settings, author }],
    ['settings.history', { limit: 20 }],
    ['settings.revert', { version: 1, author }],
    ['settings.compare', { from: 1, to: 1 }],
    ['review.list', { state: 'all' }],
    ['review.query', { filter, sort, offset: 0, limit: 50 }],
    [
      'review.query',
      {
        filter: { text: 'Figma', states: ['proposed'], from: '2026-01-01', to: '2026-12-31' },
        sort,
        offset: 0,
        limit: 5,
      },
    ],
    ['review.ids', { filter, sort, offset: 0, limit: 100 }],
    ['review.facets', {}],
    ['review.item', { transactionId: id }],
    ['review.decide', { decision: 'hold', ids: [id], author, note: 'why' }],
    ['review.decide', { decision: 'approve', ids: 'all', author, seen: { [id]: 'stamp' } }],
    ['review.openDay', { ids: [id], day: '2026-06-15', author }],
    [
      'review.recode',
      {
        ids: [id],
        scope: 'item',
        fields: { account: '463', description: 'x', tracking: { Department: 'Design' } },
        author,
      },
    ],
    ['review.recode', { ids: [id], scope: 'application', fields: { contact: 'Figma Inc', taxType: null }, author }],
    ['posted.decide', { decision: 'leave', ids: [id], author }],
    ['reapply.preview', { limit: 10 }],
    ['activity.runs', { before: null, limit: 10 }],
    ['activity.search', { text: 'figma', runId: null, states: [], before: null, limit: 20 }],
    ['mapping.preview', { text: 'application,account\r\nFigma,463\r\n' }],
    ['mapping.import', { text: 'application,account\r\nFigma,463\r\n', author }],
    ['template.preview', { json: JSON.stringify(settings) }],
    ['suggestions.list', {}],
    ['export.transactions', { format: 'csv', from: '2026-01-01', to: '2026-12-31' }],
    ['export.statement', { account: 'GBP:saas', format: 'ofx', from: '2026-06-01', to: '2026-06-30', author }],
    ['export.statement.withdraw', { exportId: 'x' }],
    ['overview.read', {}],
    ['status.read', {}],
    ['sync.progress', {}],
  ];
}

/** Texts from a page, read as both hosts read them, and carried out on real books. */
export const contractMessages: FuzzTarget = {
  name: 'calls of the window',
  async open() {
    const books = await openTestCompany({ transactions: 12, startMs: Date.parse('2026-06-15T10:00:00.000Z') });
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    await books.sync({ push: false });
    const { proposals } = await books.call('review.list', { state: 'all' });
    const calls = callsOf(proposals[0]?.transactionId ?? '');
    return {
      async attempt(random) {
        const [method, input] = random.pick(calls);
        const odd = random.chance(0.4) ? withText(input, random.pick(hostileTexts)) : input;
        const isWhole = random.chance(0.1);
        const text = isWhole
          ? mutateJson({ company: 'test', method, input: odd }, random)
          : `{"company":"test","method":"${method}","input":${random.chance(0.4) ? JSON.stringify(odd) : mutateJson(odd, random, 1)}}`;
        const envelope = readEnvelope(text);
        if (envelope === null || !isMethod(envelope.method)) return 'refused';
        return await carryOut(books, envelope.method, envelope.input);
      },
      close: () => books.close(),
    };
  },
};

/** Those of other methods need Xero, and are no business of this target. */
function isMethod(method: string): method is MethodName {
  return Object.hasOwn(methodInputs, method) && callsOf('').some(([name]) => name === method);
}

async function carryOut(books: TestCompany, method: MethodName, input: unknown) {
  return fateOf(await books.company.api.call(method, input), [books.sandbox.apiKey]);
}

/** A text of the input, where there is one, replaced. */
function withText(input: unknown, text: string): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const entry = Object.entries(input).find(([, value]) => typeof value === 'string');
  return entry === undefined ? input : { ...input, [entry[0]]: text };
}
