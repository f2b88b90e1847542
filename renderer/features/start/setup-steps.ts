import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';

/** The steps of the set-up, in the order that people go through them. */
export const stepNames = ['company', 'app', 'xero', 'cledara', 'organisation', 'accounts', 'day', 'review'] as const;
export type StepName = (typeof stepNames)[number];

/** What is known of the company, from the books and from what was typed. Status and settings are null before there are books. */
export interface SetupFacts {
  readonly hasCompany: boolean;
  /** The client id of the Xero app as the person gave it; empty where none was given. */
  readonly clientId: string;
  readonly status: StatusDto | null;
  readonly settings: SettingsDto | null;
}

export interface SetupStep {
  readonly name: StepName;
  readonly isDone: boolean;
  /** The step that comes first, where this one cannot be taken yet; else null. */
  readonly needs: StepName | null;
}

/** What has to be done before each step. */
const needed: Readonly<Record<StepName, readonly StepName[]>> = {
  company: [],
  app: ['company'],
  xero: ['company', 'app'],
  cledara: ['company'],
  organisation: ['company', 'app', 'xero'],
  accounts: ['company', 'app', 'xero', 'cledara', 'organisation'],
  day: ['company', 'app', 'xero', 'cledara', 'organisation'],
  review: ['company', 'app', 'xero', 'cledara', 'organisation', 'accounts', 'day'],
};

/**
 * Where the set-up stands. It is told from what there is, not from which screens were seen, so that it can be left at any
 * step and taken up again, in the window or by the command line.
 */
export function setupSteps(facts: SetupFacts): readonly SetupStep[] {
  const done = new Set(stepNames.filter((name) => isDone(name, facts)));
  return stepNames.map((name) => ({
    name,
    isDone: done.has(name),
    needs: needed[name].find((other) => !done.has(other)) ?? null,
  }));
}

function isDone(name: StepName, { hasCompany, clientId, status, settings }: SetupFacts): boolean {
  if (name === 'company' || !hasCompany) return hasCompany;
  if (status === null) return name === 'app' && clientId !== '';
  const { xero, cledara } = status.connections;
  switch (name) {
    case 'app':
      return xero.connected || clientId !== '';
    case 'xero':
      return xero.connected && xero.health !== 'refused' && xero.trouble === null;
    case 'cledara':
      return status.source === 'files' || (cledara.connected && cledara.health !== 'refused');
    case 'organisation':
      return xero.tenant !== null;
    case 'accounts':
      return status.accounts.some(({ enabled, bankAccount }) => enabled && bankAccount !== null);
    case 'day':
      return settings?.settings.syncFrom !== undefined;
    case 'review':
      return wasPlanned(status, settings);
  }
}

/** Whether a sync has ended under settings that name accounts and a day: only then is there anything to look at. */
function wasPlanned({ lastRun }: StatusDto, settings: SettingsDto | null): boolean {
  if (lastRun === null || lastRun.error !== undefined || settings?.at == null) return false;
  return Date.parse(lastRun.finishedAt) >= Date.parse(settings.at);
}

/** The step to go on with: the first that is not done; the last where all are. */
export function stepToGoOn(steps: readonly SetupStep[]): StepName {
  return steps.find((step) => !step.isDone)?.name ?? 'review';
}

/** The step after this one, whether it is done or not; null after the last. */
export function stepAfter(name: StepName): StepName | null {
  return stepNames[stepNames.indexOf(name) + 1] ?? null;
}

export function stepBefore(name: StepName): StepName | null {
  return stepNames[stepNames.indexOf(name) - 1] ?? null;
}

/** The step that an address names; null where it names none. */
export function stepNamed(text: string | undefined): StepName | null {
  return stepNames.find((name) => name === text) ?? null;
}
