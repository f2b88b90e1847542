import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, root } from '../checks.ts';

/** What is held of one file. */
export interface Floor {
  /** Of its mutants, how many in a hundred its tests must notice, to one decimal: measured, and only ever raised. Null: not measured yet. */
  readonly score: number | null;
  /** The test files that hold it, from the root of the checkout. */
  readonly tests: readonly string[];
}

const floorsFile = join(root, 'tests', 'mutation', 'floors.json');

/** By the path of the file, from the root of the checkout. */
export function readFloors(): ReadonlyMap<string, Floor> {
  return new Map(Object.entries(JSON.parse(readFileSync(floorsFile, 'utf8')) as Readonly<Record<string, Floor>>));
}

/** How a floor stands in a sentence or table. */
export function floorText({ score }: Floor): string {
  return score === null ? 'none yet' : `${score} %`;
}

/** In the order of their paths, so that a difference shows what was raised. */
export function writeFloors(floors: ReadonlyMap<string, Floor>): void {
  const inOrder = [...floors].toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(floorsFile, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`);
  const format = [binOf('@biomejs/biome', 'biome'), 'format', '--write', floorsFile]; // as the check of the gate wants it
  const { status, stderr } = spawnSync(process.execPath, format, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The floors were written, but not as the formatter has them: ${stderr}`);
}

/** How many in a hundred were noticed, to one decimal, and never above what was: 100 where there is nothing to notice. */
export function scoreOf({ noticed, mutants }: { readonly noticed: number; readonly mutants: number }): number {
  return mutants === 0 ? 100 : Math.floor((noticed * 1000) / mutants) / 10;
}
