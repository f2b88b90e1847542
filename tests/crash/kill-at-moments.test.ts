import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RequestEntry } from '../../electron/sandbox/http/journal.ts';
import { BooksMemory, checkExactlyOnce } from './check-exactly-once.ts';
import { type CrashScene, chosenSeed, openCrashScene } from './crash-scene.ts';
import { checkEnd, goOnToTheEnd } from './go-on.ts';
import { type Asking, isOne, killAtMoment, type Moment } from './moment.ts';

const minuteMs = 60_000;

const pulling: Asking = { service: 'cledara', method: 'GET', path: /\/transactions$/ };
const signingIn: Asking = { service: 'identity', method: 'POST', path: /\/connect\/token$/ };
const readingTransfers: Asking = { service: 'xero', method: 'GET', path: /\/BankTransfers$/ };
const lookingUp: Asking = { service: 'xero', method: 'GET', path: /\/BankTransactions$/, query: /References=/ };
const makingContacts: Asking = { service: 'xero', method: 'PUT', path: /\/Contacts$/ };
const posting: Asking = { service: 'xero', method: 'PUT', path: /\/BankTransactions$/ };
const transferring: Asking = { service: 'xero', method: 'PUT', path: /\/BankTransfers$/ };
const billing: Asking = { service: 'xero', method: 'PUT', path: /\/Invoices$/ };
const paying: Asking = { service: 'xero', method: 'PUT', path: /\/Payments$/ };
const fetching: Asking = { service: 'files', method: 'GET', path: /./ };
const attaching: Asking = { service: 'xero', method: 'PUT', path: /\/Attachments\// };

const notDone = { kind: 'hang-before' } as const;
const doneButUnanswered = { kind: 'hang-after' } as const;
const secretsFile = (scene: CrashScene) => [join(scene.dataDir, 'secrets.json')];
/** Also what stands beside it while it is written. */
const secretsFiles = (scene: CrashScene) =>
  secretsFile(scene).flatMap((path) => [path, `${path}.lock`, `${path}.part`]);

let scene: CrashScene;
let memory: BooksMemory;

// One company for all of these, as in life; after a failure a new one, so that the next test speaks for itself.
beforeAll(async () => {
  await open();
});

beforeEach(async ({ annotate }) => {
  await annotate(`Seed ${scene.seed}: TALLYBRIDGE_TEST_SEED plays its dice again`); // printed where a test fails
  scene.feed.addDay();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  await scene.close();
  await open();
});

afterAll(async () => {
  await scene.close();
});

async function open(): Promise<void> {
  scene = await openCrashScene(chosenSeed());
  memory = new BooksMemory();
}

async function kill(moment: Moment): Promise<RequestEntry> {
  const entry = await killAtMoment(scene, moment);
  checkExactlyOnce(scene, memory, { complete: false });
  return entry;
}

interface NamedMoment extends Moment {
  readonly name: string;
}

describe('whatever it was doing when it was killed, the next sync posts everything once', () => {
  const moments: readonly NamedMoment[] = [
    { name: 'while Cledara answers', at: pulling, fault: notDone, until: 'arrived' },
    { name: 'while what was pulled is saved', at: pulling, until: 'saving' },
    { name: 'before Xero renews the sign-in', at: signingIn, fault: notDone, until: 'arrived' },
    { name: 'after Xero renewed the sign-in, not heard', at: signingIn, fault: doneButUnanswered, until: 'arrived' },
    { name: 'when the renewed sign-in has arrived', at: signingIn, until: 'answered' },
    { name: 'while the renewed sign-in is stored', at: signingIn, until: 'saving', saving: secretsFiles },
    { name: 'when the renewed sign-in was stored', at: signingIn, until: 'saving', saving: secretsFile },
    { name: 'while the plan is saved', at: readingTransfers, until: 'saving' },
    { name: 'before the contacts are made', at: makingContacts, fault: notDone, until: 'arrived' },
    { name: 'after the contacts were made, not heard', at: makingContacts, fault: doneButUnanswered, until: 'arrived' },
    { name: 'when the contacts have been made', at: makingContacts, until: 'answered' },
    { name: 'before the documents are made', at: posting, fault: notDone, until: 'arrived' },
    { name: 'after the documents were made, not heard', at: posting, fault: doneButUnanswered, until: 'arrived' },
    { name: 'when the documents have been made', at: posting, until: 'answered' },
    { name: 'while what Xero answered is saved', at: posting, until: 'saving' },
    { name: 'before a transfer is made', at: transferring, fault: notDone, until: 'arrived' },
    { name: 'after a transfer was made, not heard', at: transferring, fault: doneButUnanswered, until: 'arrived' },
    { name: 'when a transfer has been made', at: transferring, until: 'answered' },
    { name: 'before bills are made', at: billing, fault: notDone, until: 'arrived' },
    { name: 'after bills were made, not heard', at: billing, fault: doneButUnanswered, until: 'arrived' },
    { name: 'while it is saved that bills are made', at: billing, until: 'saving' },
    { name: 'before bills are paid', at: paying, fault: notDone, until: 'arrived' },
    { name: 'after bills were paid, not heard', at: paying, fault: doneButUnanswered, until: 'arrived' },
    { name: 'when bills have been paid', at: paying, until: 'answered' },
    { name: 'while an invoice is fetched', at: fetching, fault: notDone, until: 'arrived' },
    { name: 'before an invoice is attached', at: attaching, fault: notDone, until: 'arrived' },
    { name: 'after an invoice was attached, not heard', at: attaching, fault: doneButUnanswered, until: 'arrived' },
    { name: 'while it is saved that an invoice is attached', at: attaching, until: 'saving' },
  ];

  test.each(moments)('killed $name', async (moment) => {
    await kill(moment);
    await goOnToTheEnd(scene, memory);
  });
});

describe('a posting that was under way when it was killed', () => {
  test.each([
    { name: 'had not been done', fault: notDone },
    { name: 'had been done', fault: doneButUnanswered },
  ])('waits until nine minutes are over if it is started again after four, when it $name', async ({ fault }) => {
    await kill({ at: posting, fault, until: 'arrived' });
    const postings = () => scene.sandbox.world.requests.filter((entry) => isOne(entry, posting)).length;
    const before = postings();
    scene.clock.aheadMs += 4 * minuteMs;
    expect(checkEnd(await scene.startSync().ended)).not.toBeNull();
    expect(postings()).toBe(before);
    checkExactlyOnce(scene, memory, { complete: false });
    await goOnToTheEnd(scene, memory);
  });

  test.each([
    { name: 'had not been done', fault: notDone },
    { name: 'had been done', fault: doneButUnanswered },
  ])('is looked up at once if it is started again after ten minutes, when it $name', async ({ fault }) => {
    await kill({ at: posting, fault, until: 'arrived' });
    scene.clock.aheadMs += 10 * minuteMs;
    const end = await scene.startSync().ended;
    expect(checkEnd(end)).toBeNull();
    checkExactlyOnce(scene, memory, { complete: true });
  });

  test('is done once even where Xero gets round to it only after the same request has come again', async () => {
    const late = await kill({ at: posting, fault: { kind: 'slow', ms: 2500 }, until: 'arrived' });
    await goOnToTheEnd(scene, memory);
    await expect.poll(() => late.status, { timeout: 50_000 }).toBe(200);
    checkExactlyOnce(scene, memory, { complete: true });
  });

  test('is done once where Xero gets round to it five minutes later, while nothing may be sent', async () => {
    await kill({ at: posting, fault: { kind: 'late-effect', afterMs: 5 * minuteMs }, until: 'arrived' });
    scene.clock.aheadMs += 4 * minuteMs;
    checkEnd(await scene.startSync().ended);
    checkExactlyOnce(scene, memory, { complete: false });
    await goOnToTheEnd(scene, memory);
  });
});

describe('a recovery that is killed itself', () => {
  test('while it looks up what became of a posting, posts everything once', async () => {
    await kill({ at: posting, fault: doneButUnanswered, until: 'arrived' });
    scene.clock.aheadMs += 10 * minuteMs;
    scene.sandbox.faults.next({ ...lookingUp, fault: { kind: 'slow', ms: 200 }, times: 10 });
    await kill({ at: lookingUp, until: 'arrived' });
    await kill({ at: lookingUp, until: 'saving' });
    await goOnToTheEnd(scene, memory);
  });

  test('while it sends the same request again, posts everything once', async () => {
    await kill({ at: posting, fault: notDone, until: 'arrived' });
    await kill({ at: posting, fault: doneButUnanswered, until: 'arrived' });
    await kill({ at: posting, until: 'answered' });
    await goOnToTheEnd(scene, memory);
  });

  test('again and again for more than the six minutes that Xero knows a request by its key, posts everything once', async () => {
    for (const fault of [doneButUnanswered, notDone, doneButUnanswered, notDone]) {
      scene.feed.addDay();
      await kill({ at: posting, fault, until: 'arrived' });
      scene.clock.aheadMs += 2.5 * minuteMs;
    }
    await goOnToTheEnd(scene, memory);
  });
});
