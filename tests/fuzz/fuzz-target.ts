import { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';

/** What became of one input: it was read as something, or refused by one of the failures that have a name. */
export type Fate = 'read' | 'refused';

/**
 * A reader of what others say. `open` makes it ready once; `attempt` makes one input of the dice and gives it to the reader. It
 * throws, in words, where the reader did what no input may make it do.
 */
export interface FuzzTarget {
  readonly name: string;
  open(): Promise<OpenTarget>;
}

export interface OpenTarget {
  attempt(random: SeededRandom): Promise<Fate>;
  close(): Promise<void>;
}

/** An input that found a defect. `node tests/fuzz/run.ts --only NAME --from SEED --count 1` makes it again. */
export interface Finding {
  readonly seed: number;
  readonly problem: string;
}

export interface FuzzFigures {
  readonly name: string;
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
  /** Real time of all inputs, and the processor's time of the one that took most of it, in ms. */
  readonly tookMs: number;
  readonly longestMs: number;
  /** The most memory that the process held at the end of any thousand inputs, in MB. */
  readonly mostMb: number;
}

export interface FuzzBounds {
  /** The seed of the first input; each has the next. */
  readonly from: number;
  readonly count: number;
  /** Nothing begins later, in ms from the start. */
  readonly forMs?: number;
}

/** After so long one input counts as one that hangs. */
const hangsAfterMs = 20_000;
/** More of one defect says no more. */
const mostFindings = 25;

/** Gives a target its inputs, one after the other, each by a seed of its own. */
export async function fuzz(target: FuzzTarget, { from, count, forMs = Infinity }: FuzzBounds): Promise<FuzzFigures> {
  const open = await target.open();
  const findings: Finding[] = [];
  const startedMs = performance.now();
  let [inputs, read, longestMs, mostMb] = [0, 0, 0, 0];
  try {
    for (let seed = from; seed < from + count && findings.length < mostFindings; seed += 1) {
      const begunMs = performance.now();
      if (begunMs - startedMs > forMs) break;
      inputs += 1;
      const before = process.cpuUsage();
      try {
        if ((await inTime(open.attempt(new SeededRandom(seed)))) === 'read') read += 1;
      } catch (thrown) {
        findings.push({ seed, problem: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
      }
      const { user, system } = process.cpuUsage(before);
      longestMs = Math.max(longestMs, (user + system) / 1000);
      if (inputs % 1000 === 0) mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1024 / 1024);
    }
  } finally {
    await open.close();
  }
  mostMb = Math.max(mostMb, process.memoryUsage.rss() / 1024 / 1024);
  const refused = inputs - read - findings.length;
  return {
    name: target.name,
    inputs,
    read,
    refused,
    findings,
    tookMs: performance.now() - startedMs,
    longestMs,
    mostMb,
  };
}

async function inTime(work: Promise<Fate>): Promise<Fate> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not done after ${hangsAfterMs} ms.`)), hangsAfterMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
