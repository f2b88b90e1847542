import { parseArgs } from 'node:util';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** A command with its options, before anything is opened. */
export interface Invocation {
  readonly command: CommandName;
  readonly company: string | null;
  readonly json: boolean;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly operands: readonly string[];
}

const shared = { company: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Every command that works, with the options it takes and how it is called. */
export const commands = {
  'connect cledara': { options: {}, operands: [0, 0], usage: 'connect cledara' },
  'connect xero': {
    options: {
      'client-id': { type: 'string' },
      'print-url': { type: 'boolean' },
      'bank-feeds': { type: 'boolean' },
      like: { type: 'string' },
      tenant: { type: 'string' },
    },
    operands: [0, 0],
    usage: 'connect xero --client-id ID [--print-url] [--bank-feeds] | connect xero --like COMPANY [--tenant NAME]',
  },
  setup: {
    options: { export: { type: 'boolean' }, template: { type: 'string' } },
    operands: [0, 1],
    usage: 'setup FILE | setup --template FILE | setup --export',
  },
  sync: {
    options: { 'approve-all': { type: 'boolean' }, 'no-push': { type: 'boolean' } },
    operands: [0, 0],
    usage: 'sync [--approve-all] [--no-push]',
  },
  review: {
    options: { state: { type: 'string' }, all: { type: 'boolean' } },
    operands: [0, 100_001],
    usage: 'review [--state STATE|all] | review approve|hold|exclude ID… | --all',
  },
  applications: {
    options: { export: { type: 'string' }, import: { type: 'string' } },
    operands: [0, 0],
    usage: 'applications --export FILE | applications --import FILE',
  },
  'applications suggest': {
    options: { accept: { type: 'boolean' } },
    operands: [0, 0],
    usage: 'applications suggest [--accept]',
  },
  'contacts create': { options: {}, operands: [1, 1], usage: 'contacts create NAME' },
  backfill: {
    options: {
      from: { type: 'string' },
      account: { type: 'string' },
      start: { type: 'boolean' },
      pause: { type: 'boolean' },
      resume: { type: 'boolean' },
      stop: { type: 'boolean' },
    },
    operands: [0, 0],
    usage: 'backfill [--from DAY [--start] | --pause | --resume | --stop] [--account ID]',
  },
  undo: { options: {}, operands: [0, 10_000], usage: 'undo ID…' },
  status: { options: {}, operands: [0, 0], usage: 'status' },
  doctor: { options: {}, operands: [0, 0], usage: 'doctor' },
  'first-contact': {
    options: { organisation: { type: 'string' } },
    operands: [0, 0],
    usage: 'first-contact [--organisation NAME]',
  },
  'export statement': {
    options: {
      account: { type: 'string' },
      format: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
    },
    operands: [0, 0],
    usage: 'export statement --account ID --format csv|ofx|camt053|quickbooks --from DAY --to DAY --out FILE',
  },
  'export transactions': {
    options: {
      format: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
    },
    operands: [0, 0],
    usage: 'export transactions --format csv [--from DAY] [--to DAY] --out FILE',
  },
  feed: {
    options: {},
    operands: [0, 100_002],
    usage: 'feed | feed retry|count ACCOUNT | feed corrected ACCOUNT [ID…]',
  },
  import: { options: { account: { type: 'string' } }, operands: [1, 100], usage: 'import [--account ID] FILE…' },
  companies: { options: {}, operands: [0, 0], usage: 'companies' },
  'companies rename': { options: {}, operands: [2, 2], usage: 'companies rename NAME NEW-NAME' },
  'companies archive': { options: {}, operands: [1, 1], usage: 'companies archive NAME' },
  'companies unarchive': { options: {}, operands: [1, 1], usage: 'companies unarchive NAME' },
  'companies remove': { options: {}, operands: [1, 1], usage: 'companies remove NAME' },
  serve: { options: { port: { type: 'string' } }, operands: [0, 0], usage: 'serve [--port N]' },
  demo: {
    options: {
      once: { type: 'boolean' },
      transactions: { type: 'string' },
      seed: { type: 'string' },
      port: { type: 'string' },
    },
    operands: [0, 0],
    usage: 'demo [--once] [--transactions N] [--seed N] [--port N]',
  },
} as const satisfies Record<string, CommandForm>;

interface CommandForm {
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  readonly operands: readonly [number, number];
  readonly usage: string;
}

export type CommandName = keyof typeof commands;

export function usage(): string {
  const lines = Object.values(commands).map((form) => `  ${form.usage}`);
  return ['Tallybridge: Cledara movements into Xero, exactly once.', '', ...lines, '', everyCommand].join('\n');
}

const everyCommand = 'Every command takes --json, and all but those of companies --company NAME.';

/** What to say where help is asked for, wherever among the words: of the command that they name, else of all. Null where it is not. */
export function helpFor(words: readonly string[]): string | null {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  if (words[0] !== 'help' && !options.some((word) => word === '--help' || word === '-h')) return null;
  const named = nameOf(words[0] === 'help' ? words.slice(1) : words);
  if (named !== null) return `${commands[named.command].usage}\n\n${everyCommand}`;
  const longer = beginningWith(firstWord(words[0] === 'help' ? words.slice(1) : words) ?? '');
  return longer.length === 0 ? usage() : [...longer.map((name) => commands[name].usage), '', everyCommand].join('\n');
}

/** Commands of two words, by the first of them. */
function beginningWith(first: string): readonly CommandName[] {
  return (Object.keys(commands) as CommandName[]).filter((name) => name.startsWith(`${first} `));
}

/** Reads the words after the program's name. Anything that is not understood is an error that says what is. */
export function parseInvocation(words: readonly string[]): Result<Invocation, ErrorDto> {
  const named = nameOf(words);
  if (named === null) {
    const first = firstWord(words);
    if (first === null) return bad('No command was given.', usage());
    const longer = beginningWith(first);
    if (longer.length === 0) return bad(`"${first}" is not a command.`, usage());
    const named = longer.map((name) => `"${name}"`).join(' or ');
    return bad(
      `"${first}" alone is not a command. Say ${named}.`,
      longer.map((name) => commands[name].usage).join('\n'),
    );
  }
  const form: CommandForm = commands[named.command];
  try {
    const { values, positionals } = parseArgs({
      args: [...named.rest],
      options: { ...shared, ...form.options },
      allowPositionals: true,
      strict: true,
    });
    const [least, most] = form.operands;
    if (positionals.length < least) return bad(`The command "${named.command}" is not complete.`, form.usage);
    if (positionals.length > most)
      return bad(`The command "${named.command}" does not take "${positionals.join(' ')}".`, form.usage);
    const { company, json, ...options } = values as Record<string, string | boolean | undefined>;
    return ok({
      command: named.command,
      company: typeof company === 'string' ? company : null,
      json: json === true,
      options: Object.fromEntries(
        Object.entries(options).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined),
      ),
      operands: positionals,
    });
  } catch (error) {
    return bad(whyNotRead(named.command, error), form.usage);
  }
}

