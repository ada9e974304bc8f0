import { fromAbsolute, getLocalTimeZone, today, toCalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Heading } from 'react-aria-components/Heading';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import styles from './DayPicker.module.css';

interface DayPickerProps {
  /** The day that is read now (ms). */
  readonly at: number;
  /** The day of the oldest that is here (ms). */
  readonly oldestAt: number;
  /** Called with the first moment of a day (ms). */
  readonly onPick: (at: number) => void;
}

/** A month to choose a day from, by mouse, by touch and by keyboard. */
export default function DayPicker({ at, oldestAt, onPick }: DayPickerProps) {
  const { t } = useI18n();
  const zone = getLocalTimeZone();
  const dayOf = (ms: number) => toCalendarDate(fromAbsolute(ms, zone));
  return (
    <Calendar
      autoFocus
      aria-label={t('stream.toDay')}
      className={cx(styles.calendar)}
      defaultValue={dayOf(at)}
      minValue={dayOf(oldestAt)}
      maxValue={today(zone)}
      onChange={(day) => onPick(day.toDate(zone).getTime())}
    >
      <header className={styles.head}>
        <Button slot="previous" className={cx(styles.turn)}>
          <ChevronLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <Heading className={cx(styles.month)} />
        <Button slot="next" className={cx(styles.turn)}>
          <ChevronRight size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className={cx(styles.grid)} weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={cx(styles.weekday)}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className={cx(styles.cell)} />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
