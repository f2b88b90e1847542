import Files from 'lucide-react/icons/files';
import { useRef } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

/** A place to drop files on, and a button that does the same. */
export interface FileDropProps {
  /** What is dropped here, for who cannot see it. */
  readonly label: string;
  readonly hint: string;
  readonly choose: string;
  /** Present while the files are being worked on: the button says it, and takes no others. */
  readonly pendingLabel: string | undefined;
  /** As in an input for files: `.csv,.zip`. */
  readonly accept: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileDrop({ label, hint, choose, pendingLabel, accept, onFiles }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const isBusy = pendingLabel !== undefined;
  return (
    <DropZone
      aria-label={label}
      className={styles['drop'] ?? ''}
      isDisabled={isBusy}
      onDrop={({ items }) => {
        const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        void Promise.all(files).then(onFiles);
      }}
    >
      <Files size={20} aria-hidden="true" />
      <span className={styles['hint']}>{hint}</span>
      <Button size="small" pendingLabel={pendingLabel} onPress={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        hidden
        aria-label={choose}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // the same file may be chosen again after it was mended
        }}
      />
    </DropZone>
  );
}
