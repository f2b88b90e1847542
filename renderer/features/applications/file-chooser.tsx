import FileJson from 'lucide-react/icons/file-json';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { ChosenFile } from './chosen-file.ts';
import styles from './import-dialog.module.css';
import type { FileKind } from './use-file.ts';

/** What the engine takes; no file of settings comes near it. */
const largestBytes = 8_000_000;

interface FileChooserProps {
  readonly file: ChosenFile | null;
  readonly kind: FileKind;
  readonly onChoose: (file: ChosenFile | null) => void;
}

/** A place to drop a file on, and a button that does the same. */
export function FileChooser({ file, kind, onChoose }: FileChooserProps) {
  const { t } = useTranslation('applications');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<'large' | 'unread' | null>(null);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > largestBytes) {
      setProblem('large');
      onChoose(null);
      return;
    }
    try {
      const text = await chosen.text();
      setProblem(null);
      onChoose({ name: chosen.name, text });
    } catch {
      setProblem('unread');
      onChoose(null);
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same
    <div
      className={styles['chooser']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <FileJson size={20} aria-hidden="true" />
      <span className={styles['fileName']}>
        {file === null ? (
          t(kind === 'table' ? 'table.drop' : 'file.drop')
        ) : (
          <bdi translate="no" title={file.name}>
            {file.name}
          </bdi>
        )}
      </span>
      <Button size="small" onPress={() => input.current?.click()}>
        {t(file === null ? 'file.choose' : 'file.chooseOther')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={kind === 'table' ? '.csv,text/csv' : '.json,application/json'}
        hidden
        aria-label={t('file.choose')}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = ''; // the same file may be chosen again after it was mended
        }}
      />
      {problem !== null && (
        <p role="alert" className={styles['wrong']}>
          {t(problem === 'large' ? 'file.tooLarge' : 'file.unread')}
        </p>
      )}
    </div>
  );
}
