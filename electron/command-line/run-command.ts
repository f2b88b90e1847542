import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { errorOf } from '../api/error-of.ts';
import { checkExportDays } from '../api/export-days.ts';
import { readSetupText, withLocalProblems } from '../api/setup-text.ts';
import { applyTemplate, listSuggestions, moveMapping } from './application-commands.ts';
import type { CommandName, Invocation } from './arguments.ts';
import { backfillCommand } from './backfill-command.ts';
import {
  badInput,
  badInputs,
  type Command,
  type CommandWorld,
  call,
  done,
  fail,
  readTextFile,
} from './command-world.ts';
import type { CompaniesCommand } from './companies-command.ts';
import { organisationLike } from './connect-like.ts';
import { describeCheck, describeProposal, describeStatus, describeSummary, describeUndo } from './describe.ts';
import { type ExitCode, exitOfStates, exitOfStatus, exitOfSummary, exitOfUndo } from './exit-code.ts';
import { checkExportPath, writeExportFile } from './export-file.ts';
import { describeStatement, exitOfStatement, writeStatementFiles } from './export-statement.ts';
import { commandFeed } from './feed-command.ts';
import { importFiles } from './import-files.ts';

/** Commands on one company: all but those that bring a world of their own. */
export type CompanyCommand = Exclude<CommandName, 'demo' | 'serve' | 'first-contact' | CompaniesCommand>;

