import { expect, test } from 'vitest';
import { helpFor, parseInvocation, usage } from '../../../electron/command-line/arguments.ts';
import { openDesk } from './desk.ts';

const everyCommand = 'Every command takes --json, and all but those of companies --company NAME.';

test.each([['--help'], ['-h'], ['help'], ['--json --help'], ['--help bogus']])('%s says every command', (words) => {
  expect(helpFor(words.split(' '))).toBe(usage());
});

test.each([
  ['sync --help', 'sync [--approve-all] [--no-push]'],
  ['--help sync', 'sync [--approve-all] [--no-push]'],
  ['help sync', 'sync [--approve-all] [--no-push]'],
  ['sync --bogus -h --json', 'sync [--approve-all] [--no-push]'],
  ['companies rename --help', 'companies rename NAME NEW-NAME'],
  ['--company Acme serve --help', 'serve [--port N]'],
])('%s says how that one is called', (words, form) => {
  expect(helpFor(words.split(' '))).toBe(`${form}\n\n${everyCommand}`);
});

test.each([['sync'], ['review approve -- --help'], ['sync --helpful']])('%s asks for none', (words) => {
  expect(helpFor(words.split(' '))).toBeNull();
});

test('help is exit 0 and text for people, whatever else is wrong, and does nothing', async () => {
  const desk = await openDesk({ empty: true });
  const outcome = await desk.here(['serve', '--help', '--json'], { variables: { TALLYBRIDGE_LOG: 'loud' } });
  await desk.close();
  expect(outcome).toEqual({ code: 0, stdout: '', stderr: `serve [--port N]\n\n${everyCommand}\n` });
});

test.each([
  ['sync --bogus', 'The command "sync" has no option --bogus.'],
  ['sync -x', 'The command "sync" has no option -x.'],
  ['demo --transactions -1', 'The option --transactions is not written as it has to be.'],
  ['review --state', 'The option --state is not written as it has to be.'],
  ['sync --json=yes', 'The option --json is not written as it has to be.'],
  ['import', 'The command "import" is not complete.'],
  ['companies rename Acme', 'The command "companies rename" is not complete.'],
  ['sync now', 'The command "sync" does not take "now".'],
  ['synk', '"synk" is not a command.'],
  ['connect', '"connect" alone is not a command. Say "connect cledara" or "connect xero".'],
  ['--company Acme export', '"export" alone is not a command. Say "export statement" or "export transactions".'],
])('%s is refused in words for people, with how it is called', (words, message) => {
  expect(parseInvocation(words.split(' '))).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', message, details: [{ at: 'usage' }] },
  });
});
