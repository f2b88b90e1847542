import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { Invocation } from './arguments.ts';
import { badInput, type CommandWorld, call, done, fail, readTextFile } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';
import { checkExportPath, writeExportFile } from './export-file.ts';

/** The mapping table as CSV, out or in. */
export async function moveMapping(world: CommandWorld, { options }: Invocation): Promise<ExitCode> {
  const { export: out, import: file } = options;
  if (typeof out === 'string' && file === undefined) return await exportMapping(world, out);
  if (typeof file === 'string' && out === undefined) return await importMapping(world, file);
  return fail(world, badInput('usage', 'Give --export FILE or --import FILE.'));
}

async function exportMapping(world: CommandWorld, out: string): Promise<ExitCode> {
  const path = checkExportPath(out);
  if (!path.ok) return fail(world, path.error);
  const exported = await call(world, 'mapping.export', {});
  if (!exported.ok) return fail(world, exported.error);
  const written = writeExportFile(path.value, exported.value.text);
  if (!written.ok) return fail(world, written.error);
  const { rows } = exported.value;
  world.output.say(`${rows} ${rows === 1 ? 'application' : 'applications'} written to ${path.value}.`);
  return done(world, { files: [{ path: path.value, rows }] });
}

async function importMapping(world: CommandWorld, file: string): Promise<ExitCode> {
  const text = readTextFile(file);
  if (!text.ok) return fail(world, text.error);
  const imported = await call(world, 'mapping.import', { text: text.value, author: world.author });
  if (!imported.ok) return fail(world, imported.error);
  const { version, rows } = imported.value;
  world.output.say(`${rows} ${rows === 1 ? 'application' : 'applications'} read (version ${version} of the settings).`);
  return done(world, { version, rows });
}

/** A practice's settings for this client; what does not fit is named and needs a person. */
export async function applyTemplate(world: CommandWorld, file: string): Promise<ExitCode> {
  const json = readTextFile(file);
  if (!json.ok) return fail(world, json.error);
  const applied = await call(world, 'template.apply', { json: json.value, author: world.author });
  if (!applied.ok) return fail(world, applied.error);
  const { version, leftOut } = applied.value;
  for (const { at, message } of leftOut) world.output.say(`Left out  ${at}: ${message}`);
  world.output.say(`What fits of the template is in force (version ${version}).`);
  world.output.document({ version, leftOut });
  return leftOut.length === 0 ? 0 : 1;
}

/** Looks at Xero's documents, then says what applications could be set to; with `--accept` it is set, as one version. */
export async function listSuggestions(world: CommandWorld, { options }: Invocation): Promise<ExitCode> {
  const looked = await call(world, 'suggestions.look', {});
  if (!looked.ok) return fail(world, looked.error);
  const listed = await call(world, 'suggestions.list', {});
  if (!listed.ok) return fail(world, listed.error);
  const { base, suggestions } = listed.value;
  for (const line of describeSuggestions(listed.value)) world.output.say(line);
  const answer = { suggestions, history: listed.value.history, calls: looked.value.calls };
  if (options['accept'] !== true || suggestions.length === 0)
    return done(world, { ...answer, accepted: 0, version: base });
  const ids = suggestions.map(({ id }) => id);
  const accepted = await call(world, 'suggestions.accept', { base, ids, author: world.author });
  if (!accepted.ok) return fail(world, accepted.error);
  const { version } = accepted.value;
  world.output.say(`All ${ids.length} are set (version ${version} of the settings).`);
  return done(world, { ...answer, accepted: ids.length, version });
}

function describeSuggestions({ suggestions }: MethodOutputs['suggestions.list']): string[] {
  if (suggestions.length === 0) return ['Nothing is suggested.'];
  return suggestions.flatMap(({ application, field, label, now, evidence }) => [
    `${application}: ${field} ${label}${now === null ? '' : ` instead of ${now.label}`}`,
    `           ${evidence}`,
  ]);
}
