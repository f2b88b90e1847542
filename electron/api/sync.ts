import type { MethodInput } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from '../engine/engine.ts';
import { type BegunRun, beginSync } from '../engine/sync-run.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';
import { toSyncSummary } from './to-dto.ts';
import { lookIntoFolder } from './watched-folder.ts';

type SyncMethods = Pick<Handlers, 'sync.run' | 'sync.start' | 'sync.progress'>;

export function syncMethods(host: CompanyHost): SyncMethods {
  return {
    'sync.run': async (input) => {
      await lookIntoFolder(host);
      const begun = begin(host, { author: 'someone who approved all', ...input });
      if (!begun.ok) return begun;
      try {
        return ok(toSyncSummary(await begun.value.run.work()));
      } finally {
        end(host);
      }
    },
    'sync.start': async (input) => {
      await lookIntoFolder(host);
      const begun = begin(host, { approveAll: false, ...input });
      if (!begun.ok) return begun;
      const { engine, run } = begun.value;
      void run
        .work()
        .catch((thrown: unknown) => logBug(engine, run.runId, thrown))
        .finally(() => end(host));
      return ok({ runId: run.runId });
    },
    'sync.progress': () => ok({ progress: host.running.progress }),
  };
}

function begin(
  host: CompanyHost,
  input: MethodInput<'sync.run'> & { readonly author: string },
): Result<{ readonly engine: Engine; readonly run: BegunRun }, Failure> {
  const { running, xeroLimit } = host;
  const engine = host.engine();
  if (!engine.ok) return engine;
  if (!running.begin()) return err(alreadySyncing);
  let begun: ReturnType<typeof beginSync> | null = null;
  try {
    begun = beginSync(engine.value, {
      approveAll: input.approveAll,
      push: input.push,
      author: input.author,
      isBackground: input.background ?? false,
      onProgress: (progress) => running.tell(progress),
      onChanged: () => running.changed(),
      xeroLimit,
    });
  } finally {
    if (begun?.ok !== true) running.end();
  }
  if (!begun.ok) return begun;
  const { teller } = begun.value;
  xeroLimit.onWait(() => teller.repeat());
  return ok({ engine: engine.value, run: begun.value });
}

function end(host: CompanyHost): void {
  host.xeroLimit.onWait(null);
  host.running.end();
}

/** Nobody waits for the answer any more: the log has it, and the books say that the run broke off. */
function logBug({ log, ids }: Engine, runId: string, thrown: unknown): void {
  const about =
    thrown instanceof Error
      ? { name: thrown.name, message: thrown.message, frames: framesOf(thrown) }
      : { thrown: String(thrown) };
  log.error('internal', { id: ids.uuid(), method: 'sync.start', runId, ...about });
}

/** Without the message, which the stack repeats. */
function framesOf({ stack }: Error): string {
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.map((line) => line.trim()).join(' | ');
}

/** The ledger's lock keeps other processes out; this keeps out a second run of the same one. */
const alreadySyncing: Failure = {
  kind: 'ledgerUnavailable',
  source: 'local',
  why: 'busy',
  message: 'Another sync of this company is running. Wait until it has ended.',
};
