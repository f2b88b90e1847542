// The two containers that systems want a program's icon in; each holds it in several sizes, as PNG.

/** Edges in pixels that Windows asks for, from the title bar to the large tiles of the Explorer. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256] as const;

/**
 * `.ico`: a directory, then the pictures (https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)). Windows
 * reads PNG in it since Vista.
 */
export function icoFile(draw: (pixels: number) => Buffer): Buffer {
  const pictures = icoSizes.map((size) => ({ size, png: draw(size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // icons, and not cursors
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry); // 0 stands for 256
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6); // bits of a pixel
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The types of an `.icns` that hold PNG, with the pixels of each (`ic11` to `ic14` are for dense screens). */
export const icnsTypes = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
} as const;

/** `.icns`: chunks with a type and a length, big-endian (https://en.wikipedia.org/wiki/Apple_Icon_Image_format). */
export function icnsFile(draw: (pixels: number) => Buffer): Buffer {
  const chunks = Object.entries(icnsTypes).map(([type, pixels]) => chunk(type, draw(pixels)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}....`, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
