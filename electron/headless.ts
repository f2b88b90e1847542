import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import open from 'open';
import { SystemClock } from './adapters/system/system-clock.ts';
import { errorOf } from './api/error-of.ts';
import { type Invocation, parseInvocation } from './command-line/arguments.ts';
import { type ExitCode, exitOfError } from './command-line/exit-code.ts';
import { createOutput, type Output, sayError } from './command-line/output.ts';
import { fail, runCommand } from './command-line/run-command.ts';
import { chooseCompany } from './companies.ts';
import { type OpenCompany, openCompany, openProgram } from './compose.ts';
import { runDemo } from './demo.ts';
import { readEnvironment } from './environment.ts';

/** Entry of the command line: the automation interface over the contract's methods. */
async function main(words: readonly string[]): Promise<ExitCode> {
  const json = words.includes('--json');
  const output = createOutput(json);
  const invocation = parseInvocation(words);
  if (!invocation.ok) {
    sayError(output, invocation.error);
    output.document({ error: invocation.error });
    return exitOfError(invocation.error);
  }
  const environment = readEnvironment(process.env);
  if (!environment.ok) return fail({ output }, errorOf(environment.error));
  const { command } = invocation.value;
  if (command === 'demo') return await runDemo(output, environment.value, invocation.value, process.env);
  return await runOnCompany(command, invocation.value, output, environment.value);
}

async function runOnCompany(
  command: Exclude<Invocation['command'], 'demo'>,
  invocation: Invocation,
  output: Output,
  environment: Parameters<typeof openProgram>[0],
): Promise<ExitCode> {
  const program = openProgram(environment, new SystemClock(), version());
  let opened: OpenCompany | null = null;
  try {
    return await runCommand[command](
      {
        output,
        api: ({ create }) => {
          if (opened !== null) return { ok: true, value: opened.api };
          const company = chooseCompany(environment.dataDir, invocation.company, create);
          if (!company.ok) return company;
          opened = openCompany(program, company.value);
          return { ok: true, value: opened.api };
        },
        cledaraApiKey: environment.cledaraApiKey,
        openBrowser: (url) => {
          open(url).catch(() => output.say(`The browser could not be opened. Open this address yourself: ${url}`));
        },
        author: userInfo().username,
      },
      invocation,
    );
  } finally {
    (opened as OpenCompany | null)?.close();
    await program.http.close();
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

// A broken pipe of the reader is no reason to lose the run's exit code.
process.stdout.on('error', () => {});
process.exitCode = await main(process.argv.slice(2));
