import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import field from './field.module.css';
import { IconButton } from './icon-button.tsx';

/** Copies a text, such as an id, and says so. If the system refuses, it says that instead. */
export interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
  readonly failedLabel: string;
}

const saidForMs = 2_000;

export function CopyButton({ text, label, copiedLabel, failedLabel }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), saidForMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  const said = outcome === null ? '' : outcome === 'copied' ? copiedLabel : failedLabel;
  return (
    <>
      <IconButton
        label={outcome === null ? label : said}
        icon={outcome === 'copied' ? <Check /> : <Copy />}
        size="small"
        onPress={copy}
      />
      <span role="status" className={field['hidden']}>
        {said}
      </span>
    </>
  );
}