export const runCommand: Readonly<Record<CompanyCommand, Command>> = {
  'connect cledara': async (world) => {
    const apiKey = world.cledaraApiKey ?? (await world.readInput());
    if (apiKey.trim() === '') return fail(world, badInput('API key', 'No API key was given.'));
    const connected = await call(world, 'connection.cledara', { apiKey }, { create: true });
    if (!connected.ok) return fail(world, connected.error);
    world.output.say('Cledara is connected.');
    return done(world, connected.value);
  },

  'connect xero': async (world, { options }) => {
    if (options['like'] !== undefined) return await connectLike(world, options);
    const clientId = options['client-id'];
    if (typeof clientId !== 'string')
      return fail(world, badInput('--client-id', 'Give the client id of your Xero app.'));
    const api = world.api({ create: true });
    if (!api.ok) return fail(world, errorOf(api.error));
    const asked = options['bank-feeds'] === true ? { bankFeeds: true } : {};
    const begun = await api.value.call('connection.xero.begin', { clientId, ...asked });
    if (!begun.ok) return fail(world, errorOf(begun.error));
    const { authoriseUrl } = begun.value;
    if (options['print-url'] === true) world.output.always({ authoriseUrl });
    else world.openBrowser(authoriseUrl);
    world.output.say('Sign in to Xero in the browser. This waits for five minutes.');
    const finished = await api.value.call('connection.xero.finish', {});
    if (!finished.ok) return fail(world, errorOf(finished.error));
    world.output.say(
      `Xero is connected: ${finished.value.tenants.map(({ name }) => name).join(', ') || 'no organisation'}.`,
    );
    // Where no organisation is chosen yet, the role is told once the setup file names one.
    const role = await api.value.call('connection.xero.role', {});
    if (role.ok) world.output.say(role.value.sentence);
    if (options['print-url'] === true) world.output.always(finished.value);
    else world.output.document(finished.value);
    return 0;
  },

  setup: async (world, { options, operands }) => {
    const [file] = operands;
    const { template } = options;
    if (typeof template === 'string') {
      if (file !== undefined || options['export'] === true)
        return fail(world, badInput('usage', 'Give a file, --template FILE or --export.'));
      return await applyTemplate(world, template);
    }
    if (options['export'] === true) {
      if (file !== undefined) return fail(world, badInput('usage', 'Give a file or --export, not both.'));
      const exported = await call(world, 'settings.export', {});
      if (!exported.ok) return fail(world, exported.error);
      world.output.file(`${JSON.stringify(exported.value, null, 2)}\n`);
      return 0;
    }
    if (file === undefined) return fail(world, badInput('usage', 'Name the setup file.'));
    const json = readTextFile(file);
    if (!json.ok) return fail(world, json.error);
    const applied = await call(world, 'settings.apply', { json: json.value, author: world.author });
    if (!applied.ok) return fail(world, setupError(json.value, applied.error));
    world.output.say(`The settings are in force (version ${applied.value.version}).`);
    return done(world, applied.value);
  },

  sync: async (world, { options }) => {
    const input = {
      approveAll: options['approve-all'] === true,
      push: options['no-push'] !== true,
      author: world.author,
    };
    const ran = await call(world, 'sync.run', input);
    if (!ran.ok) return fail(world, ran.error);
    for (const line of describeSummary(ran.value)) world.output.say(line);
    world.output.document(ran.value);
    return exitOfSummary(ran.value);
  },

  review: async (world, { options, operands }) => {
    const [decision, ...ids] = operands;
    if (decision === undefined) {
      if (options['all'] === true)
        return fail(world, badInput('--all', 'Say what to do with all: approve, hold or exclude.'));
      return await listReview(world, options['state'] ?? null);
    }
    if (options['state'] !== undefined)
      return fail(world, badInput('--state', 'It goes with listing, not with deciding.'));
    if (options['all'] === true && ids.length > 0)
      return fail(world, badInput('--all', 'Give ids or --all, not both.'));
    if (options['all'] !== true && ids.length === 0)
      return fail(world, badInput('usage', 'Name the items, or give --all.'));
    const input = { decision, ids: options['all'] === true ? 'all' : ids, author: world.author };
    const decided = await call(world, 'review.decide', input);
    if (!decided.ok) return fail(world, decided.error);
    for (const { transactionId, state } of decided.value.changed) world.output.say(`${transactionId}: ${state}`);
    world.output.document(decided.value);
    return exitOfStates(decided.value.changed);
  },

  applications: moveMapping,

  'applications suggest': listSuggestions,

  'contacts create': async (world, { operands: [name = ''] }) => {
    const made = await call(world, 'contacts.create', { name, author: world.author });
    if (!made.ok) return fail(world, made.error);
    world.output.say(`Xero has the contact ${made.value.contact}.`);
    return done(world, made.value);
  },

  backfill: backfillCommand,

  undo: async (world, { operands }) => {
    if (operands.length === 0) return fail(world, badInput('usage', 'Name the items that are to be undone.'));
    const undone = await call(world, 'review.undo', { ids: [...operands], author: world.author });
    if (!undone.ok) return fail(world, undone.error);
    for (const line of describeUndo(undone.value)) world.output.say(line);
    world.output.document(undone.value);
    return exitOfUndo(undone.value);
  },

  status: async (world) => {
    const read = await call(world, 'status.read', {});
    if (!read.ok) return fail(world, read.error);
    for (const line of describeStatus(read.value)) world.output.say(line);
    world.output.document(read.value);
    return exitOfStatus(read.value);
  },

  doctor: async (world) => {
    const ran = await call(world, 'diagnostics.run', {});
    if (!ran.ok) return fail(world, ran.error);
    for (const check of ran.value.checks) for (const line of describeCheck(check)) world.output.say(line);
    const { error, checks } = ran.value;
    world.output.document(error === undefined ? { checks } : { error, checks });
    if (error !== undefined) return 3;
    return ran.value.checks.every(({ status }) => status === 'ok') ? 0 : 1;
  },

  import: importFiles,

  feed: commandFeed,

  'export statement': async (world, { options }) => {
    const { account, format, from, to, out } = options;
    const missing = Object.entries({ account, format, from, to, out }).filter(([, value]) => typeof value !== 'string');
    if (missing.length > 0 || typeof out !== 'string') {
      return fail(
        world,
        badInputs(missing.map(([name]) => ({ at: `--${name}`, message: statementOptions[name] ?? '' }))),
      );
    }
    const days = checkExportDays({ from: String(from), to: String(to) });
    if (!days.ok) return fail(world, errorOf(days.error));
    const path = checkExportPath(out);
    if (!path.ok) return fail(world, path.error);
    const exported = await call(world, 'export.statement', { account, format, from, to, author: world.author });
    if (!exported.ok) return fail(world, exported.error);
    const written = writeStatementFiles(path.value, exported.value.files);
    if (!written.ok) {
      await call(world, 'export.statement.withdraw', { exportId: exported.value.exportId });
      return fail(world, written.error);
    }
    for (const line of describeStatement(exported.value, written.value)) world.output.say(line);
    const { opening, closing, overlaps, heldBack, missed } = exported.value;
    const taken = { from: exported.value.from, to: exported.value.to };
    world.output.document({ files: written.value, ...taken, opening, closing, overlaps, heldBack, missed });
    return exitOfStatement(exported.value);
  },

  'export transactions': async (world, { options }) => {
    const { out, format } = options;
    if (format !== 'csv') return fail(world, badInput('--format', 'Give --format csv.'));
    if (typeof out !== 'string') return fail(world, badInput('--out', 'Name the file to write.'));
    const days = { ...dayOption('from', options), ...dayOption('to', options) };
    const checked = checkExportDays(days);
    if (!checked.ok) return fail(world, errorOf(checked.error));
    const path = checkExportPath(out);
    if (!path.ok) return fail(world, path.error);
    const exported = await call(world, 'export.transactions', { format, ...days });
    if (!exported.ok) return fail(world, exported.error);
    const written = writeExportFile(path.value, exported.value.text);
    if (!written.ok) return fail(world, written.error);
    const { rows } = exported.value;
    world.output.say(`${rows} ${rows === 1 ? 'transaction' : 'transactions'} written to ${path.value}.`);
    return done(world, { files: [{ path: path.value, rows }], from: days.from ?? null, to: days.to ?? null });
  },
};

