import type { SandboxRequest } from '../http/exchange.ts';
import type { ServiceName } from '../http/site.ts';
import { SeededRandom } from '../world/seeded-random.ts';
import type { Fault } from './fault.ts';

export interface FaultRule {
  readonly service: ServiceName;
  readonly method?: string;
  /** Tested against the path without its query. */
  readonly path?: RegExp;
  /** How often it strikes; 1 unless told. */
  readonly times?: number;
  /** How many requests that match go unharmed first; 0 unless told. */
  readonly after?: number;
  readonly fault: Fault;
}

/** Chance of each fault per request, 0 to 1; together at most 1. */
export type ChaosRates = readonly { readonly rate: number; readonly fault: Fault; readonly service?: ServiceName }[];

interface LiveRule {
  readonly rule: FaultRule;
  toSkip: number;
  left: number;
}

/** Which requests go wrong, and how. Planned faults come first, in the order they were planned; then chaos. */
export class FaultPlan {
  /** How many faults have struck so far. */
  struck = 0;
  #rules: LiveRule[] = [];
  #chaos: { readonly random: SeededRandom; readonly rates: ChaosRates } | null = null;
  #later: { readonly dueMs: number; readonly effect: () => void }[] = [];

  next(rule: FaultRule): void {
    this.#rules.push({ rule, toSkip: rule.after ?? 0, left: rule.times ?? 1 });
  }

  /** From now on every request may be struck, by the same dice for the same seed. */
  seededChaos(seed: number, rates: ChaosRates): void {
    this.#chaos = { random: new SeededRandom(seed), rates };
  }

  /** Forgets planned faults and chaos. Late effects that are under way still come. */
  clear(): void {
    this.#rules = [];
    this.#chaos = null;
  }

  /** The fault that strikes this request, or null. */
  take(service: ServiceName, request: Pick<SandboxRequest, 'method' | 'path'>): Fault | null {
    const fault = this.#takePlanned(service, request) ?? this.#rollDice(service);
    if (fault !== null) this.struck += 1;
    return fault;
  }

  runLater(dueMs: number, effect: () => void): void {
    this.#later.push({ dueMs, effect });
  }

  /** Late effects whose time has come happen now, the earliest first. Called at every request; tests may call it too. */
  runDueEffects(nowMs: number): void {
    if (this.#later.length === 0) return;
    const due = this.#later.filter((late) => late.dueMs <= nowMs).sort((a, b) => a.dueMs - b.dueMs);
    this.#later = this.#later.filter((late) => late.dueMs > nowMs);
    for (const late of due) late.effect();
  }

  #takePlanned(service: ServiceName, request: Pick<SandboxRequest, 'method' | 'path'>): Fault | null {
    for (const live of this.#rules) {
      if (live.left <= 0 || !matches(live.rule, service, request)) continue;
      if (live.toSkip > 0) {
        live.toSkip -= 1;
        continue;
      }
      live.left -= 1;
      return live.rule.fault;
    }
    return null;
  }

  #rollDice(service: ServiceName): Fault | null {
    if (this.#chaos === null) return null;
    let roll = this.#chaos.random.next();
    for (const { rate, fault, service: only } of this.#chaos.rates) {
      if (only !== undefined && only !== service) continue;
      if (roll < rate) return fault;
      roll -= rate;
    }
    return null;
  }
}

function matches(rule: FaultRule, service: ServiceName, request: Pick<SandboxRequest, 'method' | 'path'>): boolean {
  return (
    rule.service === service &&
    (rule.method === undefined || rule.method === request.method) &&
    (rule.path === undefined || request.path.search(rule.path) >= 0)
  );
}
