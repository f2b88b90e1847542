import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { readSetupText } from '../../../electron/api/setup-text.ts';
import { makeServices, sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import { mappingTable } from '../../../shared/domain/mapping-table.ts';
import { readMapping } from '../../../shared/domain/read-mapping.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { hostileTexts, mutateJson } from '../mutate-json.ts';
import { assertMessage, assertSoundValue } from '../soundness.ts';
import { withOddCells } from './given-files.ts';

const clock = { nowMs: () => Date.parse('2026-11-22T09:00:00.000Z') };

function problemsOf(problems: readonly { readonly at: string; readonly message: string }[]): 'refused' {
  if (problems.length === 0) throw new Error('It was refused, and no reason was given.');
  for (const { at, message } of problems) {
    if (at.trim() === '') throw new Error(`A problem has no place: ${message}`);
    assertMessage(message);
  }
  return 'refused';
}

/** The setup file as text. */
export const setupFiles: FuzzTarget = {
  name: 'setup files',
  async open() {
    const sample = sampleSetup(makeServices({ transactions: 12, clock }).world);
    const text = JSON.stringify(sample, null, 2);
    return {
      async attempt(random) {
        const isBytes = random.chance(0.2);
        const given = isBytes
          ? Buffer.from(mutateBytes(Buffer.from(text), random)).toString('utf8')
          : mutateJson(sample, random);
        const read = readSetupText(given);
        if (!read.ok) return problemsOf(read.error);
        assertSoundValue(read.value, 'settings');
        return 'read';
      },
      close: async () => {},
    };
  },
};

/** The table of applications as CSV. */
export const mappingFiles: FuzzTarget = {
  name: 'mapping tables',
  async open() {
    const { world } = makeServices({ transactions: 12, clock });
    const settings = readSetupText(JSON.stringify(sampleSetup(world)));
    if (!settings.ok) throw new Error(JSON.stringify(settings.error));
    const applications = world.cledara.applications.map(({ id, name }) => ({ id, name }));
    const category = {
      categoryId: 'c',
      name: 'Department',
      status: 'ACTIVE' as const,
      options: [{ optionId: 'o', name: 'Design', status: 'ACTIVE' as const }],
    };
    const text = fileFormats.csv(mappingTable(settings.value, applications, [category]));
    return {
      async attempt(random) {
        const isBytes = random.chance(0.4);
        const given = isBytes
          ? Buffer.from(mutateBytes(Buffer.from(text), random)).toString('utf8')
          : withOddCells(text, random);
        const table = fileFormats.readCsv(random.chance(0.05) ? random.pick(hostileTexts) : given);
        if (!table.ok) return problemsOf([{ at: `line ${table.error.line}`, message: table.error.message }]);
        const read = readMapping(table.value, settings.value, applications);
        if (!read.ok) return problemsOf(read.error);
        assertSoundValue(read.value.settings, 'settings');
        return 'read';
      },
      close: async () => {},
    };
  },
};
