import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { Invocation } from './arguments.ts';
import { type CommandWorld, call, done, fail } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';

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
