import type { ErrorDto } from '../../shared/contract/sync-summary.ts';

/** Where a command's words go: people's text to standard error, JSON alone to standard output. */
export interface Output {
  /** A line for people. */
  say(text: string): void;
  /** The command's JSON document, only where it was asked for. */
  document(value: unknown): void;
  /** A JSON line that is printed whether asked for or not, because it is what the command is for. */
  always(value: unknown): void;
  /** A whole file that the command is for, on standard output whether JSON was asked for or not. */
  file(text: string): void;
  /** Whether the command's document, or its file, is out: there is never a second one. */
  readonly documented: boolean;
}

/** Where text goes. */
export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export function createOutput(json: boolean, { stdout, stderr }: Streams = process): Output {
  let documented = false;
  const line = (value: unknown): void => {
    stdout.write(`${JSON.stringify(value)}\n`);
  };
  return {
    say: (text) => stderr.write(`${text}\n`),
    document: (value) => {
      if (json) line(value);
      documented = true;
    },
    always: line,
    file: (text) => {
      stdout.write(text);
      documented = true;
    },
    get documented() {
      return documented;
    },
  };
}

export function sayError(output: Output, error: ErrorDto): void {
  output.say(error.message);
  for (const { at, message } of error.details) output.say(`  ${at}: ${message}`);
}
