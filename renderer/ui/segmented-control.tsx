import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { classNames } from './class-names.ts';
import styles from './segmented-control.module.css';

export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Shown behind the label. */
  readonly count?: ReactNode;
}

/** Two to five ways to look at the same thing, one of them chosen. */
export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly isDisabled?: boolean;
}

export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, segments, value, onChange, isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={classNames(styles['segments'])}
    >
      {segments.map(({ id, label: text, count }) => (
        <ToggleButton key={id} id={id} className={classNames(styles['segment'])}>
          {text}
          {count !== undefined && <span className={styles['count']}>{count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
