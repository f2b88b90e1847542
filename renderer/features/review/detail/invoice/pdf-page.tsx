import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage } from './draw-page.ts';
import { pageText } from './page-text.ts';
import styles from './pdf-view.module.css';
import { useElementWidth } from './use-element-width.ts';
import { useIsNear } from './use-is-near.ts';

interface Props {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly count: number;
  readonly zoom: number;
  /** It came in place of the button that was pressed for it. */
  readonly takesFocus: boolean;
}

/** A4 upright, until the page has said its own shape. */
const usualShape = 595 / 842;

/** One page: a drawing for the eye, its text for those who have it read to them. */
export function PdfPage({ document, number, count, zoom, takesFocus }: Props) {
  const { t } = useTranslation('detail');
  const sheet = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useIsNear(sheet);
  const width = useElementWidth(sheet);
  const read = usePage(document, number, isNear);
  const page = read === 'unreadable' ? null : read;
  const text = usePageText(page);
  const hasFailed = useDrawing(page, canvas, isNear ? width : 0);
  const labelId = useId();
  useEffect(() => {
    if (takesFocus) sheet.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const { width: pageWidth, height: pageHeight } = page?.getViewport({ scale: 1 }) ?? { width: usualShape, height: 1 };
  return (
    <section
      ref={sheet}
      aria-labelledby={labelId}
      tabIndex={-1}
      className={styles['sheet']}
      style={{ inlineSize: `${zoom * 100}%`, aspectRatio: `${pageWidth} / ${pageHeight}` }}
    >
      <h4 id={labelId} className={styles['hidden']}>
        {t('invoice.page', { number, count })}
      </h4>
      <div className={styles['drawing']} aria-hidden="true">
        <canvas ref={canvas} className={styles['canvas']} />
      </div>
      {(hasFailed || read === 'unreadable') && <p className={styles['note']}>{t('invoice.pageFailed')}</p>}
      {text !== null && (
        <p className={styles['hidden']} translate={text === '' ? undefined : 'no'}>
          {text === '' ? t('invoice.noText') : text}
        </p>
      )}
    </section>
  );
}

/** The page once it is wanted; null until then. */
function usePage(document: PDFDocumentProxy, number: number, isWanted: boolean): PDFPageProxy | 'unreadable' | null {
  const [page, setPage] = useState<PDFPageProxy | 'unreadable' | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    document.getPage(number).then(
      (read) => isCurrent && setPage(read),
      () => isCurrent && setPage('unreadable'),
    );
    return () => {
      isCurrent = false;
    };
  }, [document, number, isWanted]);
  return page;
}

/** Null until it was read. A page whose text cannot be read is one without text. */
function usePageText(page: PDFPageProxy | null): string | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (page === null) return;
    let isCurrent = true;
    pageText(page).then(
      (read) => isCurrent && setText(read),
      () => isCurrent && setText(''),
    );
    return () => {
      isCurrent = false;
    };
  }, [page]);
  return text;
}

/** Draws the page as wide as it is shown; takes the picture away where it is far out of view, as each holds megabytes. */
function useDrawing(page: PDFPageProxy | null, canvas: RefObject<HTMLCanvasElement | null>, width: number): boolean {
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (page === null || target === null) return;
    if (width === 0) {
      target.width = 0;
      return;
    }
    return drawPage(page, target, width, (isDrawn) => setHasFailed(!isDrawn));
  }, [page, canvas, width]);
  return hasFailed;
}
