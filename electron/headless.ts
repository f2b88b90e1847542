import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import open from 'open';
import { SystemClock } from './adapters/system/system-clock.ts';
import { errorOf } from './api/error-of.ts';
import { type Invocation, parseInvocation } from './command-line/arguments.ts';
import { reportBug } from './command-line/bug-report.ts';
import { type ExitCode, exitOfError } from './command-line/exit-code.ts';
import { createOutput, sayError } from './command-line/output.ts';
import { fail, runCommand } from './command-line/run-command.ts';
import { chooseCompany } from './companies.ts';
import { type OpenCompany, openCompany, openLog, openProgram } from './compose.ts';
import { runDemo } from './demo.ts';
import { readEnvironment } from './environment.ts';

const words = process.argv.slice(2);
const output = createOutput(words.includes('--json'));
let log: ReturnType<typeof openLog> | null = null;

/** Entry of the command line: the automation interface over the contract's methods. */
async function main(): Promise<ExitCode> {
  const invocation = parseInvocation(words);
  if (!invocation.ok) {
    sayError(output, invocation.error);
    output.document({ error: invocation.error });
    return exitOfError(invocation.error);
  }
  const environment = readEnvironment(process.env);
  if (!environment.ok) return fail({ output }, errorOf(environment.error));
  log = openLog(environment.value, new SystemClock());
  const { command } = invocation.value;
  if (command === 'demo')
    return await runDemo(output, environment.value, invocation.value, process.env['TALLYBRIDGE_DATA_DIR']);
  return await runOnCompany(command, invocation.value, environment.value);
}

async function runOnCompany(
  command: Exclude<Invocation['command'], 'demo'>,
  invocation: Invocation,
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
        author: author(),
      },
      invocation,
    );
  } finally {
    (opened as OpenCompany | null)?.close();
    await program.http.close();
  }
}

/** Who is at the keyboard; a container's user may have no name. */
function author(): string {
  try {
    return userInfo().username;
  } catch {
    return 'an unnamed user';
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

/** The one place where a bug ends, wherever it was thrown. What is written by then is read before the program is gone. */
function endWithBug(thrown: unknown): void {
  const exitCode = reportBug(output, log === null ? null : log.error.bind(log), thrown);
  process.stdout.write('', () => process.exit(exitCode));
}

// A broken pipe of the reader is no reason to lose the run's exit code.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('uncaughtException', endWithBug); // rejections that nobody handles come here too
try {
  process.exitCode = await main();
} catch (thrown) {
  endWithBug(thrown);
}
