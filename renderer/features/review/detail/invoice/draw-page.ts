import { type PDFPageProxy, RenderingCancelledException } from 'pdfjs-dist';

/** Pixels of one drawing: what a browser surely can hold, and enough for print on a large screen. */
const mostPixels = 16_000_000;

/** Draws a page `width` CSS pixels wide, as sharp as the screen is. Returns what ends it. */
export function drawPage(
  page: PDFPageProxy,
  target: HTMLCanvasElement,
  width: number,
  onEnd: (isDrawn: boolean) => void,
): () => void {
  const { width: ownWidth, height: ownHeight } = page.getViewport({ scale: 1 });
  const wanted = (width / ownWidth) * devicePixelRatio;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (ownWidth * ownHeight)));
  const viewport = page.getViewport({ scale });
  // Drawn aside, so that the page does not flicker while it is drawn again at another size.
  const aside = document.createElement('canvas');
  aside.width = Math.max(1, Math.round(viewport.width));
  aside.height = Math.max(1, Math.round(viewport.height));
  const task = page.render({ canvas: aside, viewport });
  task.promise.then(
    () => {
      target.width = aside.width;
      target.height = aside.height;
      target.getContext('2d')?.drawImage(aside, 0, 0);
      aside.width = 0;
      onEnd(true);
    },
    (error: unknown) => {
      if (!(error instanceof RenderingCancelledException)) onEnd(false);
    },
  );
  return () => task.cancel();
}
