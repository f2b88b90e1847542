import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppMethodName, appMethodInputs } from '../../../shared/contract/app-methods.ts';
import { type MethodName, methodInputs } from '../../../shared/contract/methods.ts';
import { makePassphrasesCheap } from '../../fixtures/cheap-passphrase-option.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, type Visitor, visit } from './visitor.ts';

const passphrase = 'correct horse battery staple 77ad';

makePassphrasesCheap();

let window: TestWindow;
let visitor: Visitor;
beforeAll(async () => {
  window = await openTestWindow({
    page: 'placeholder',
    transactions: 30,
    secrets: 'file',
    variables: { TALLYBRIDGE_PASSPHRASE: passphrase, TALLYBRIDGE_LOG: 'debug' },
  });
  visitor = await openVisitor(window);
});
afterAll(() => window.stop());

const all = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 100 };

/** Something to say to each method; where it is not what the method takes, the refusal is looked at instead. */
const inputs: Readonly<Record<string, () => unknown>> = {
  'connection.cledara': () => ({ apiKey: window.sandbox.apiKey }),
  'connection.xero.begin': () => ({ clientId: window.sandbox.clientId }),
  'settings.apply': () => ({ json: '{"version": 1}', author: 'x' }),
  'settings.preview': () => ({ json: '{"version": 1}' }),
  'settings.change': () => ({ base: 1, settings: {}, author: 'x' }),
  'settings.history': () => ({ limit: 10 }),
  'settings.revert': () => ({ version: 1, author: 'x' }),
  'sync.run': () => ({ approveAll: true, push: true, author: 'x' }),
  'sync.start': () => ({ push: false, author: 'x' }),
  'review.list': () => ({ state: 'all' }),
  'review.query': () => all,
  'review.ids': () => all,
  'review.item': () => ({ transactionId: window.sandbox.world.cledara.transactions[0]?.id }),
  'review.decide': () => ({ decision: 'approve', ids: 'all', author: 'x' }),
  'invoice.read': () => ({ transactionId: window.sandbox.world.cledara.transactions[0]?.id }),
  'activity.runs': () => ({ before: null, limit: 50 }),
  'activity.search': () => ({ text: '', runId: null, states: [], before: null, limit: 100 }),
  'export.transactions': () => ({ format: 'csv' }),
  'companies.add': () => ({ name: 'Another' }),
  'preferences.write': () => ({ key: 'theme', value: 'dark' }),
};

/** The page that follows needs no longer to wait for somebody who signs in. */
const waitsForPerson: ReadonlySet<string> = new Set<MethodName>(['connection.xero.finish']);

test('no answer of any method, no event and no refusal holds a secret', async () => {
  const tape = await visitor.listen();
  const received: Record<string, string> = {};
  // Twice: what is told after a run is more than before it.
  for (const round of [1, 2]) {
    for (const method of Object.keys(methodInputs) as MethodName[])
      if (!waitsForPerson.has(method)) received[`${method} ${round}`] = await ask(window.company, method);
    for (const method of Object.keys(appMethodInputs) as AppMethodName[])
      received[`${method} ${round}`] = await ask(null, method);
  }
  received['the page'] = JSON.stringify(await visit(window, { headers: visitor.headers }));
  received['a refusal'] = JSON.stringify(await visit(window, { path: new URL(window.address).pathname }));
  received['the events'] = JSON.stringify(tape.events);
  received['the log'] = readFileSync(join(window.folder, 'logs', 'tallybridge.log'), 'utf8');
  tape.close();

  const cookie = visitor.headers['cookie']?.split('=')[1] ?? '';
  const ticket = new URL(window.address).pathname.split('/').at(-1) ?? '';
  const secrets = [window.sandbox.apiKey, passphrase, cookie, ticket, ...window.tokens()];
  expect(window.tokens().length).toBeGreaterThanOrEqual(4);
  expect(secrets.every((secret) => secret.length > 15)).toBe(true);
  const found = Object.entries(received).flatMap(([place, text]) =>
    secrets.filter((secret) => writings(secret).some((writing) => text.includes(writing))).map(() => place),
  );
  expect(found).toEqual([]);

  // The methods did answer, so that there was something to look at.
  expect(received['sync.run 1']).toContain('"pushed"');
  expect(received['status.read 2']).toContain('"Demo Company (UK)"');
  expect(Object.values(received).join('').length).toBeGreaterThan(50_000);
});

async function ask(company: string | null, method: string): Promise<string> {
  const input = inputs[method]?.() ?? {};
  const { headers, body } = await visitor.post(JSON.stringify({ company, method, input }));
  return JSON.stringify(headers) + body;
}

/** The ways in which a text may be written down. */
function writings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(secret),
  ];
}
