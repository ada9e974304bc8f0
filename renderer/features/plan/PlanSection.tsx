import { CalendarDays } from 'lucide-react';
import { useMemo } from 'react';
import type { PlanItem } from '../../../shared/replica/rounds/plan-view.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { startOfDay } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { PlanLine } from './PlanLine.tsx';
import { daysAfter, mondayOf, type PlanWeek, planOf } from './plan-weeks.ts';
import styles from './Plan.module.css';

/** What is coming: events and the dates of tasks of the own chats, week by week. It needs no link. */
export function PlanSection() {
  const { t } = useI18n();
  const now = useNow();
  const today = startOfDay(now);
  const answer = useQuery('plan', { from: today });
  const plan = useMemo(() => (answer.isReady ? planOf(answer.value, today) : undefined), [answer, today]);
  const isEmpty = plan !== undefined && plan.overdue.length === 0 && plan.weeks.length === 0;
  return (
    <main className={styles.pane} aria-label={t('plan.title')}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('plan.title')}</h1>
          <p className={styles.quiet}>{t('plan.hint')}</p>
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
          <Week key={week.monday} week={week} now={now} />
        ))}
      </div>
    </main>
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

function Week({ week: { monday, days }, now }: { readonly week: PlanWeek; readonly now: number }) {
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
            {items.map((item) => (
              <PlanLine key={item.id} item={item} now={now} hasDay={false} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
