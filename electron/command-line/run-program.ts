import { errorOf } from '../api/error-of.ts';
import { chooseCompany } from '../companies.ts';
import { type OpenCompany, openCompany, openLog, openProgram } from '../compose.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { helpFor, type Invocation, parseInvocation } from './arguments.ts';
import { type CommandWorld, fail } from './command-world.ts';
import { isCompaniesCommand, runOnCompanies } from './companies-command.ts';
import type { ExitCode } from './exit-code.ts';
import { type CompanyCommand, runCommand } from './run-command.ts';
import type { Surroundings } from './surroundings.ts';

// A command that stands by itself is loaded when it is asked for: the demo's sandbox, the window's host and the file of its
// preferences take as long to load as a third of everything that a sync needs.

/** One command from its words to its exit code. Bad words come first, then the environment, then everything else. */
export async function runProgram(words: readonly string[], around: Surroundings): Promise<ExitCode> {
  const { output, variables, clock } = around;
  const help = helpFor(words);
  if (help !== null) {
    output.say(help);
    return 0;
  }
  const invocation = parseInvocation(words);
  if (!invocation.ok) return fail({ output }, invocation.error);
  const environment = readEnvironment(variables);
  if (!environment.ok) return fail({ output }, errorOf(environment.error));
  around.onLog(openLog(environment.value, clock));
  const { command } = invocation.value;
  if (command === 'demo') {
    const { runDemo } = await import('../demo.ts');
    return await runDemo(environment.value, invocation.value, around);
  }
  if (command === 'serve') {
    const { runServe } = await import('./serve.ts');
    return await runServe(environment.value, invocation.value, around);
  }
  if (command === 'first-contact') {
    const { runFirstContact } = await import('../first-contact/run-first-contact.ts');
    return await runFirstContact(environment.value, invocation.value, around);
  }
  if (isCompaniesCommand(command)) {
    const program = openProgram(environment.value, clock, around.version);
    return await runOnCompanies(command, invocation.value, { ...around, program }).finally(() => program.http.close());
  }
  return await runOnCompany(command, invocation.value, environment.value, around);
}

async function runOnCompany(
  command: CompanyCommand,
  invocation: Invocation,
  environment: Environment,
  around: Surroundings,
): Promise<ExitCode> {
  const program = openProgram(environment, around.clock, around.version);
  let opened: OpenCompany | null = null;
  const api: CommandWorld['api'] = ({ create }) => {
    if (opened !== null) return { ok: true, value: opened.api };
    const company = chooseCompany(environment.dataDir, invocation.company, create);
    if (!company.ok) return company;
    opened = openCompany(program, company.value);
    return { ok: true, value: opened.api };
  };
  try {
    return await runCommand[command]({ ...around, api, cledaraApiKey: environment.cledaraApiKey }, invocation);
  } finally {
    (opened as OpenCompany | null)?.close();
    await program.http.close();
  }
}
