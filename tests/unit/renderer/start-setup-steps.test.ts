import { describe, expect, it } from 'vitest';
import {
  type SetupFacts,
  setupSteps,
  stepAfter,
  stepBefore,
  stepNamed,
  stepNames,
  stepToGoOn,
} from '../../../renderer/features/start/setup-steps.ts';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';

const nothing: SetupFacts = { hasCompany: false, clientId: '', status: null, settings: null };

function status(over: Partial<StatusDto> = {}): StatusDto {
  return {
    company: 'Test',
    connections: {
      cledara: { connected: false, health: 'none', since: null },
      xero: {
        connected: false,
        health: 'none',
        since: null,
        tenant: null,
        tenantId: null,
        user: null,
        role: null,
        consentExpiresAt: null,
        trouble: null,
      },
    },
    accounts: [],
    source: 'none',
    counts: {},
    movements: 0,
    settingsVersion: null,
    syncFrom: null,
    statementLines: { way: 'files', message: '', problems: [] },
    lastRun: null,
    budget: { perDay: 1000, usedToday: 0, left: 1000, blockedUntil: null, isStarter: false },
    ...over,
  };
}

const bothConnected: StatusDto['connections'] = {
  cledara: { connected: true, health: 'ok', since: '2026-11-22T10:00:00.000Z' },
  xero: {
    connected: true,
    health: 'ok',
    since: '2026-11-22T10:00:00.000Z',
    tenant: 'Demo Company (UK)',
    tenantId: null,
    user: 'Ann',
    role: 'STANDARD',
    consentExpiresAt: '2027-01-21T10:00:00.000Z',
    trouble: null,
  },
};

function settings(syncFrom?: string): SettingsDto {
  return {
    version: 1,
    at: '2026-11-22T12:00:00.000Z',
    author: 'ann',
    pushedUnderOlder: 0,
    settings: {
      version: 1,
      xero: {},
      ...(syncFrom === undefined ? {} : { syncFrom }),
      accounts: [],
      defaults: {},
      applications: [],
      movements: {},
    },
  };
}

function endedAt(finishedAt: string): StatusDto['lastRun'] {
  return {
    runId: 'r',
    startedAt: finishedAt,
    finishedAt,
    pulled: 0,
    updated: 0,
    released: 0,
    proposed: 0,
    held: 0,
    approved: 0,
    pushed: 0,
    attached: 0,
    blocked: [],
    attachmentProblems: [],
    alreadyInXero: 0,
    calls: { cledara: 1, xero: 1 },
    waitingUntil: null,
  };
}

const linked = [{ id: 'GBP:saas', enabled: true, bankAccount: '090', movements: 3 }];

function done(facts: SetupFacts): readonly string[] {
  return setupSteps(facts)
    .filter(({ isDone }) => isDone)
    .map(({ name }) => name);
}

describe('setupSteps', () => {
  it('begins with the company, and lets nothing else be taken before it', () => {
    const steps = setupSteps(nothing);
    expect(stepToGoOn(steps)).toBe('company');
    expect(steps.filter(({ needs }) => needs === null).map(({ name }) => name)).toEqual(['company']);
  });

  it('goes on with the app in a company that has no books yet, and takes a client id for it', () => {
    const company = { ...nothing, hasCompany: true };
    expect(done(company)).toEqual(['company']);
    expect(done({ ...company, clientId: 'ABC' })).toEqual(['company', 'app']);
    expect(stepToGoOn(setupSteps({ ...company, clientId: 'ABC' }))).toBe('xero');
  });

  it('lets Cledara be connected before Xero', () => {
    const cledara = { ...bothConnected.cledara };
    const facts = {
      ...nothing,
      hasCompany: true,
      status: status({ connections: { ...status().connections, cledara } }),
    };
    expect(done(facts)).toEqual(['company', 'cledara']);
  });

  it('knows an app by its connection, whoever made it, and asks for no client id', () => {
    const facts = { ...nothing, hasCompany: true, status: status({ connections: bothConnected }) };
    expect(done(facts)).toEqual(['company', 'app', 'xero', 'cledara', 'organisation']);
    expect(stepToGoOn(setupSteps(facts))).toBe('accounts');
  });

  it('goes back to a connection that was refused', () => {
    const xero = { ...bothConnected.xero, health: 'refused' };
    const connections = { ...bothConnected, xero };
    const steps = setupSteps({ ...nothing, hasCompany: true, status: status({ connections }) });
    expect(stepToGoOn(steps)).toBe('xero');
    expect(steps.find(({ name }) => name === 'day')?.needs).toBe('xero');
  });

  it('counts an account only when it is on and linked', () => {
    const withAccounts = (accounts: StatusDto['accounts']) =>
      done({ ...nothing, hasCompany: true, status: status({ connections: bothConnected, accounts }) });
    expect(withAccounts([{ id: 'GBP:saas', enabled: true, bankAccount: null, movements: 3 }])).not.toContain(
      'accounts',
    );
    expect(withAccounts([{ id: 'GBP:saas', enabled: false, bankAccount: '090', movements: 3 }])).not.toContain(
      'accounts',
    );
    expect(withAccounts(linked)).toContain('accounts');
  });

  it('counts the starting day only when somebody chose it, not the one that is in force without', () => {
    const facts = {
      ...nothing,
      hasCompany: true,
      status: status({ connections: bothConnected, syncFrom: '2026-11-22' }),
    };
    expect(done({ ...facts, settings: settings() })).not.toContain('day');
    expect(done({ ...facts, settings: settings('2026-11-01') })).toContain('day');
  });

  it('is complete when a sync has ended well after the settings, and only then', () => {
    const facts = (lastRun: StatusDto['lastRun']): SetupFacts => ({
      hasCompany: true,
      clientId: 'ABC',
      status: status({ connections: bothConnected, accounts: linked, lastRun }),
      settings: settings('2026-11-01'),
    });
    expect(done(facts(null))).not.toContain('review');
    expect(done(facts(endedAt('2026-11-22T11:59:59.000Z')))).not.toContain('review');
    expect(done(facts(endedAt('2026-11-22T12:00:01.000Z')))).toEqual(stepNames);
    const run = endedAt('2026-11-22T12:00:01.000Z');
    const failed = run === null ? null : { ...run, error: { code: 'offline', message: 'Offline.', details: [] } };
    expect(done(facts(failed))).not.toContain('review');
  });
});

describe('the way through the steps', () => {
  it('goes on and back one step at a time, and ends', () => {
    expect(stepBefore('company')).toBeNull();
    expect(stepAfter('review')).toBeNull();
    for (const name of stepNames.slice(0, -1)) {
      const next = stepAfter(name);
      expect(next === null ? null : stepBefore(next)).toBe(name);
    }
  });

  it('takes only the names of steps from an address', () => {
    expect(stepNamed('day')).toBe('day');
    expect(stepNamed('new')).toBeNull();
    expect(stepNamed(undefined)).toBeNull();
  });
});
