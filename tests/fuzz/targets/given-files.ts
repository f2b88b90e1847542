import { fileTypeOf } from '../../../electron/adapters/cledara/file-type-of.ts';
import { cledaraFileReader } from '../../../electron/adapters/cledara/files/cledara-file-reader.ts';
import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { exportCsv } from '../../../electron/sandbox/cledara/export-csv.ts';
import { exportZip } from '../../../electron/sandbox/cledara/export-zip.ts';
import { makeServices } from '../../../electron/sandbox/sandbox.ts';
import { type InvoiceKind, makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { hostileTexts } from '../mutate-json.ts';
import { assertSoundValue, fateOf } from '../soundness.ts';

const clock = { nowMs: () => Date.parse('2026-11-22T09:00:00.000Z') };
const kinds: readonly InvoiceKind[] = ['pdf', 'png', 'jpg', 'heic', 'webp'];

/** An export of Cledara's, its cells and its bytes altered. */
export const exportedCsv: FuzzTarget = {
  name: 'Cledara’s CSV',
  async open() {
    const { world } = makeServices({ transactions: 12, clock });
    const text = exportCsv(world.cledara.transactions, clock.nowMs());
    return {
      async attempt(random) {
        const bytes = random.chance(0.5)
          ? Buffer.from(withOddCells(text, random))
          : mutateBytes(Buffer.from(text), random);
        const account = random.pick([null, 'GBP:saas', 'EUR:spend', random.pick(hostileTexts)]);
        const outcome = await cledaraFileReader.read([{ name: 'transactions.csv', bytes }], account);
        for (const file of outcome.ok ? outcome.value : []) {
          if (file.kind !== 'transactions') continue;
          const { rows, lines, skipped } = file;
          if (rows !== lines.length + skipped.length)
            throw new Error(`Of ${rows} rows ${lines.length} and ${skipped.length} are told.`);
        }
        return fateOf(outcome);
      },
      close: async () => {},
    };
  },
};

/** Some cells, the headers too, with other words in them; or lines in another order or number. */
export function withOddCells(text: string, random: SeededRandom): string {
  const read = fileFormats.readCsv(text);
  if (!read.ok) throw new Error(read.error.message);
  const rows = read.value.map(({ cells }) => [...cells]);
  for (let times = random.whole(1, 6); times > 0; times -= 1) {
    const row = random.pick(rows);
    const at = random.whole(0, Math.max(0, row.length - 1));
    const change = random.whole(0, 4);
    if (change < 2) row[at] = random.pick(hostileTexts);
    else if (change === 2) row[at] = `${row[at] ?? ''}${random.pick(hostileTexts)}`;
    else if (change === 3) row.splice(at, 1);
    else row.push(random.pick(hostileTexts));
  }
  const shown = random.chance(0.3) ? random.shuffled(rows) : rows;
  const csv = fileFormats.csv(shown);
  return random.chance(0.2) ? csv.replaceAll(',', ';') : csv;
}

/** An export of invoices: names that lead out, lengths that lie, files that break off. */
export const invoiceZip: FuzzTarget = {
  name: 'Cledara’s ZIP',
  async open() {
    const files = kinds.map((kind) => makeInvoiceFile(kind, ['Invoice 1']));
    return {
      async attempt(random) {
        const named = files.map(({ bytes, fileName }) => ({
          name: random.chance(0.2) ? random.pick(hostileTexts) : `Figma 2026-11-02 ${fileName}`,
          bytes: random.chance(0.1) ? mutateBytes(bytes, random) : bytes,
        }));
        const zip = exportZip(named);
        const bytes = random.chance(0.8) ? mutateBytes(zip, random) : zip;
        const outcome = await cledaraFileReader.read([{ name: 'invoices.zip', bytes }], null);
        for (const file of outcome.ok ? outcome.value : []) {
          if (file.kind !== 'invoices') continue;
          for (const { name } of file.invoices) if (/[/\\]/.test(name)) throw new Error(`A name is a path: ${name}`);
        }
        return fateOf(outcome);
      },
      close: async () => {},
    };
  },
};

/** What tells the type of a file from its bytes: never a reason to fail, for a file of no known type is one too. */
export const fileTypes: FuzzTarget = {
  name: 'types of files',
  async open() {
    const samples = kinds.map((kind) => makeInvoiceFile(kind, ['Invoice 1']).bytes);
    samples.push(...signatures.map((text) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(600, 0x20)])));
    samples.push(
      exportZip([
        { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
        { name: 'word/document.xml', bytes: Buffer.from('<w/>') },
      ]),
    );
    return {
      async attempt(random) {
        const type = await fileTypeOf(mutateBytes(random.pick(samples), random));
        if (type === null) return 'refused';
        assertSoundValue(type, 'type');
        if (!/^[\w.+-]+\/[\w.+-]+$/.test(type.mediaType) || !/^[\w.]+$/.test(type.extension))
          throw new Error(JSON.stringify(type));
        return 'read';
      },
      close: async () => {},
    };
  },
};

/** How files begin whose readers look further: containers, lists of chunks, texts with a length in front. */
const signatures: readonly string[] = [
  ...[
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'ID3\x03\x00\x00\x00\x00\x0f\x76',
    'II*\x00\x08\x00\x00\x00',
    'MM\x00*\x00\x00\x00\x08',
  ],
  ...[
    'RIFF\x24\x00\x00\x00WAVE',
    'OggS\x00\x02',
    '\x1aE\xdf\xa3\x93B\x82\x88matroska',
    'fLaC',
    '\x1f\x8b\x08\x00',
    'BZh9',
  ],
  ...[
    '\x37\x7a\xbc\xaf\x27\x1c',
    'Rar!\x1a\x07\x01\x00',
    '\x00\x00\x00\x18ftypmp42',
    'GIF89a',
    '{\\rtf1',
    '<?xml version="1.0"?>',
  ],
  ...['\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9', '8BPS', '\xff\xd8\xff\xe1', '%!PS-Adobe-3.0 EPSF-3.0', 'PK\x03\x04'],
];
