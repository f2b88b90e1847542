import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportBug } from '../../../electron/command-line/bug-report.ts';
import { createOutput } from '../../../electron/command-line/output.ts';
import { type Desk, errorOf, filesBelow, type Outcome, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
  await desk.prepare();
  expect((await desk.here(['sync'])).code).toBe(0);
});
afterAll(() => desk.close());

const sentence =
  /^Something went wrong inside Tallybridge\. Nothing was lost; run it again, and report it if it happens again\. The log has the details under ([0-9a-f-]{36})\.$/;

/** One sentence and a name; the log has what happened under that name; no screen has a stack. */
function expectBugReport(outcome: Outcome, cause: RegExp): void {
  expect(outcome.code).toBe(3);
  const error = errorOf(outcome);
  expect(error.code).toBe('internal');
  expect(outcome.stderr).toBe(`${error.message}\n`);
  const id = sentence.exec(error.message)?.[1] ?? 'no id';
  expect(error.details).toEqual([{ at: 'log', message: id }]);
  expect(outcome.stdout + outcome.stderr).not.toMatch(/\n\s+at |node:internal|\.[jt]s:\d/);
  const log = filesBelow(desk.folder).find(({ path }) => path.endsWith('tallybridge.log'));
  const line = log?.bytes
    .toString('utf8')
    .split('\n')
    .find((text) => text.includes(id));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 'error', event: 'internal' });
  expect(line).toMatch(cause);
}

test('books that hold what no version wrote end a command with one sentence, and the cause in the log', async () => {
  const ledger = filesBelow(desk.folder).find(({ bytes }) => bytes.includes('CREATE TABLE movements'));
  const database = new DatabaseSync(ledger?.path ?? '');
  const before = database.prepare('SELECT id, summary_json FROM runs').all();
  database.exec(`UPDATE runs SET summary_json = '{"held"'`);
  database.close();
  expectBugReport(await desk.run(['status', '--json']), /SyntaxError/);
  const again = new DatabaseSync(ledger?.path ?? '');
  for (const { id, summary_json: text } of before) {
    again.prepare('UPDATE runs SET summary_json = ? WHERE id = ?').run(text ?? null, id ?? null);
  }
  again.close();
  expect((await desk.here(['status'])).code).toBe(0);
});

describe('a bug that nobody caught', () => {
  test.each([
    ['thrown from a timer', 'throw new Error("boom api_key=" + "hunter" + 2 + 2)'],
    ['of a promise', 'Promise.reject(new Error("boom api_key=" + "hunter" + 2 + 2))'],
  ])('%s ends the command the same way, with secrets masked in the log', async (_where, harm) => {
    desk.sandbox.faults.next({ service: 'cledara', fault: { kind: 'slow', ms: 5000 } });
    const wait = `const timer = setInterval(() => {
      // Its request to Cledara is under way: by then it knows where its log is.
      if (!process.getActiveResourcesInfo().includes('TCPSocketWrap')) return;
      clearInterval(timer);
      ${harm};
    }, 5);`;
    const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(wait)}`];
    const outcome = await desk.run(['connect', 'cledara', '--json'], { nodeOptions, stdin: desk.sandbox.apiKey });
    expectBugReport(outcome, /boom/);
    expect(
      filesBelow(desk.folder)
        .filter(({ bytes }) => bytes.includes('hunter2'))
        .map(({ path }) => path),
    ).toEqual([]);
    desk.sandbox.faults.clear();
  });
});

test('a bug after the document is out adds a sentence, and no second document', () => {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) });
  const output = createOutput(true, { stdout: stream('stdout'), stderr: stream('stderr') });
  output.document({ done: true });
  expect(reportBug(output, null, new Error('boom'))).toBe(3);
  expect(written).toEqual({
    stdout: '{"done":true}\n',
    stderr:
      'Something went wrong inside Tallybridge. Nothing was lost; run it again, and report it if it happens again.\n',
  });
});
