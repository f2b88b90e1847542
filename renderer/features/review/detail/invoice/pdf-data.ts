import { bytesOfBase64 } from './bytes-of-base64.ts';

/** Tables of characters and stand-in fonts, each in a chunk of its own that is loaded when a file asks for it. */
const characterMaps = import.meta.glob('../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
});
const fonts = import.meta.glob('../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url&inline',
  import: 'default',
});

/** Named by pdf.js, which asks it for files by their names. */
export class PdfData {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? characterMaps : kind === 'standardFontDataUrl' ? fonts : {};
    const found = Object.entries(folder).find(([path]) => path.endsWith(`/${filename}`));
    if (found === undefined) throw new Error(`pdf.js has no file ${filename} here.`);
    const dataUrl = String(await found[1]());
    return bytesOfBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
  }
}
