import { readdirSync, readFileSync } from 'node:fs';

// What Linux tells of a process: proc(5), /proc/PID/stat, smaps_rollup and task/TID/status.

export interface RestingProcess {
  /** What it alone occupies, and its share of what it has in common with others (Pss). */
  readonly memoryMb: number;
  /** How often its first thread has gone to sleep and been woken since it began. */
  readonly wakes: number;
}

/** The child of `parent` whose command names `word`. Throws where there is none. */
export function childOf(parent: number, word: string): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => parentOf(pid) === parent && read(`/proc/${pid}/cmdline`).includes(word));
  if (found === undefined) throw new Error(`There is no child process with ${word}.`);
  return found;
}

export function restingProcess(pid: number): RestingProcess {
  const kb = Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? Number.NaN);
  const wakes = Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(read(`/proc/${pid}/task/${pid}/status`))?.[1]);
  if (!Number.isFinite(kb) || !Number.isFinite(wakes)) throw new Error(`Nothing is told of the process ${pid}.`);
  return { memoryMb: kb / 1024, wakes };
}

/** In the minutes after its work V8 looks every eight seconds whether there is memory to give back, in seconds. */
const comesToRestS = 240;

/** How often it was woken in so many seconds, once it has come to rest. */
export async function wakesOf(pid: number, seconds: number): Promise<number> {
  const pause = (lengthS: number) => new Promise((resolve) => setTimeout(resolve, lengthS * 1000));
  await pause(comesToRestS);
  const before = restingProcess(pid).wakes;
  await pause(seconds);
  return restingProcess(pid).wakes - before;
}

function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Empty where the process is gone by then. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