/** Connects a company by the sign-in of another one. */
async function connectLike(world: CommandWorld, { like, tenant, ...others }: Invocation['options']): Promise<ExitCode> {
  if (Object.keys(others).length > 0)
    return fail(world, badInput('--like', 'Give --like or --client-id, not both: with --like nobody signs in.'));
  const shared = await call(world, 'connection.xero.shared', {}, { create: true });
  if (!shared.ok) return fail(world, shared.error);
  const meant = organisationLike(shared.value, String(like), typeof tenant === 'string' ? tenant : null);
  if (!meant.ok) return fail(world, meant.error);
  const { consentId, tenantId } = meant.value;
  const joined = await call(world, 'connection.xero.join', { consentId, tenantId }, { create: true });
  if (!joined.ok) return fail(world, joined.error);
  world.output.say(`Xero is connected: ${joined.value.tenant.name}.`);
  return done(world, { connected: true, tenants: [joined.value.tenant] });
}

function dayOption(
  name: 'from' | 'to',
  options: Invocation['options'],
): Readonly<Partial<Record<'from' | 'to', string>>> {
  const day = options[name];
  return typeof day === 'string' ? { [name]: day } : {};
}

async function listReview(world: CommandWorld, state: string | boolean | null): Promise<ExitCode> {
  const listed = await call(world, 'review.list', { state });
  if (!listed.ok) return fail(world, listed.error);
  for (const proposal of listed.value.proposals) world.output.say(describeProposal(proposal));
  if (listed.value.proposals.length === 0) world.output.say('Nothing to show.');
  world.output.document(listed.value);
  return exitOfStates(listed.value.proposals);
}

/** A bad file is bad whatever else stands in the way, such as a company that is not connected yet. */
function setupError(json: string, error: ErrorDto): ErrorDto {
  const read = readSetupText(json);
  if (read.ok || error.code === 'invalid-input') return error;
  const details = withLocalProblems(json, read.error);
  return { code: 'invalid-input', message: 'The setup file is not usable. Nothing was changed.', details };
}

const statementOptions: Readonly<Record<string, string>> = {
  account: 'Name the account, such as GBP:saas.',
  format: 'Give csv, ofx, camt053 or quickbooks.',
  from: 'Give the first day, YYYY-MM-DD.',
  to: 'Give the last day, YYYY-MM-DD.',
  out: 'Name the file to write.',
};
