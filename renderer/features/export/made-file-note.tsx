import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Section } from '../../ui/section.tsx';
import { fileSize } from '../../words/file-size.ts';
import { useFormat } from '../../words/format.ts';
import { useDaysText } from './use-days-text.ts';
import type { MadeFile } from './use-export.ts';

/** What was made last, and a way to save it again without making it anew. */
export function MadeFileNote({ file }: { readonly file: MadeFile }) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const daysText = useDaysText();
  if (file.rows === 0)
    return (
      <Section title={t('made.noneTitle')}>
        <p role="status">{t('made.none', { days: daysText(file.days) })}</p>
      </Section>
    );
  return (
    <Section
      title={t('made.title')}
      actions={
        <Button size="small" icon={<Download />} onPress={file.save}>
          {t('made.saveAgain')}
        </Button>
      }
    >
      <div role="status">
        <KeyValues
          entries={[
            {
              id: 'name',
              key: t('made.name'),
              value: <bdi translate="no">{file.fileName}</bdi>,
            },
            { id: 'days', key: t('made.days'), value: daysText(file.days) },
            { id: 'rows', key: t('made.rows'), value: t('made.rowCount', { count: file.rows }) },
            {
              id: 'size',
              key: t('made.size'),
              value: <span translate="no">{fileSize(file.bytes, format.locale)}</span>,
            },
          ]}
        />
      </div>
    </Section>
  );
}
