import { count, markdownTable } from '../simulation/proof/markdown-table.ts';
import { type Floor, floorText, scoreOf } from './floors.ts';
import type { Mutated } from './mutate-file.ts';

/** The score of each file that was tried, and of all together, as Markdown. */
export function mutationTable(results: readonly Mutated[], floors: ReadonlyMap<string, Floor>): string {
  const rows = results.map((result) => {
    const floor = floors.get(result.path);
    return rowOf(result.path, result, floor === undefined ? '' : floorText(floor));
  });
  const sum = (of: (result: Mutated) => number): number => results.reduce((total, result) => total + of(result), 0);
  const all = { mutants: sum(({ mutants }) => mutants), noticed: sum(({ noticed }) => noticed) };
  return markdownTable(
    ['File', 'Changes tried', 'Noticed', 'Score', 'Floor'],
    [...rows, rowOf('All of these', all, '')],
  );
}

function rowOf(name: string, of: Pick<Mutated, 'mutants' | 'noticed'>, floor: string): readonly string[] {
  return [name, count(of.mutants), count(of.noticed), `${scoreOf(of)} %`, floor];
}
