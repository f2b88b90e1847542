import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './invoice.module.css';
import { InvoiceProblem } from './invoice-problem.tsx';

export interface ImageViewProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly fileName: string;
  readonly zoom: number;
}

/** An invoice that is a picture. It is never drawn larger than it is unless asked for. */
export function ImageView({ bytes, mediaType, fileName, zoom }: ImageViewProps) {
  const { t } = useTranslation('detail');
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(made);
    setIsBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, mediaType]);
  if (isBroken) return <InvoiceProblem words="image" />;
  if (url === null) return null;
  return (
    <img
      src={url}
      alt={t('invoice.picture', { fileName })}
      className={styles['picture']}
      style={zoom === 1 ? {} : { inlineSize: `${zoom * 100}%`, maxInlineSize: 'none' }}
      onError={() => setIsBroken(true)}
    />
  );
}
