import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import styles from './StreamList.module.css';

const DayPicker = lazy(() => import('./DayPicker.tsx'));

interface DayPillProps {
  readonly subscribe: (listener: () => void) => () => void;
  /** The day of the first row in sight (ms), 0 for none. */
  readonly getDay: () => number;
  readonly oldestAt: number;
  readonly onPick: (at: number) => void;
}

/** The day of what stands at the top of the screen; pressed, it lets one go to another day. */
export function DayPill({ subscribe, getDay, oldestAt, onPick }: DayPillProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const at = useSyncExternalStore(subscribe, getDay);
  const [isOpen, setIsOpen] = useState(false);
  if (at === 0 || oldestAt === 0) return null;
  const day = formats.day(at, now);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button className={cx(styles.pill)} aria-label={t('stream.dayAndMore', { day })}>
        {day}
      </Button>
      <Popover className={cx(styles.popover)} placement="bottom" offset={6}>
        <Dialog aria-label={t('stream.toDay')} className={cx(styles.picker)}>
          <Suspense>
            <DayPicker
              at={at}
              oldestAt={oldestAt}
              onPick={(picked) => {
                setIsOpen(false);
                onPick(picked);
              }}
            />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
