import { fault } from '../../simulation/seeded/planted-faults.ts';

/** Wrong versions of the program that only a disk tells from the right one: the order of what it writes and syncs is wrong. */
export const plantedDiskFaults = [
  fault(
    'commits are not synced',
    ['electron/adapters/ledger/open-connection.ts', "['synchronous', 'FULL', 2]", "['synchronous', 'NORMAL', 1]"],
    // What follows a write that need not be synced would make them so again.
    [
      'electron/adapters/ledger/connection.ts',
      "exec('PRAGMA synchronous = FULL')",
      "exec('PRAGMA synchronous = NORMAL')",
    ],
  ),
  fault('a file of secrets gets its name before its bytes are on the disk', [
    'electron/adapters/secrets/private-file.ts',
    `    fsyncSync(descriptor);
  });`,
    '  });',
  ]),
] as const;
