import type { FeedsDto } from '../../shared/contract/bank-feed.ts';
import type { Invocation } from './arguments.ts';
import { badInput, type CommandWorld, call, fail } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';

/**
 * How the bank feeds stand; with `retry`, `count` or `corrected` and an account, what a person says about one that needs them.
 * Transaction ids behind it name the lines that were corrected; without any it is all of the account.
 */
export async function commandFeed(world: CommandWorld, { operands }: Invocation): Promise<ExitCode> {
  const [decision, account, ...ids] = operands;
  if (decision === undefined) return tell(world, await call(world, 'feeds.read', {}));
  if (account === undefined)
    return fail(
      world,
      badInput(
        'usage',
        'Name the account, such as: feed retry GBP:saas, feed count GBP:saas, or feed corrected GBP:saas.',
      ),
    );
  const named = ids.length === 0 ? {} : { ids };
  return tell(world, await call(world, 'feeds.decide', { decision, account, author: world.author, ...named }));
}

function tell(world: CommandWorld, answer: Awaited<ReturnType<typeof call<'feeds.read'>>>): ExitCode {
  if (!answer.ok) return fail(world, answer.error);
  for (const line of describeFeeds(answer.value)) world.output.say(line);
  world.output.document(answer.value);
  return answer.value.accounts.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function describeFeeds({ message, accounts }: FeedsDto): readonly string[] {
  return [
    message,
    ...accounts.flatMap(({ account, state, waiting, problems, statements }) => [
      `${account}: ${state}, ${waiting} to send`,
      ...problems.map(({ message, line }) =>
        line === undefined ? `  ${message}` : `  ${line.transactionId}  ${message}`,
      ),
      ...statements.map(
        (one) => `  ${one.from} to ${one.to}, ${one.lines} lines, closing ${one.closing}: ${one.state}`,
      ),
    ]),
  ];
}
