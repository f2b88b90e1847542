import { appendFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../../electron/adapters/ledger/open-ledger.ts';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { BundleDto } from '../../../shared/contract/diagnostics.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, openBooks, plainSetup } from '../engine/books.ts';
import { answer, interfere } from '../engine/interfere.ts';

/** What must not be in the bundle: each stands somewhere in the books, the services' answers or the log. */
const canaries = {
  owner: 'Zebedee Quillfeather',
  user: 'Ottoline Marchbanks',
  email: 'ottoline@marchbanks.example',
  merchant: 'GRIMBLEWICK SUNDRIES',
  contact: 'Fothergill and Daughters',
  organisation: 'Pemberton Widgets Ltd',
  comment: 'lunch with Persimmon',
  template: 'freely written by Horatia',
  option: 'Desk of Barnaby',
  author: 'Cressida Vane',
  card: '4111 1111 1111 1111',
  iban: 'GB82 WEST 1234 5698 7654 32',
  refusal: 'Mrs Undershaft says no',
  amount: '8713.37',
} as const;

const open = (bundle: BundleDto) =>
  Object.entries(unzipSync(new Uint8Array(Buffer.from(bundle.base64, 'base64')))).map(([name, bytes]) => ({
    name,
    text: strFromU8(bytes),
  }));

/** Everything that a hostile world can put into the books, the runs and the log of a company. */
async function liveAmongCanaries(): Promise<TestCompany> {
  const books = await openBooks({ variables: { TALLYBRIDGE_LOG: 'debug' } }, null);
  const { world } = books.sandbox;
  world.xero.organisation.name = canaries.organisation;
  Object.assign(world.xero.consentingUser, { firstName: 'Ottoline', lastName: 'Marchbanks', email: canaries.email });
  for (const category of world.xero.trackingCategories) {
    const [option] = category.options;
    if (option !== undefined) option.name = canaries.option;
  }
  const [category] = world.xero.trackingCategories;
  world.xero.addContact({ name: canaries.contact });
  await books.setup({
    ...plainSetup,
    xero: {},
    defaults: { ...plainSetup.defaults, description: canaries.template },
    applications: [
      {
        name: 'Figma',
        contact: canaries.contact,
        ...(category === undefined ? {} : { tracking: { [category.name]: canaries.option } }),
      },
    ],
  });
  const personal = `${canaries.comment} ${canaries.card} ${canaries.iban} ${canaries.email}`;
  for (const amount of [-8713.37, -2]) {
    const row = world.addTransaction({
      amount,
      application: application(books, 'Figma'),
      description: canaries.merchant,
      comment: personal,
    });
    if (row.card !== null) row.card.owner.name = canaries.owner;
    world.cledara.uploadInvoice(row.id, makeInvoiceFile('heic', [canaries.owner]));
  }
  const body = { Elements: [{ ValidationErrors: [{ Message: canaries.refusal }] }] };
  let refused = 0;
  interfere(books, ({ method, path }) => {
    if (method === 'GET' || !path.endsWith('/BankTransactions')) return null;
    refused += 1;
    return refused === 1 ? answer(400, body) : null;
  });
  await books.sync();
  await meetBug(books, `${Object.values(canaries).join(' / ')} ${books.sandbox.apiKey}`);
  await books.call('settings.apply', {
    json: JSON.stringify({ ...plainSetup, defaults: { ...plainSetup.defaults, description: canaries.template } }),
    author: canaries.author,
  });
  return books;
}

/** A run that ends with a bug whose text holds everything that it should not. */
async function meetBug(books: TestCompany, message: string): Promise<void> {
  const ledger = books.ledger();
  const { saveApplications } = ledger;
  ledger.saveApplications = () => {
    throw new Error(message);
  };
  await books.call('sync.start', { push: true, author: canaries.author });
  await books.company.settle();
  ledger.saveApplications = saveApplications;
}

