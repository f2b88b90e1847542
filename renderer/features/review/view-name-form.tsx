import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './view-menu.module.css';

export interface ViewNameFormProps {
  readonly label: string;
  readonly action: string;
  readonly help?: string;
  readonly first?: string;
  /** Names that would take another view's place. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
}

/** A name for a view. */
export function ViewNameForm({ label, action, help, first = '', taken, onName }: ViewNameFormProps) {
  const { t } = useTranslation('review');
  const [name, setName] = useState(first);
  const [isTried, setIsTried] = useState(false);
  const trimmed = name.trim();
  const problem = trimmed === '' ? t('views.nameNeeded') : taken.includes(trimmed) ? t('views.taken') : null;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (problem === null) onName(trimmed);
      }}
    >
      <TextField
        label={label}
        description={help}
        placeholder={t('views.placeholder')}
        maxLength={60}
        autoFocus={first !== ''}
        value={name}
        onChange={setName}
        errorMessage={isTried && problem !== null ? problem : undefined}
      />
      <Button type="submit" size="small">
        {action}
      </Button>
    </form>
  );
}
