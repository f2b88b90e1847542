import type { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';

/** Bytes that end, begin, quote or escape something in one of the formats that are read. */
const telling = [0x00, 0x0a, 0x0d, 0x22, 0x27, 0x2c, 0x3b, 0x3c, 0x5c, 0x7b, 0x7d, 0x7f, 0x80, 0xc0, 0xff];

/** The bytes after one to four changes: bits flipped, cut, spliced, doubled, overwritten, or words set to extreme lengths. */
export function mutateBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  let changed: Uint8Array = Buffer.from(bytes);
  for (let times = random.whole(1, 4); times > 0; times -= 1) changed = change(changed, random);
  return changed;
}

/** Some of the bytes from the front, never all of them; at least one where there are two. */
export function cutBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  return bytes.subarray(0, random.whole(Math.min(1, bytes.length - 1), Math.max(0, bytes.length - 1)));
}

function change(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.whole(0, Math.max(0, bytes.length - 1));
  const length = random.whole(1, Math.min(64, Math.max(1, bytes.length - at)));
  switch (random.whole(0, 6)) {
    case 0:
      return edited(bytes, (copy) => {
        copy[at] = (copy[at] ?? 0) ^ (1 << random.whole(0, 7));
      });
    case 1:
      return cutBytes(bytes, random);
    case 2: // something left out
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3: // something twice
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 4: // a piece from elsewhere
      return Buffer.concat([bytes.subarray(0, at), pieceOf(bytes, random), bytes.subarray(at)]);
    case 5:
      return edited(bytes, (copy) =>
        copy.fill(random.pick(telling), at, Math.min(copy.length, at + random.whole(1, 8))),
      );
    default: // a number of four bytes, such as a length or an offset
      return edited(bytes, (copy) => {
        if (copy.length >= at + 4) copy.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff]), at);
      });
  }
}

function edited(bytes: Uint8Array, edit: (copy: Buffer) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
}

function pieceOf(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const from = random.whole(0, Math.max(0, bytes.length - 1));
  return bytes.subarray(from, from + random.whole(1, 64));
}
