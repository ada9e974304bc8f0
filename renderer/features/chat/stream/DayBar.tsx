import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import styles from './StreamList.module.css';

const DayPicker = lazy(() => import('./DayPicker.tsx'));

interface DayBarProps {
  readonly subscribe: (listener: () => void) => () => void;
  /** The day of the first row in sight (ms), 0 for none. */
  readonly getDay: () => number;
  readonly oldestAt: number;
  readonly onPick: (at: number) => void;
}

/** The day of what stands at the top of the screen, above it so that it covers nothing; pressed, it leads to others. */
export function DayBar({ subscribe, getDay, oldestAt, onPick }: DayBarProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const at = useSyncExternalStore(subscribe, getDay);
  const [isOpen, setIsOpen] = useState(false);
  if (at === 0 || oldestAt === 0) return <div className={styles.dayBar} />;
  const day = formats.day(at, now);
  return (
    <div className={styles.dayBar}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button className={cx(styles.toDay)} aria-label={t('stream.dayAndMore', { day })}>
          {day}
          <ChevronDown size="0.875rem" strokeWidth={2} aria-hidden="true" />
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
    </div>
  );
}
