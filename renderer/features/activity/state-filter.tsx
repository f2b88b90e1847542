import ChevronDown from 'lucide-react/icons/chevron-down';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { type LogState, logStates } from './log-states.ts';
import styles from './state-filter.module.css';

interface StateFilterProps {
  readonly chosen: readonly LogState[];
  readonly onChange: (states: readonly LogState[]) => void;
}

/** Only entries that led to one of these states. */
export function StateFilter({ chosen, onChange }: StateFilterProps) {
  const { t } = useTranslation(['activity', 'common'] as const);
  const [only] = chosen;
  const label =
    only === undefined
      ? t('activity:filter.states')
      : chosen.length === 1
        ? t('activity:filter.oneState', { state: t(`common:state.${only}`) })
        : t('activity:filter.someStates', { count: chosen.length });
  const toggle = (state: LogState, isOn: boolean): void =>
    onChange(logStates.filter((one) => (one === state ? isOn : chosen.includes(one))));
  return (
    <span className={styles['filter']}>
      <Popover
        label={t('activity:filter.states')}
        trigger={
          <Button variant={only === undefined ? 'quiet' : 'secondary'}>
            {label}
            <ChevronDown aria-hidden="true" size={14} />
          </Button>
        }
      >
        <div className={styles['states']}>
          {logStates.map((state) => (
            <Checkbox
              key={state}
              label={t(`common:state.${state}`)}
              isSelected={chosen.includes(state)}
              onChange={(isOn) => toggle(state, isOn)}
            />
          ))}
        </div>
      </Popover>
      {only !== undefined && (
        <IconButton label={t('activity:filter.everyState')} icon={<X />} size="small" onPress={() => onChange([])} />
      )}
    </span>
  );
}
