import type { Environment } from '../environment.ts';
import type { Invocation } from './arguments.ts';
import { fail } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';
import { providePage } from './page-build.ts';
import { badPort, readPort, serveWindow, untilSignal } from './serve-window.ts';
import type { Surroundings } from './surroundings.ts';

/** The window of every company in a browser, until a signal comes. */
export async function runServe(
  environment: Environment,
  { options, json }: Invocation,
  { output, clock, version, author }: Surroundings,
): Promise<ExitCode> {
  const port = readPort(options['port']);
  if (port === null) return fail({ output }, badPort);
  const page = await providePage((text) => output.say(text));
  if (!page.ok) return fail({ output }, page.error);
  const ended = untilSignal();
  const served = await serveWindow({ environment, clock, version, author, port, page: page.value });
  if (!served.ok) return fail({ output }, served.error);
  if (json) output.document({ address: served.value.address });
  else output.file(`${served.value.address}\n`);
  output.say('Open this address in your browser. It works once. Ctrl-C ends Tallybridge.');
  await ended;
  output.say('Tallybridge is ending.');
  await served.value.close();
  return 0;
}
