import type { BackfillDto } from '../../shared/contract/backfill.ts';
import type { MethodOutputs } from '../../shared/contract/methods.ts';
import { accountStarts, type Backfill } from '../../shared/domain/backfill.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { decideBackfill, startBackfill } from '../engine/backfill.ts';
import { previewBackfill } from '../engine/preview-backfill.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import type { Handlers } from './handlers.ts';
import { startingDayOf } from './status.ts';

type BackfillMethods = Pick<Handlers, 'backfill.preview' | 'backfill.start' | 'backfill.decide' | 'backfill.list'>;

/** What lies before the day that an account's posting starts on, and how it is fetched after all. */
export function backfillMethods(host: CompanyHost): BackfillMethods {
  return {
    'backfill.preview': ({ accounts, from }) =>
      exclusively(host, async (engine) => {
        const months = await previewBackfill(engine, { accountIds: accounts, from });
        return months.ok ? ok({ months: months.value }) : months;
      }),
    'backfill.start': ({ accounts, from, author }) => {
      const engine = host.engine();
      if (!engine.ok) return engine;
      const started = startBackfill(engine.value, { accountIds: accounts, from }, author);
      return started.ok ? ok({ backfills: started.value.map(toDto) }) : started;
    },
    'backfill.decide': (decided) => {
      const engine = host.engine();
      if (!engine.ok) return engine;
      const backfill = decideBackfill(engine.value, decided);
      return backfill.ok ? ok(toDto(backfill.value)) : backfill;
    },
    'backfill.list': () => listBackfills(host),
  };
}

function listBackfills(host: CompanyHost): Result<MethodOutputs['backfill.list'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const backfills = view.value.backfills();
  const accounts = view.value.settings()?.settings.accounts ?? [];
  const syncFrom = startingDayOf(view.value, view.value.connections());
  const starts = syncFrom === null ? new Map<string, string>() : accountStarts(syncFrom, accounts, backfills);
  return ok({
    accounts: accounts.flatMap(({ id, enabled }) => {
      const start = starts.get(id);
      return enabled && start !== undefined ? [{ account: id, start }] : [];
    }),
    backfills: backfills.map(toDto),
  });
}

function toDto({ id, accountId, ...rest }: Backfill): BackfillDto {
  return { id, account: accountId, ...rest };
}