/** What `parseArgs` objects to, in words for people; its own advise a programmer. */
function whyNotRead(command: CommandName, error: unknown): string {
  const [, option] = error instanceof Error ? (/'(--?[^\s'<=,]+)/.exec(error.message) ?? []) : [];
  if (option === undefined) return `The options of the command "${command}" were not understood.`;
  if (error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `The command "${command}" has no option ${option}.`;
  return `The option ${option} is not written as it has to be.`;
}

function firstWord(words: readonly string[]): string | null {
  return words[firstPlace(words)] ?? null;
}

/** Of the first word that is neither an option nor the name of a company; -1 where there is none. */
function firstPlace(words: readonly string[]): number {
  return words.findIndex((word, index) => !word.startsWith('-') && words[index - 1] !== '--company');
}

/** Options may stand before the command; the command's words are the first ones that are no option. */
function nameOf(words: readonly string[]): { command: CommandName; rest: readonly string[] } | null {
  const rest = [...words];
  const start = firstPlace(rest);
  if (start === -1) return null;
  for (const length of [2, 1]) {
    const name = rest.slice(start, start + length).join(' ');
    if (Object.hasOwn(commands, name)) {
      rest.splice(start, length);
      return { command: name as CommandName, rest };
    }
  }
  return null;
}

function bad(message: string, form: string): Result<never, ErrorDto> {
  return err({ code: 'invalid-input', message, details: [{ at: 'usage', message: form }] });
}
