import Download from 'lucide-react/icons/download';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDto } from '../../../../../shared/contract/review-item.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { fileSize } from '../../../../words/file-size.ts';
import { useFormat } from '../../../../words/format.ts';
import { bytesOfBase64 } from './bytes-of-base64.ts';
import { ImageView } from './image-view.tsx';
import styles from './invoice.module.css';
import { InvoiceComing } from './invoice-coming.tsx';
import { InvoiceProblem } from './invoice-problem.tsx';
import { saveCopy } from './save-copy.ts';

/** pdf.js is heavy: it is loaded with the first PDF. */
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));

/** What a browser draws by itself. */
const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** Of the width that there is. */
const zooms = [1, 1.5, 2, 3] as const;

/** The file as it is: its pages or its picture, larger if need be, and a copy to keep. */
export function InvoiceView({ invoice }: { readonly invoice: InvoiceDto }) {
  const { t } = useTranslation('detail');
  const [step, setStep] = useState(0);
  const bytes = useMemo(() => bytesOfBase64(invoice.base64), [invoice.base64]);
  const zoom = zooms[step] ?? 1;
  const isDrawn = invoice.mediaType === 'application/pdf' || pictures.has(invoice.mediaType ?? '');
  return (
    <>
      <FileBar invoice={invoice} bytes={bytes}>
        {isDrawn && (
          <>
            <IconButton
              label={t('invoice.smaller')}
              icon={<ZoomOut />}
              size="small"
              isDisabled={step === 0}
              onPress={() => setStep(step - 1)}
            />
            <IconButton
              label={t('invoice.larger')}
              icon={<ZoomIn />}
              size="small"
              isDisabled={step === zooms.length - 1}
              onPress={() => setStep(step + 1)}
            />
          </>
        )}
      </FileBar>
      {isDrawn ? (
        <section
          className={classNames(styles['view'], zoom > 1 && styles['zoomed'])}
          aria-label={t('invoice.file')}
          tabIndex={zoom > 1 ? 0 : undefined}
        >
          <Drawn invoice={invoice} bytes={bytes} zoom={zoom} />
        </section>
      ) : (
        <InvoiceProblem words="kind" />
      )}
    </>
  );
}

interface DrawnProps {
  readonly invoice: InvoiceDto;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zoom: number;
}

function Drawn({ invoice: { mediaType, fileName }, bytes, zoom }: DrawnProps) {
  if (mediaType !== 'application/pdf')
    return <ImageView bytes={bytes} mediaType={mediaType ?? ''} fileName={fileName} zoom={zoom} />;
  return (
    <Suspense fallback={<InvoiceComing />}>
      <PdfView bytes={bytes} zoom={zoom} />
    </Suspense>
  );
}

interface FileBarProps {
  readonly invoice: InvoiceDto;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly children: ReactNode;
}

function FileBar({ invoice, bytes, children }: FileBarProps) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const size = fileSize(invoice.sizeBytes, format.locale);
  return (
    <div className={styles['bar']}>
      <span className={styles['file']} translate="no" title={invoice.fileName}>
        {invoice.fileName}
      </span>
      <span className={styles['size']} translate="no">
        {size}
      </span>
      <span className={styles['tools']}>
        {children}
        <IconButton
          label={t('invoice.save')}
          icon={<Download />}
          size="small"
          onPress={() => saveCopy(bytes, invoice.fileName)}
        />
      </span>
    </div>
  );
}
