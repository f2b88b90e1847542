import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { InvoiceComing } from './invoice-coming.tsx';
import { InvoiceProblem } from './invoice-problem.tsx';
import { openPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-view.module.css';

/** Shown at once; the others when they are asked for, so that what stands under the invoice stays near. */
const firstPages = 1;

type FailedWhy = 'locked' | 'damaged' | 'viewer';

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly document: PDFDocumentProxy }
  | { readonly kind: 'failed'; readonly why: FailedWhy };

/** The pages of a PDF, drawn as they come into view. */
export function PdfView({ bytes, zoom }: { readonly bytes: Uint8Array; readonly zoom: number }) {
  const { t } = useTranslation('detail');
  const reading = usePdf(bytes);
  const [isWhole, setIsWhole] = useState(false);
  if (reading.kind === 'reading') return <InvoiceComing />;
  if (reading.kind === 'failed') return <InvoiceProblem words={reading.why} />;
  const count = reading.document.numPages;
  const shown = isWhole ? count : Math.min(count, firstPages);
  return (
    <div className={styles['pages']}>
      {Array.from({ length: shown }, (_, at) => at + 1).map((number) => (
        <PdfPage
          key={number}
          document={reading.document}
          number={number}
          count={count}
          zoom={zoom}
          takesFocus={number === firstPages + 1}
        />
      ))}
      {shown < count && (
        <Button onPress={() => setIsWhole(true)}>{t('invoice.otherPages', { count: count - shown })}</Button>
      )}
    </div>
  );
}

function usePdf(bytes: Uint8Array): Reading {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  useEffect(() => {
    let isCurrent = true;
    setReading({ kind: 'reading' });
    const opened = openPdf(bytes);
    opened.document.then(
      (document) => isCurrent && setReading({ kind: 'read', document }),
      (error: unknown) => isCurrent && setReading({ kind: 'failed', why: whyOf(error) }),
    );
    return () => {
      isCurrent = false;
      opened.close();
    };
  }, [bytes]);
  return reading;
}

/** pdf.js tells by names. What it has no name for is no fault of the file. */
function whyOf(error: unknown): FailedWhy {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'locked';
  return name === 'InvalidPDFException' ? 'damaged' : 'viewer';
}
