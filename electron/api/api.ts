import { type MethodInput, type MethodName, type MethodOutputs, methodInputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { diagnose } from '../engine/diagnostics.ts';
import { syncRun } from '../engine/sync-run.ts';
import type { PendingSignIn } from '../ports/xero-sign-in.ts';
import type { CompanyHost } from './company-host.ts';
import { beginXero, connectCledara, finishXero } from './connect.ts';
import { decideReview, listReview } from './review.ts';
import { applySetupFile, exportSetupFile } from './settings.ts';
import { readStatus } from './status.ts';
import { toSyncSummary } from './to-dto.ts';

/** The methods of the contract for one company. Every input is parsed; every expected failure is a value. */
export interface Api {
  call<M extends MethodName>(method: M, input: unknown): Promise<Result<MethodOutputs[M], Failure>>;
}

type Handlers = {
  readonly [M in MethodName]: (
    input: MethodInput<M>,
  ) => Result<MethodOutputs[M], Failure> | Promise<Result<MethodOutputs[M], Failure>>;
};

export function createApi(host: CompanyHost): Api {
  const handlers = handlersOf(host);
  return {
    async call<M extends MethodName>(method: M, input: unknown): Promise<Result<MethodOutputs[M], Failure>> {
      const parsed = methodInputs[method].safeParse(input);
      if (!parsed.success) {
        const details = parsed.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
        return badInput(method, details);
      }
      // The schema of this very method has just parsed it; the compiler cannot follow that through the map.
      const handler: Handlers[M] = handlers[method];
      return await handler(parsed.data as MethodInput<M>);
    },
  };
}

function handlersOf(host: CompanyHost): Handlers {
  let pendingSignIn: PendingSignIn | null = null;
  let syncing = false;
  return {
    'connection.cledara': (input) => connectCledara(host, input),
    'connection.xero.begin': async (input) => {
      pendingSignIn?.cancel();
      const begun = await beginXero(host, input);
      if (!begun.ok) return begun;
      pendingSignIn = begun.value;
      return ok({ authoriseUrl: begun.value.authoriseUrl });
    },
    'connection.xero.finish': async () => {
      if (pendingSignIn === null)
        return badInput('connection.xero.finish', [{ at: 'sign-in', message: 'No sign-in was begun.' }]);
      const finished = await finishXero(host, pendingSignIn);
      pendingSignIn = null;
      return finished;
    },
    'settings.apply': (input) => applySetupFile(host, input),
    'settings.export': () => exportSetupFile(host),
    'sync.run': async (input) => {
      const engine = host.engine();
      if (!engine.ok) return engine;
      if (syncing) return err(alreadySyncing);
      syncing = true;
      try {
        const report = await syncRun(engine.value, { author: 'someone who approved all', ...input });
        return report.ok ? ok(toSyncSummary(report.value)) : report;
      } finally {
        syncing = false;
      }
    },
    'review.list': (input) => listReview(host, input),
    'review.decide': (input) => decideReview(host, input),
    'status.read': () => readStatus(host),
    'diagnostics.run': async () => {
      const engine = host.engine();
      if (!engine.ok) return engine;
      return ok({
        checks: await diagnose(engine.value, {
          description: host.secrets.description,
          check: () => host.checkSecrets(),
        }),
      });
    },
  };
}

/** The ledger's lock keeps other processes out; this keeps out a second run of the same one. */
const alreadySyncing: Failure = {
  kind: 'ledgerUnavailable',
  source: 'local',
  why: 'busy',
  message: 'Another sync of this company is running. Wait until it has ended.',
};

function badInput(
  method: string,
  details: readonly { readonly at: string; readonly message: string }[],
): Result<never, Failure> {
  return err({
    kind: 'invalidInput',
    source: 'local',
    message: `${method} was called with something it does not take.`,
    details,
  });
}
