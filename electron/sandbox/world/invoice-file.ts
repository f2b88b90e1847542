import { crc32, deflateSync } from 'node:zlib';

export interface InvoiceBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

export type InvoiceKind = 'pdf' | 'png' | 'jpg' | 'heic' | 'webp';

/** A small file that is really of its kind (the HEIC and WebP ones have the header of one, and no picture). */
export function makeInvoiceFile(kind: InvoiceKind, lines: readonly string[]): InvoiceBytes {
  switch (kind) {
    case 'pdf':
      return { bytes: pdf(lines), mediaType: 'application/pdf', fileName: 'invoice.pdf' };
    case 'png':
      return { bytes: png(), mediaType: 'image/png', fileName: 'receipt.png' };
    case 'jpg':
      return { bytes: Buffer.from(onePixelJpeg, 'base64'), mediaType: 'image/jpeg', fileName: 'receipt.jpg' };
    case 'heic':
      return { bytes: heic(), mediaType: 'image/heic', fileName: 'IMG_0417.HEIC' };
    case 'webp':
      return { bytes: webp(), mediaType: 'image/webp', fileName: 'receipt.webp' };
  }
}

/** One page of Helvetica, with a correct cross-reference table (ISO 32000-1, 7.5). */
function pdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&')}) Tj T*`);
  const stream = `BT /F1 12 Tf 14 TL 60 780 Td\n${shown.join('\n')}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** An 8 × 8 grey picture (PNG specification, section 5). */
function png(): Uint8Array {
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const pixels = Buffer.alloc(8 * 9, 0xcc).map((value, index) => (index % 9 === 0 ? 0 : value));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** The file type box of an HEIC picture (ISO/IEC 14496-12, 4.3), and an empty media box. */
function heic(): Uint8Array {
  const fileType = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1')]);
  const media = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('mdat', 'latin1'), Buffer.alloc(8, 7)]);
  return Buffer.concat([fileType, media]);
}

/** The header of a WebP file around an empty chunk (developers.google.com, WebP container specification). */
function webp(): Uint8Array {
  const chunkOf = Buffer.concat([Buffer.from('VP8 ', 'latin1'), Buffer.from([0, 0, 0, 0])]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(chunkOf.length + 4, 0);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, Buffer.from('WEBP', 'latin1'), chunkOf]);
}

const onePixelJpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////' +
  '////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z';
