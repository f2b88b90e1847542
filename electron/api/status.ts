import type { StatusDto } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { starterPerDay } from '../../shared/domain/day-allowance.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { plainDateOf } from '../../shared/domain/plain-date.ts';
import { troubleMessage } from '../../shared/domain/xero-trouble.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { type BooksSource, booksSource } from '../engine/books-source.ts';
import { consentDays } from '../engine/diagnostics.ts';
import type { RunReport } from '../engine/run-report.ts';
import type { Connections, LedgerView } from '../ports/ledger.ts';
import { readFeedState } from './bank-feed.ts';
import type { CompanyHost } from './company-host.ts';
import { organisationOf } from './movement-list-reader.ts';
import { toSyncSummary } from './to-dto.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How things stand, from the books alone: no request leaves. */
export function readStatus(host: CompanyHost): Result<StatusDto, Failure> {
  const opened = host.view();
  if (!opened.ok) return opened;
  const view = opened.value;
  const connections = host.consents.present(view.connections());
  const trouble = xeroTroubleDto(view, connections);
  const error = connectionError(connections, booksSource(view)) ?? troubleError(trouble);
  return ok({
    company: host.company(),
    connections: connectionsDto(view, connections, trouble),
    accounts: accountsDto(view),
    source: booksSource(view),
    counts: view.countByState(),
    movements: view.movementCount(),
    settingsVersion: view.settings()?.number ?? null,
    syncFrom: startingDayOf(view, connections),
    statementLines: statementLinesDto(host, view),
    lastRun: lastRun(view),
    budget: budgetDto(host, view, connections),
    ...(error === null ? {} : { error }),
  });
}

/** As set, else the day Xero was connected in the organisation's time zone; in UTC before Xero was read for the first time. */
export function startingDayOf(view: LedgerView, { xero }: Connections): string | null {
  const set = view.settings()?.settings.syncFrom;
  if (set !== undefined || xero === null) return set ?? null;
  return plainDateOf(xero.connectedAt, organisationOf(view).timeZone);
}

function statementLinesDto(host: CompanyHost, view: LedgerView): StatusDto['statementLines'] {
  const { way, message, accounts } = readFeedState(host, view);
  const problems = accounts.flatMap(({ accountId, problems: some }) =>
    some.map(({ code, message }) => ({ account: accountId, code, message })),
  );
  return { way, message, problems };
}

type TroubleDto = StatusDto['connections']['xero']['trouble'];

function xeroTroubleDto(view: LedgerView, { xero }: Connections): TroubleDto {
  const code = xero === null ? null : view.xeroTrouble();
  return code === null ? null : { code, message: troubleMessage(code, xero?.tenantName ?? 'The organisation') };
}

function troubleError(trouble: TroubleDto): ErrorDto | null {
  if (trouble === null) return null;
  const code = trouble.code === 'disconnected-here' ? 'not-connected' : 'sign-in-needed';
  return { code, message: trouble.message, details: [] };
}

function connectionsDto(
  view: LedgerView,
  { cledara, xero }: Connections,
  trouble: TroubleDto,
): StatusDto['connections'] {
  const user = view.referenceData()?.user ?? null;
  return {
    cledara: { connected: cledara !== null, health: cledara?.health ?? 'none', since: cledara?.connectedAt ?? null },
    xero: {
      connected: xero !== null && trouble?.code !== 'disconnected-here',
      health: trouble?.code === 'disconnected-here' ? 'none' : (xero?.health ?? 'none'),
      trouble,
      since: xero?.connectedAt ?? null,
      tenant: xero?.tenantName ?? null,
      tenantId: xero?.tenantId ?? null,
      user: user?.name ?? null,
      role: user?.role ?? null,
      consentExpiresAt:
        xero === null || trouble?.code === 'disconnected-here'
          ? null
          : new Date(Date.parse(xero.tokenReceivedAt) + consentDays * dayMs).toISOString(),
    },
  };
}

function accountsDto(view: LedgerView): StatusDto['accounts'] {
  const listed = view.settings()?.settings.accounts ?? [];
  const counts = view.movementCountByAccount();
  const ids = new Set([...listed.map(({ id }) => id), ...Object.keys(counts)]);
  return [...ids].sort().map((id) => {
    const account = listed.find((row) => row.id === id);
    return {
      id,
      enabled: account?.enabled ?? false,
      bankAccount: account?.bankAccount ?? null,
      movements: counts[id] ?? 0,
    };
  });
}

function lastRun(view: LedgerView): StatusDto['lastRun'] {
  const finished = view.runs(20).find(({ summaryJson }) => summaryJson !== null);
  if (finished?.summaryJson === null || finished === undefined) return null;
  // Written by reportRun of this program; the ledger's schema version guards its shape.
  return toSyncSummary(JSON.parse(finished.summaryJson) as RunReport);
}

function budgetDto(host: CompanyHost, view: LedgerView, { xero }: Connections): StatusDto['budget'] {
  const record = xero?.tenantId == null ? null : host.readBudget(view, xero.tenantId);
  const nowMs = host.nowMs();
  const isRunning = record !== null && record.dayStartMs <= nowMs && nowMs < record.dayStartMs + dayMs;
  const usedToday = isRunning ? record.usedToday : 0;
  const blockedUntil =
    record !== null && record.blockedUntilMs > nowMs ? new Date(record.blockedUntilMs).toISOString() : null;
  const perDay = Math.min(host.xeroPerDay, record?.perDay ?? host.xeroPerDay);
  const isStarter = record?.perDay === starterPerDay;
  return { perDay, usedToday, left: Math.max(0, perDay - usedToday), blockedUntil, isStarter };
}

function connectionError({ cledara, xero }: Connections, source: BooksSource): ErrorDto | null {
  const missing = [cledara === null && source !== 'files' ? 'Cledara' : null, xero === null ? 'Xero' : null].filter(
    (name) => name !== null,
  );
  if (missing.length > 0) {
    return {
      code: 'not-connected',
      message: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not connected yet.`,
      details: [],
    };
  }
  const refused = [cledara?.health === 'refused' ? 'Cledara' : null, xero?.health === 'refused' ? 'Xero' : null].filter(
    (name) => name !== null,
  );
  if (refused.length === 0) return null;
  return {
    code: 'sign-in-needed',
    message: `${refused.join(' and ')} no longer ${refused.length === 1 ? 'accepts' : 'accept'} the connection. Connect again.`,
    details: [],
  };
}
