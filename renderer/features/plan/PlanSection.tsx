import { CalendarDays, CalendarPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { PlanItem } from '../../../shared/replica/rounds/plan-view.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { startOfDay } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { PastMeetings } from '../minutes/PastMeetings.tsx';
import { PlanLine } from './PlanLine.tsx';
import { daysAfter, mondayOf, type PlanWeek, planOf } from './plan-weeks.ts';
import styles from './Plan.module.css';
import { SessionForm } from './SessionForm.tsx';
import { SessionLine } from './SessionLine.tsx';
import { SessionPane } from './SessionPane.tsx';

/** What repeats is shown for so long. */
const WEEKS_AHEAD = 8;
const NOTHING: readonly SessionRow[] = [];

/** What is coming in the own chats, week by week: sessions, events and the dates of tasks. It needs no link. */
export function PlanSection() {
  const { t } = useI18n();
  const now = useNow();
  const today = startOfDay(now);
  const [open, setOpen] = useState<Pick<SessionRow, 'id' | 'day'>>();
  const answer = useQuery('plan', { from: today });
  const held = useQuery('sessions', { chat: '', from: today, to: daysAfter(today, 7 * WEEKS_AHEAD) });
  const sessions = held.isReady ? held.value : NOTHING;
  const plan = useMemo(
    () => (answer.isReady && held.isReady ? planOf(answer.value, sessions, today) : undefined),
    [answer, held.isReady, sessions, today],
  );
  const isEmpty = plan !== undefined && plan.overdue.length === 0 && plan.weeks.length === 0;
  return (
    <main className={styles.pane} aria-label={t('plan.title')}>
      <div className={styles.page}>
        <header className={cx(styles.head, styles.headRow)}>
          <div>
            <h1>{t('plan.title')}</h1>
            <p className={styles.quiet}>{t('plan.hint')}</p>
          </div>
          <div className={styles.headActions}>
            <PastMeetings />
            <PlanButton />
          </div>
        </header>
        {isEmpty ? (
          <EmptyPlace
            icon={<CalendarDays size="1.75rem" strokeWidth={1.75} />}
            title={t('plan.empty')}
            hint={t('plan.emptyHint')}
          />
        ) : null}
        {plan && plan.overdue.length > 0 ? <Overdue items={plan.overdue} now={now} /> : null}
        {plan?.weeks.map((week) => (
          <Week key={week.monday} week={week} now={now} onOpen={setOpen} />
        ))}
      </div>
      {open ? <SessionPane session={open.id} day={open.day} onClose={() => setOpen(undefined)} /> : null}
    </main>
  );
}

/** Only for those who may plan something somewhere. */
function PlanButton() {
  const { t } = useI18n();
  const places = useQuery('planPlaces', {});
  const [isOpen, setIsOpen] = useState(false);
  if (!places.isReady || places.value.length === 0) return null;
  return (
    <>
      <Button
        look="primary"
        icon={<CalendarPlus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      >
        {t('session.plan')}
      </Button>
      {isOpen ? <SessionForm places={places.value} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function Overdue({ items, now }: { readonly items: readonly PlanItem[]; readonly now: number }) {
  const { t } = useI18n();
  return (
    <section className={styles.week} aria-label={t('plan.overdue')}>
      <h2 className={cx(styles.weekTitle, styles.late)}>{t('plan.overdue')}</h2>
      <ul className={styles.lines}>
        {items.map((item) => (
          <PlanLine key={item.id} item={item} now={now} hasDay />
        ))}
      </ul>
    </section>
  );
}

interface WeekProps {
  readonly week: PlanWeek;
  readonly now: number;
  readonly onOpen: (row: SessionRow) => void;
}

function Week({ week: { monday, days }, now, onOpen }: WeekProps) {
  const { t, formats } = useI18n();
  const thisMonday = mondayOf(now);
  const title =
    monday === thisMonday
      ? t('plan.thisWeek')
      : monday === daysAfter(thisMonday, 7)
        ? t('plan.nextWeek')
        : t('plan.week', {
            from: formats.day(monday, now),
            to: formats.day(daysAfter(monday, 6), now),
          });
  return (
    <section className={styles.week} aria-label={title}>
      <h2 className={styles.weekTitle}>{title}</h2>
      {days.map(({ day, items }) => (
        <div key={day} className={styles.day}>
          <h3 className={cx(styles.dayTitle, day === startOfDay(now) && styles.today)}>
            <span>{formats.weekday(day)}</span>
            <span className={styles.quiet}>{formats.day(day, now)}</span>
          </h3>
          <ul className={styles.lines}>
            {items.map((item) =>
              item.kind === 'session' ? (
                <SessionLine key={`${item.id} ${item.day}`} row={item} now={now} onOpen={onOpen} />
              ) : (
                <PlanLine key={item.id} item={item} now={now} hasDay={false} />
              ),
            )}
          </ul>
        </div>
      ))}
    </section>
  );
}
