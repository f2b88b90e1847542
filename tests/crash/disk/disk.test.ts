import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BooksMemory } from '../check-exactly-once.ts';
import { type CrashScene, chosenSeed, openCrashScene } from '../crash-scene.ts';
import { goOnToTheEnd } from '../go-on.ts';
import { cutPower, syncOnRecord } from './cut-power.ts';
import { diskTroubles, failDisk, readOnlyDisk, saysWhatIsWrong } from './disk-faults.ts';

/** Each of them leaves a dozen disks; `npm run prove` cuts for as long as asked. */
const cuts = 3;

const elsewhere = process.platform === 'linux' ? '' : ' [not run here: the disk that forgets and fails needs Linux]';

describe.runIf(process.platform === 'linux')(`a disk that forgets and fails${elsewhere}`, () => {
  let scene: CrashScene;

  beforeAll(async () => {
    scene = await openCrashScene(chosenSeed());
  });

  beforeEach(async ({ annotate }) => {
    await annotate(`Seed ${scene.seed}: TALLYBRIDGE_TEST_SEED plays its dice again`);
  });

  afterAll(() => scene.close());

  test(`after ${cuts} power cuts nothing is lost, doubled or forgotten`, async ({ annotate }) => {
    const { disks, changes } = await cutPower(scene, cuts);
    await annotate(`${disks} disks, ${changes} changes`);
    expect(disks).toBe(cuts * 12);
  });

  test('a disk that can only be read is named, and the next sync goes on', async () => {
    scene.feed.addDay();
    const { end, changes } = await syncOnRecord(scene, readOnlyDisk);
    expect(saysWhatIsWrong(end)).toBe(true);
    expect(end.summary?.error?.message).toMatch(/^The ledger in .* cannot be used: /);
    expect(changes).toEqual([]);
    await goOnToTheEnd(scene, new BooksMemory());
  });

  test('a disk that fails in the middle of a sync is named, and the next syncs post everything once', async () => {
    const { refused } = await failDisk(scene, diskTroubles.length);
    expect(refused).toBeGreaterThan(0);
  });
});
