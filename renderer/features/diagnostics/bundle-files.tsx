import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslation } from 'react-i18next';
import type { BundleDto } from '../../../shared/contract/diagnostics.ts';
import { fileSize } from '../../words/file-size.ts';
import { useFormat } from '../../words/format.ts';
import styles from './bundle-files.module.css';

/** Every file of the bundle, exactly as it is in the ZIP. */
export function BundleFiles({ files }: { readonly files: BundleDto['files'] }) {
  const { t } = useTranslation('diagnostics');
  const { locale } = useFormat();
  return (
    <Tabs orientation="vertical" className={styles['files'] ?? ''}>
      <TabList aria-label={t('bundle.files')} className={styles['names'] ?? ''}>
        {files.map(({ name, text }) => (
          <Tab key={name} id={name} className={styles['name'] ?? ''}>
            <span translate="no">{name}</span>
            <span translate="no" className={styles['size']}>
              {fileSize(new Blob([text]).size, locale)}
            </span>
          </Tab>
        ))}
      </TabList>
      {files.map(({ name, text }) => (
        <TabPanel key={name} id={name} className={styles['panel'] ?? ''}>
          {text === '' ? (
            <p>{t('bundle.emptyFile')}</p>
          ) : (
            <pre translate="no" className={styles['text']}>
              {text}
            </pre>
          )}
        </TabPanel>
      ))}
    </Tabs>
  );
}
