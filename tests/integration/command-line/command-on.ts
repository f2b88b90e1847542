import { parseInvocation } from '../../../electron/command-line/arguments.ts';
import { fail } from '../../../electron/command-line/command-world.ts';
import { isCompaniesCommand } from '../../../electron/command-line/companies-command.ts';
import { createOutput } from '../../../electron/command-line/output.ts';
import { runCommand } from '../../../electron/command-line/run-command.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import type { Outcome } from './desk.ts';

/** Runs a command on a company that is open already, on its clock that skips waits: the quickest way to try many. */
export async function commandOn(company: TestCompany, words: readonly string[], stdin = ''): Promise<Outcome> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const output = createOutput(words.includes('--json'), { stdout: stream('stdout'), stderr: stream('stderr') });
  const invocation = parseInvocation(words);
  if (!invocation.ok) return { code: fail({ output }, invocation.error), ...said };
  const { command } = invocation.value;
  if (command === 'demo' || command === 'serve' || command === 'first-contact' || isCompaniesCommand(command))
    throw new Error('It brings a world of its own.');
  const world = {
    output,
    api: () => ({ ok: true, value: company.company.api }) as const,
    cledaraApiKey: null,
    readInput: () => Promise.resolve(stdin),
    openBrowser: () => undefined,
    author: 'the test',
  };
  const code = await runCommand[command](world, invocation.value);
  return { code, ...said };
}
