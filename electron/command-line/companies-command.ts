import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { errorOf } from '../api/error-of.ts';
import { archiveCompany, type Company, chooseCompany, listCompanies, renameCompany } from '../companies.ts';
import { type OpenCompany, openCompany, type Program } from '../compose.ts';
import { removeCompany } from '../remove-company.ts';
import type { CommandName, Invocation } from './arguments.ts';
import { badInput, fail } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';
import type { Surroundings } from './surroundings.ts';

export type CompaniesCommand = Extract<CommandName, 'companies' | `companies ${string}`>;

export function isCompaniesCommand(command: CommandName): command is CompaniesCommand {
  return command === 'companies' || command.startsWith('companies ');
}

type World = Pick<Surroundings, 'output' | 'author' | 'clock'> & { readonly program: Program };

/** What there is of companies, and what becomes of one as a whole. */
export async function runOnCompanies(
  command: CompaniesCommand,
  { company, operands }: Invocation,
  world: World,
): Promise<ExitCode> {
  if (company !== null) return fail(world, badInput('--company', 'Name the company behind the command instead.'));
  const { dataDir } = world.program.environment;
  const [name = '', given = ''] = operands;
  if (command === 'companies') return list(world, dataDir);
  const chosen = chooseCompany(dataDir, name, false);
  if (!chosen.ok) return fail(world, errorOf(chosen.error));
  const change = { author: world.author, at: new Date(world.clock.nowMs()).toISOString() };
  switch (command) {
    case 'companies rename':
      return await told(world, renameCompany(dataDir, chosen.value.id, given, change));
    case 'companies archive':
    case 'companies unarchive':
      return await archive(world, chosen.value, command === 'companies archive');
    case 'companies remove':
      return await remove(world, chosen.value, name);
  }

  async function archive(within: World, one: Company, archived: boolean): Promise<ExitCode> {
    // Whoever syncs has the books: a company is not put aside under a sync.
    const free = using(within.program, one, (opened) => opened.tellHistory());
    if (!free.ok) return fail(within, errorOf(free.error));
    return await told(within, archiveCompany(dataDir, one.id, archived, change));
  }
}

function list(world: World, dataDir: string): ExitCode {
  const listed = listCompanies(dataDir);
  if (!listed.ok) return fail(world, errorOf(listed.error));
  for (const { name, isArchived } of listed.value) world.output.say(isArchived ? `${name} (archived)` : name);
  if (listed.value.length === 0) world.output.say('There is no company yet.');
  return done(world.output, { companies: listed.value.map(toJson) });
}

/** Says what became of it; the log of its books tells it too, now or with their next opening. */
async function told(world: World, changed: Result<Company, Failure>): Promise<ExitCode> {
  if (!changed.ok) return fail(world, atOperand(errorOf(changed.error)));
  using(world.program, changed.value, (opened) => opened.tellHistory());
  world.output.say(`${changed.value.name}${changed.value.isArchived ? ' is archived' : ''}`);
  return done(world.output, { company: toJson(changed.value) });
}

async function remove(world: World, company: Company, name: string): Promise<ExitCode> {
  const { program } = world;
  const opened = openCompany(program, company);
  const parts = { program, open: () => ok(opened), close: () => opened.close() };
  const removed = await removeCompany({ company: company.id, name, author: world.author }, parts);
  opened.close();
  if (!removed.ok) return fail(world, atOperand(errorOf(removed.error)));
  world.output.say(`${company.name} was removed. A copy of its books is in ${removed.value}.`);
  return done(world.output, { removed: toJson(company), copy: removed.value });
}

function using<T>(program: Program, company: Company, work: (opened: OpenCompany) => T): T {
  const opened = openCompany(program, company);
  try {
    return work(opened);
  } finally {
    opened.close();
  }
}

/** The window has a field for the name; here it stands behind the command. */
function atOperand({ details, ...error }: ErrorDto): ErrorDto {
  return { ...error, details: details.map(({ at, message }) => ({ at: at === 'name' ? 'NAME' : at, message })) };
}

function toJson({ id, name, isArchived }: Company) {
  return { id, name, archived: isArchived };
}

function done(output: Output, document: unknown): ExitCode {
  output.document(document);
  return 0;
}
