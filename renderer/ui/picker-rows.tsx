import Check from 'lucide-react/icons/check';
import Plus from 'lucide-react/icons/plus';
import list from './list.module.css';
import styles from './picker.module.css';
import type { PickerOption } from './picker-search.ts';

interface RowProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPress: () => void;
}

interface PickerRowProps extends RowProps {
  readonly option: PickerOption | undefined;
  readonly place: readonly [number, number];
  readonly isSelected: boolean;
  readonly style: { readonly insetBlockStart: number; readonly blockSize: number };
}

/** An option, placed where the list says. */
export function PickerRow({ option, place, isActive, isSelected, onPoint, onPress, ...rest }: PickerRowProps) {
  const reason = option?.disabledReason;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
    <div
      {...rest}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-disabled={reason === undefined ? undefined : true}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      data-active={isActive || undefined}
      data-disabled={reason === undefined ? undefined : true}
      className={`${list['item']} ${styles['option']}`}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <span className={list['texts']}>
        <bdi className={list['main']} translate="no">
          {option?.label}
        </bdi>
        {reason !== undefined && <span className={list['secondary']}>{reason}</span>}
      </span>
      {option?.secondary !== undefined && (
        <span className={styles['code']} translate="no">
          {option.secondary}
        </span>
      )}
      <span className={list['check']}>{isSelected && <Check size={16} aria-hidden="true" />}</span>
    </div>
  );
}

/** The last entry, which does something instead of choosing. */
export function ActionRow({ label, isActive, onPoint, onPress, id }: RowProps & { readonly label: string }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected="false"
      data-active={isActive || undefined}
      className={`${list['item']} ${styles['action']}`}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Plus size={16} aria-hidden="true" />
      <span className={list['texts']}>{label}</span>
    </div>
  );
}
