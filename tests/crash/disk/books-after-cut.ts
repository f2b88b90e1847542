import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import type { CrashScene } from '../crash-scene.ts';

/** States in which a document of a movement may lie in Xero, as far as the books know. */
const sentStates = new Set(['sending', 'uncertain', 'pushed']);

/**
 * Throws where Xero has a document that the books know nothing of: the intention has to be on the disk before the request
 * leaves, or the next run would not know that there is something to look up.
 */
export function checkIntentions({ sandbox, companyFolder }: CrashScene): void {
  const { bankTransactions, bankTransfers } = sandbox.world.xero;
  const standing = new Set(
    [...bankTransactions, ...bankTransfers]
      .filter(({ status }) => status === 'AUTHORISED')
      .map(({ reference }) => reference),
  );
  const opened = openView(companyFolder);
  if (!opened.ok) throw new Error(`The ledger does not open: ${opened.error.message}`);
  try {
    const known = new Set(
      [...opened.value.proposals()]
        .filter(({ state }) => sentStates.has(state))
        .map(({ movementId }) => markerOf(movementId)),
    );
    const forgotten = [...standing].filter((reference) => reference !== null && !known.has(reference));
    if (forgotten.length > 0) {
      throw new Error(
        `Xero has ${forgotten[0]}, and the books do not know that it was sent (${forgotten.length} such)`,
      );
    }
  } finally {
    opened.value.close();
  }
}

/** Throws where a file that is replaced as a whole is there and is not whole. */
export function checkPrivateFiles(dataDir: string): void {
  for (const name of ['secrets.json', 'consents.json']) {
    const text = readFileSync(join(dataDir, name), 'utf8');
    try {
      JSON.parse(text);
    } catch (error) {
      throw new Error(`${name} is no longer whole: ${JSON.stringify(text.slice(0, 40))}`, { cause: error });
    }
  }
}
