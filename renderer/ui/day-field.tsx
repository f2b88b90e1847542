import { type CalendarDate, parseDate } from '@internationalized/date';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Button } from 'react-aria-components/Button';
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';

import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { classNames } from './class-names.ts';
import styles from './day-field.module.css';
import field from './field.module.css';
import { FieldHelp, FieldLabel, type FieldTexts } from './field-texts.tsx';
import popover from './popover.module.css';

/** A day without a time, as an ISO date ("2026-09-01"): typed part by part in the order of the language, or pointed at. */
export interface DayFieldProps extends FieldTexts {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

export function DayField(props: DayFieldProps) {
  const { value, onChange, label, hidesLabel = false, description, errorMessage } = props;
  return (
    <DatePicker<CalendarDate>
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      {...(props.firstDay === undefined ? {} : { minValue: parseDate(props.firstDay) })}
      {...(props.lastDay === undefined ? {} : { maxValue: parseDate(props.lastDay) })}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      isInvalid={Boolean(errorMessage)}
      className={classNames(field['field'])}
    >
      <FieldLabel label={label} hidesLabel={hidesLabel} />
      <Group className={classNames(field['control'], styles['control'])}>
        <DateInput className={classNames(styles['parts'])}>
          {(segment) => <DateSegment segment={segment} className={classNames(styles['part'])} />}
        </DateInput>
        <Button className={classNames(styles['open'])}>
          <CalendarDays size={16} aria-hidden="true" />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={classNames(popover['popover'])}>
        <Dialog className={classNames(styles['dialog'])}>
          <Month />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function Month() {
  return (
    <Calendar>
      <header className={styles['head']}>
        <Button slot="previous" className={classNames(styles['step'])}>
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Heading className={classNames(styles['month'])} />
        <Button slot="next" className={classNames(styles['step'])}>
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className={classNames(styles['grid'])}>
        {(day) => <CalendarCell date={day} className={classNames(styles['day'])} />}
      </CalendarGrid>
    </Calendar>
  );
}
