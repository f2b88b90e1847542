import { join } from 'node:path';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';
import { addCompany } from '../../electron/companies.ts';
import { plan } from '../../electron/engine/plan.ts';
import { newRun } from '../../electron/engine/run.ts';
import type { ObservedMovement } from '../../electron/ports/cledara.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal, ProposalState, Reason } from '../../shared/domain/proposal.ts';
import type { Result } from '../../shared/lib/result.ts';
import { reference, settings } from '../unit/domain/example-company.ts';
import { exampleMovements } from './example-movements.ts';
import { planningEngine } from './planning-engine.ts';

const seenAt = '2026-11-22T09:00:00.000Z';

/** 200 of them, from 20 words and 10 endings: what a page of the list shows differs from line to line. */
const firstWords = [
  ...['Amber', 'Beacon', 'Cobalt', 'Delta', 'Ember', 'Fathom', 'Glacier', 'Harbour', 'Indigo', 'Juniper'],
  ...['Kestrel', 'Lantern', 'Meridian', 'Northwind', 'Orchard', 'Pinnacle', 'Quarry', 'Rowan', 'Sable', 'Thistle'],
];
const lastWords = ['Mail', 'Cloud', 'Design', 'Ledger', 'Forms', 'Notes', 'Metrics', 'Chat', 'Boards', 'Backup'];
const applications = firstWords.flatMap((first) =>
  lastWords.map((last) => ({ id: `app-${first}-${last}`.toLowerCase(), name: `${first} ${last}` })),
);

/** What became of them, of every hundred; the others stay as planning left them. */
const outcomes: readonly { readonly below: number; readonly state: ProposalState; readonly reason: Reason }[] = [
  { below: 55, state: 'pushed', reason: { code: 'pushed', message: 'It is in Xero.' } },
  { below: 63, state: 'excluded', reason: { code: 'by-hand', message: 'Left out by a person.' } },
  { below: 68, state: 'held', reason: { code: 'by-hand', message: 'Set aside by a person.' } },
  { below: 73, state: 'in-xero', reason: { code: 'in-xero', message: 'It was in Xero already.' } },
];

/** The books of a company of that many movements, planned and partly decided, below a data folder. The same every time. Gives the company's id. */
export async function makeBooks(dataDir: string, count: number): Promise<string> {
  const company = answered(addCompany(dataDir, 'Bench'));
  const ledger = answered(openLedger(join(company.folder)));
  const version = ledger.transaction(() => {
    exampleMovements(count).forEach((observed, index) => {
      ledger.saveMovement(named(observed, index), seenAt);
    });
    ledger.saveReferenceData(reference);
    ledger.saveConnections(connections);
    ledger.savePullWindow({ coveredFrom: '2025-01-01T00:00:00.000Z', readAt: seenAt });
    return ledger.appendSettings({ ...settings, syncFrom: '2025-01-01' }, 'bench', seenAt);
  });
  answered(await plan(planningEngine(ledger), newRun('bench'), reference, version));
  decide(ledger);
  ledger.close();
  return company.id;
}

function named({ movement, rawJson }: ObservedMovement, index: number): ObservedMovement {
  // Steps through all of them in another order than that of the days.
  const application = applications[(index * 37 + Math.floor(index / 200)) % applications.length] ?? null;
  const description = `${application?.name.toUpperCase().replace(' ', '.')}COM INV ${(index * 7_919) % 1_000_003}`;
  return { movement: { ...movement, application, description }, rawJson };
}

function decide(ledger: Ledger): void {
  const planned = [...ledger.proposals()];
  ledger.transaction(() => {
    planned.forEach((proposal, index) => {
      const share = (index * 61) % 100;
      const outcome = outcomes.find(({ below }) => share < below);
      if (outcome !== undefined) save(ledger, proposal, outcome);
    });
  });
}

function save(
  ledger: Ledger,
  proposal: Proposal,
  { state, reason }: { readonly state: ProposalState; readonly reason: Reason },
): void {
  ledger.saveProposal(
    { ...proposal, state, reason },
    {
      at: seenAt,
      runId: null,
      movementId: proposal.movementId,
      proposalId: proposal.id,
      event: 'bench',
      fromState: proposal.state,
      toState: state,
      message: reason.message,
    },
  );
}

/** As far as the books know; there is no key and no token, so nothing is ever asked of either. */
const connections = {
  cledara: { connectedAt: seenAt, health: 'ok' },
  xero: {
    connectedAt: seenAt,
    clientId: 'bench',
    tenantId: reference.tenantId,
    tenantName: reference.organisation.name,
    userId: null,
    userEmail: null,
    tokenGeneration: 1,
    tokenReceivedAt: seenAt,
    health: 'ok',
  },
} as const;

function answered<T>(result: Result<T, { readonly message: string } | Failure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
