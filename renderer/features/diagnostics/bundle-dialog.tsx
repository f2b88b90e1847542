import Download from 'lucide-react/icons/download';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleDto } from '../../../shared/contract/diagnostics.ts';
import { useAct } from '../../bridge/act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { fileSize } from '../../words/file-size.ts';
import { useFormat } from '../../words/format.ts';
import styles from './bundle-dialog.module.css';
import { BundleFiles } from './bundle-files.tsx';
import { bytesOfBase64 } from './bytes-of-base64.ts';
import { FailureNote } from './failure-note.tsx';
import { saveZip } from './save-zip.ts';

/** What would be handed on, to be read before it is: all of its files, and what was left out of them. */
export function BundleDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['diagnostics', 'common'] as const);
  const { mutate, data, error } = useAct('diagnostics.bundle');
  useEffect(() => mutate({}), [mutate]);
  const save = (bundle: BundleDto): void => {
    saveZip(bytesOfBase64(bundle.base64), bundle.fileName);
    pageToasts.show({ kind: 'success', title: t('diagnostics:bundle.saved', { fileName: bundle.fileName }) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      size="large"
      onClose={onClose}
      title={t('diagnostics:bundle.title')}
      closeLabel={t('common:actions.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            icon={<Download />}
            isDisabled={data === undefined}
            onPress={() => data !== undefined && save(data)}
          >
            {t('diagnostics:bundle.save')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        <p>{t('diagnostics:bundle.about')}</p>
        {error !== null ? (
          <FailureNote
            what={t('diagnostics:bundle.failed')}
            thrown={error}
            actions={
              <Button size="small" onPress={() => mutate({})}>
                {t('common:problem.tryAgain')}
              </Button>
            }
          />
        ) : data === undefined ? (
          <Skeleton label={t('diagnostics:bundle.making')} shape="paragraph" count={10} />
        ) : (
          <>
            <BundleFiles files={data.files} />
            <ZipFacts bundle={data} />
          </>
        )}
        <p className={styles['leftOut']}>{t('diagnostics:bundle.leftOut')}</p>
      </div>
    </Dialog>
  );
}

function ZipFacts({ bundle: { fileName, files, base64 } }: { readonly bundle: BundleDto }) {
  const { t } = useTranslation('diagnostics');
  const { locale } = useFormat();
  const bytes = Math.floor((base64.length * 3) / 4) - (/=*$/.exec(base64)?.[0].length ?? 0);
  return (
    <p role="status" className={styles['zip']}>
      <bdi translate="no">{fileName}</bdi>
      <span>{t('bundle.count', { count: files.length })}</span>
      <span translate="no">{fileSize(bytes, locale)}</span>
    </p>
  );
}
