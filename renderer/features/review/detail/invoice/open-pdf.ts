import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { PdfData } from './pdf-data.ts';
import { trustedWorkerUrl } from './trusted-worker-url.ts';

export interface OpenedPdf {
  readonly document: Promise<PDFDocumentProxy>;
  /** Ends the worker and whatever it is at. */
  close(): void;
}

/** Larger pictures within a page are left out: a file can claim any size. Pixels. */
const largestPicture = 64_000_000;

/**
 * Each file has a worker of its own, so that one that never ends its work holds up nothing but itself. The page's policy
 * allows neither generated code nor WebAssembly, so pdf.js works without both.
 */
export function openPdf(bytes: Uint8Array): OpenedPdf {
  const thread = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({
    data: bytes.slice(), // what is handed to a worker is gone from here
    worker,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: PdfData,
    wasmUrl: new URL('./pdf/', document.baseURI).href, // decoders of scanned pictures; see vite.renderer.config.ts
    maxImageSize: largestPicture,
    verbosity: 0,
  });
  const broken = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('The worker that reads PDF files did not start.')));
  });
  return {
    document: Promise.race([task.promise, broken]),
    close() {
      // Both only say that they were ended, which is what was asked for.
      task.destroy().catch(() => undefined);
      worker.destroy();
      thread.terminate();
    },
  };
}