describe('the diagnostic bundle', () => {
  test('holds no secret, no name, no text and no number of a person, however hostile the world', async () => {
    const books = await liveAmongCanaries();
    const bundle = await books.call('diagnostics.bundle', {});
    const zipped = open(bundle);
    expect(zipped).toEqual(bundle.files);

    // What is looked for was there to be found.
    const inTheBooks = JSON.stringify([
      [...books.ledger().movements()],
      [...books.ledger().proposals()],
      books.ledger().settingsHistory(),
      books.ledger().referenceData(),
      books.ledger().runs(10),
    ]);
    const log = readFileSync(join(books.folder, 'logs', 'tallybridge.log'), 'utf8');
    const known = { ...canaries, 'the API key': books.sandbox.apiKey };
    for (const [name, canary] of Object.entries(canaries)) {
      if (name !== 'amount') expect(inTheBooks + log, name).toContain(canary);
    }
    expect(inTheBooks).toContain('871337');
    expect(log).toContain(canaries.owner);

    const writings = Object.entries(known).flatMap(([name, canary]) =>
      [canary, canary.replaceAll(' ', ''), canary.replaceAll(' ', '-')].map(
        (text) => [name, text.toLowerCase()] as const,
      ),
    );
    const found = zipped.flatMap(({ name: file, text }) =>
      writings.filter(([, writing]) => text.toLowerCase().includes(writing)).map(([name]) => `${name} in ${file}`),
    );
    expect(found).toEqual([]);
    for (const part of ['Ottoline', 'Marchbanks', 'marchbanks.example', 'Quillfeather', books.folder]) {
      expect(zipped.filter(({ text }) => text.includes(part)).map(({ name }) => name)).toEqual([]);
    }
  });

  test('has its files, each readable, and says what was left out', async () => {
    const books = await liveAmongCanaries();
    const { fileName, files } = await books.call('diagnostics.bundle', {});
    expect(fileName).toBe('tallybridge-diagnostics-2026-06-15.zip');
    const text = Object.fromEntries(files.map((file) => [file.name, file.text]));
    expect(Object.keys(text)).toEqual([
      'about.txt',
      'checks.txt',
      'checks.json',
      'status.json',
      'runs.json',
      'settings.json',
      'counts.json',
      'crashes.txt',
      'log.txt',
    ]);
    expect(text['crashes.txt']).toBe('No report of a crash is kept on this computer.\n');
    const json = (name: string) => JSON.parse(text[name] ?? '');
    expect(text['about.txt']).toMatch(/Tallybridge +test\n.*\nNode +v24[\s\S]*SQLite +3[\s\S]*Left out: /);
    expect(json('checks.json').checks).toHaveLength(18);
    expect(text['checks.txt']).toContain('What role do I need?');
    expect(json('status.json')).toMatchObject({ movements: 2, connections: { xero: { tenant: '(left out)' } } });
    const [broken, first] = json('runs.json');
    expect(broken).toMatchObject({ finishedAt: expect.any(String), summary: null });
    expect(first.pulled).toBe(2);
    expect(first.attachmentProblems[0]).toEqual({ transactionId: expect.any(String), code: 'type-refused' });
    expect(json('settings.json')).toMatchObject({ number: 2, defaults: { account: '429', description: '(left out)' } });
    expect(json('counts.json')).toMatchObject({ movements: 2, attachments: { 'problem: type-refused': 2 } });
    const lines = (text['log.txt'] ?? '').trimEnd().split('\n');
    const bug = lines.map((line) => JSON.parse(line)).find(({ event }) => event === 'internal');
    expect(bug.fields).toMatchObject({ method: 'sync.start', name: 'Error', message: '(left out)' });
    expect(bug.fields.frames).toMatch(/\bpull\.ts:\d+/);
    expect(bug.fields.frames).not.toMatch(/[\\/]/);
  });

  test('names the reports of crashes, and holds nothing of what is in them', async () => {
    const books = await openBooks();
    const folder = join(books.folder, 'desktop', 'Crashpad', 'pending');
    mkdirSync(folder, { recursive: true });
    const named = '3f2504e0-4f89-41d3-9a0c-0305e82c3301.dmp';
    for (const [name, atS] of [
      [named, 1_780_000_000],
      [`${canaries.owner}.dmp`, 1_770_000_000],
    ] as const) {
      writeFileSync(join(folder, name), `MDMP ${canaries.iban}`);
      utimesSync(join(folder, name), atS, atS);
    }
    const { files } = await books.call('diagnostics.bundle', {});
    const text = files.find(({ name }) => name === 'crashes.txt')?.text ?? '';
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      `2026-05-28T20:26:40.000Z            32 bytes  ${named}`,
      '2026-02-02T02:40:00.000Z            32 bytes  [another name].dmp',
    ]);
    expect(JSON.stringify(files)).not.toContain('MDMP');
    expect(files.map(({ name }) => name).filter((name) => name.endsWith('.dmp'))).toEqual([]);
  });

  test('of a long log has its end, in whole lines', async () => {
    const books = await openBooks();
    await books.sync();
    const path = join(books.folder, 'logs', 'tallybridge.log');
    const log = readFileSync(path, 'utf8');
    const line = (number: number) =>
      JSON.stringify({ at: '2026-06-15T10:00:00.000Z', level: 'info', event: 'numbered', fields: { number } });
    appendFileSync(path, `${Array.from({ length: 5000 }, (_, number) => line(number)).join('\n')}\n`);
    const { files } = await books.call('diagnostics.bundle', {});
    const text = files.find(({ name }) => name === 'log.txt')?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(200_000);
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.filter((one) => one === '(left out)')).toEqual([]);
    expect(lines.at(-1)).toContain('"number":4999');
    expect(text).not.toContain(log.slice(0, 100));
  });

  test('is made while another program has the books, and says that the checks could not be run', async () => {
    const books = await openBooks();
    await books.sync();
    books.restart();
    const [company = ''] = readdirSync(join(books.folder, 'companies'));
    const taken = openLedger(join(books.folder, 'companies', company));
    try {
      const { files } = await books.call('diagnostics.bundle', {});
      expect(files.find(({ name }) => name === 'checks.txt')?.text).toContain('Another sync');
      expect(files.find(({ name }) => name === 'runs.json')?.text).toContain('"pulled": 0');
    } finally {
      if (taken.ok) taken.value.close();
    }
  });
});
