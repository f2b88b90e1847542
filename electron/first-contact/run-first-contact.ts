import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { errorOf } from '../api/error-of.ts';
import type { Invocation } from '../command-line/arguments.ts';
import { badInput, fail } from '../command-line/command-world.ts';
import type { ExitCode } from '../command-line/exit-code.ts';
import type { Output } from '../command-line/output.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { chooseCompany } from '../companies.ts';
import { type CompanyServices, openCompany, openProgram } from '../compose.ts';
import type { Environment } from '../environment.ts';
import { type Assumption, type Finding, notTried, TryEnded } from './assumption.ts';
import { byHand } from './by-hand.ts';
import { CledaraVisit, cledaraAssumptions } from './cledara-assumptions.ts';
import { KeptDocuments } from './kept-documents.ts';
import { takeOut } from './take-out.ts';
import { documentAssumptions, keyLifetime } from './xero-documents.ts';
import { fileAssumptions } from './xero-files.ts';
import { standingAssumptions } from './xero-standing.ts';
import { XeroVisit } from './xero-visit.ts';
import { wordAssumptions } from './xero-words.ts';

interface Row extends Finding {
  readonly id: string;
  readonly service: 'xero' | 'cledara' | 'by hand';
  readonly says: string;
}

/** A company's services, and what of it must be known to write to them. */
export interface ContactedCompany {
  readonly services: CompanyServices;
  /** Its folder on this computer. */
  readonly folder: string;
  /** Base of Xero's API. */
  readonly xeroApiUrl: string;
  /** An organisation that may be written to although it is no demo company; null where nobody named one. */
  readonly named: string | null;
  readonly output: Output;
}

/** The command: `first-contact [--organisation NAME]`. */
export async function runFirstContact(
  environment: Environment,
  invocation: Invocation,
  { output, clock, version }: Pick<Surroundings, 'output' | 'clock' | 'version'>,
): Promise<ExitCode> {
  const program = openProgram(environment, clock, version);
  const chosen = chooseCompany(environment.dataDir, invocation.company, false);
  if (!chosen.ok) return fail({ output }, errorOf(chosen.error));
  if (chosen.value.isArchived)
    return fail({ output }, badInput('--company', 'This company is archived. Nothing was sent.'));
  const company = openCompany(program, chosen.value);
  try {
    const services = company.services();
    if (!services.ok) return fail({ output }, errorOf(services.error));
    const named = invocation.options['organisation'];
    const { folder } = chosen.value;
    const { xeroApiUrl } = environment;
    const isNamed = typeof named === 'string';
    return await contact({ services: services.value, folder, xeroApiUrl, named: isNamed ? named : null, output });
  } finally {
    company.close();
    await program.http.close();
  }
}

/**
 * Tries what the program takes for true of the two services, with the company's own connections: in Xero with Spend Money
 * of a penny that it deletes again, in Cledara by reading. Only in a demo company, or in the organisation that is named.
 */
export async function contact(company: ContactedCompany): Promise<ExitCode> {
  const visit = await openVisit(company);
  if ('code' in visit) return fail(company, visit);
  return await tryAll(visit, company);
}

/** The way to the organisation, once it is certain that it may be written to. */
async function openVisit(company: ContactedCompany): Promise<XeroVisit | ErrorDto> {
  const { folder, named, output, xeroApiUrl: apiUrl } = company;
  const { engine, transport } = company.services;
  const tenantId = engine.ledger.connections().xero?.tenantId ?? null;
  if (tenantId === null) {
    const message = 'Xero is not connected, or no organisation is chosen yet. Connect it and apply a setup file first.';
    return { code: 'not-connected', message, details: [] };
  }
  const reference = await engine.xero.referenceData(tenantId);
  if (!reference.ok) return errorOf(reference.error);
  const { name, isDemoCompany } = reference.value.organisation;
  const isMeant = named === null ? isDemoCompany : named === name;
  if (!isMeant) return badInput('--organisation', notMeant(name, named));
  const kept = KeptDocuments.open(folder, tenantId);
  if (!kept.ok) return errorOf(kept.error);
  const say = (text: string): void => output.say(text);
  return new XeroVisit({
    transport,
    apiUrl,
    tenantId,
    reference: reference.value,
    kept: kept.value,
    clock: engine.clock,
    say,
  });
}

function notMeant(name: string, named: string | null): string {
  if (named !== null) return `The company is connected to "${name}", not to "${named}". Nothing was sent.`;
  return `"${name}" is not a demo company of Xero's, so nothing was sent. Connect a demo company; or, to make and delete documents in this one all the same, give --organisation "${name}".`;
}

async function tryAll(visit: XeroVisit, { services, output }: ContactedCompany): Promise<ExitCode> {
  const { engine } = services;
  if (visit.kept.documents.length > 0) {
    output.say('An earlier run was cut short. What it left in Xero is taken out first.');
    await takeOut(visit);
  }
  const rows: Row[] = [];
  const tell = (row: Row): void => {
    rows.push(row);
    output.say(`${row.outcome.padEnd(9)}  ${row.id}: ${row.says} ${row.seen}`);
  };
  const ofXero = [...standingAssumptions, ...documentAssumptions, ...wordAssumptions, ...fileAssumptions, keyLifetime];
  for (const one of ofXero) tell({ service: 'xero', ...one, ...(await tried(one, visit)) });
  const { finding, left } = await takeOut(visit);
  const says = 'A document that was deleted can still be read, as deleted.';
  tell({ service: 'xero', id: 'what-is-deleted-stays-readable', says, ...finding });
  const cledara = new CledaraVisit(engine.cledara, engine.clock.nowMs());
  for (const one of cledaraAssumptions) tell({ service: 'cledara', ...one, ...(await tried(one, cledara)) });
  for (const one of byHand) tell({ service: 'by hand', ...one, ...notTried('Only a person can try this.') });
  for (const reference of left) {
    output.say(
      `May still be in Xero: Spend Money with the reference ${reference}. Run this again in ten minutes, or delete it in Xero.`,
    );
  }
  const checks = rows.map(({ id, service, says: assumption, outcome, seen }) => ({
    id,
    service,
    assumption,
    outcome,
    seen,
  }));
  output.document({ checks, left });
  return left.length > 0 || rows.some(({ outcome }) => outcome === 'differs') ? 1 : 0;
}

async function tried<Visit>(one: Assumption<Visit>, visit: Visit): Promise<Finding> {
  try {
    return await one.try(visit);
  } catch (thrown) {
    if (!(thrown instanceof TryEnded)) throw thrown;
    return notTried(thrown.message);
  }
}
