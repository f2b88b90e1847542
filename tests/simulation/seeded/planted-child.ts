import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plantedDiskFaults } from '../../crash/disk/planted-disk-faults.ts';
import { type Edit, plantedFaults } from './planted-faults.ts';

// To be loaded before the program (`node --import`): the source of the fault that TALLYBRIDGE_PLANTED_FAULT names is changed
// as it is loaded. Nothing of it is on disk.

const root = join(import.meta.dirname, '..', '..', '..');
const wanted = process.env['TALLYBRIDGE_PLANTED_FAULT'];
const planted = [...plantedFaults, ...plantedDiskFaults].find(({ name }) => name === wanted);
if (planted === undefined) throw new Error(`There is no planted fault "${wanted}".`);

const edits = new Map<string, Edit[]>();
for (const edit of planted.edits) {
  const url = pathToFileURL(join(root, edit.file)).href;
  edits.set(url, [...(edits.get(url) ?? []), edit]);
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const here = edits.get(url);
    if (here === undefined) return loaded;
    const source = String(loaded.source);
    return { ...loaded, source: here.reduce((text, edit) => plantIn(text, edit), source) };
  },
});

function plantIn(source: string, { file, right, wrong }: Edit): string {
  const parts = source.split(right);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined)
    throw new Error(`${file} has the place of "${planted?.name}" ${parts.length - 1} times.`);
  return before + wrong + after;
}
