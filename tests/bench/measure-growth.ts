import { z } from 'zod';
import { measuredBy } from './measured-by.ts';

export const growthSteps = ['store', 'store again', 'plan', 'plan again'] as const;
export type GrowthStep = (typeof growthSteps)[number];

const spent = z.object({ wallMs: z.number(), cpuMs: z.number() });
const steps = z.record(z.enum(growthSteps), spent);
const growthReport = z.object({
  movements: z.number(),
  steps: z.object({ ours: steps, bare: steps }),
  openMs: z.number(),
  longestBlockMs: z.number(),
  peakMb: z.number(),
  fileMb: z.number(),
});

/** What a ledger of so many new movements took, and what SQLite alone takes for the same rows. */
export type GrowthReport = z.infer<typeof growthReport>;

/** One step, or storing and planning together, at one size. */
export interface GrowthLine {
  readonly movements: number;
  readonly step: GrowthStep | 'store and plan';
  readonly oursMs: number;
  readonly bareMs: number;
  /** Of the clock, and of the processor: where the machine has much else to do, the second says more. */
  readonly ratio: number;
  readonly cpuRatio: number;
  /** Processor time for one movement, in microseconds. */
  readonly cpuEach: number;
  /** The same next to the smallest size of at least 100,000; null for that one and for smaller ones. */
  readonly growth: number | null;
}

/** What these may be: of storing and planning together. */
const growthBudget = { ratio: 4, growth: 1.3 } as const;

/** From here on growth is told: below, what is done once is too much of it. */
const leastForGrowth = 100_000;

/** Each size in a process of its own; the median round by the processor's time. */
export async function measureGrowth(sizes: readonly number[], rounds: number): Promise<readonly GrowthReport[]> {
  const reports: GrowthReport[] = [];
  for (const size of sizes) {
    const ofSize: GrowthReport[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ofSize.push(growthReport.parse(await measuredBy('ledger-growth-child.ts', '--movements', String(size))));
    }
    const cpuOf = ({ steps: { ours } }: GrowthReport) => ours.store.cpuMs + ours.plan.cpuMs;
    const median = ofSize.toSorted((a, b) => cpuOf(a) - cpuOf(b))[Math.floor(rounds / 2)];
    if (median !== undefined) reports.push(median);
  }
  return reports;
}

export function growthLines(reports: readonly GrowthReport[]): readonly GrowthLine[] {
  const first = reports.find(({ movements }) => movements >= leastForGrowth) ?? null;
  return reports.flatMap((report) =>
    (['store', 'store again', 'plan', 'store and plan', 'plan again'] as const).map((step): GrowthLine => {
      const { ours, bare } = spentOn(report, step);
      const cpuEach = (ours.cpuMs * 1000) / report.movements;
      const before = first === null || report.movements <= first.movements ? null : spentOn(first, step).ours;
      return {
        movements: report.movements,
        step,
        oursMs: Math.round(ours.wallMs),
        bareMs: Math.round(bare.wallMs),
        ratio: rounded(ours.wallMs / bare.wallMs),
        cpuRatio: rounded(ours.cpuMs / bare.cpuMs),
        cpuEach: rounded(cpuEach),
        growth: before === null ? null : rounded(cpuEach / ((before.cpuMs * 1000) / (first?.movements ?? 1))),
      };
    }),
  );
}

function spentOn({ steps: { ours, bare } }: GrowthReport, step: GrowthLine['step']) {
  if (step !== 'store and plan') return { ours: ours[step], bare: bare[step] };
  return { ours: sum(ours.store, ours.plan), bare: sum(bare.store, bare.plan) };
}

function sum(a: z.infer<typeof spent>, b: z.infer<typeof spent>): z.infer<typeof spent> {
  return { wallMs: a.wallMs + b.wallMs, cpuMs: a.cpuMs + b.cpuMs };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

/** Whether a line keeps to what it may be; empty where nothing is set for it. */
export function growthVerdict({ movements, step, cpuRatio, growth }: GrowthLine): 'within' | 'over' | '' {
  if (step !== 'store and plan' || movements < leastForGrowth) return '';
  return cpuRatio <= growthBudget.ratio && (growth ?? 1) <= growthBudget.growth ? 'within' : 'over';
}
