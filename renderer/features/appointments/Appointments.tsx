import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AppointmentRow } from '../../../shared/replica/school/appointments-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { dayWords } from '../console-people/day-words.ts';
import { PickAdministrator } from './PickAdministrator.tsx';
import styles from './Appointments.module.css';

/** Who administers and heads the school by which order; a name leads to the card, where it can be ended. */
export function Appointments() {
  const { t } = useI18n();
  const answer = useQuery('school.appointments', {});
  const [isPicking, setIsPicking] = useState(false);
  if (!answer.isReady) return null;
  const { rows, canAppoint } = answer.value;
  const current = rows.filter(({ state }) => state !== 'over');
  const over = rows.filter(({ state }) => state === 'over');
  return (
    <>
      {rows.length === 0 ? <p className={styles.quiet}>{t('appointments.none')}</p> : null}
      <AppointmentList rows={current} />
      {over.length > 0 ? (
        <details>
          <summary className={styles.quiet}>{t('appointments.over')}</summary>
          <AppointmentList rows={over} />
        </details>
      ) : null}
      {canAppoint ? (
        <div>
          <Button
            icon={<Plus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setIsPicking(true)}
          >
            {t('appointments.add')}
          </Button>
        </div>
      ) : null}
      {isPicking ? <PickAdministrator onClose={() => setIsPicking(false)} /> : null}
    </>
  );
}

function AppointmentList({ rows }: { readonly rows: readonly AppointmentRow[] }) {
  const { t, language } = useI18n();
  const { go } = useNavigation();
  const day = (of: string) => dayWords(of, language);
  const termOf = ({ from, until, endedFrom }: AppointmentRow) => {
    if (endedFrom !== '') return t('card.endedFrom', { day: day(endedFrom) });
    return until === ''
      ? t('card.from', { day: day(from) })
      : t('card.term', { from: day(from), until: day(until) });
  };
  return (
    <ul className={styles.list}>
      {rows.map((row) => {
        const { id, name, person, role, isActing, order, state } = row;
        return (
          <li key={id} className={cx(styles.row, state === 'over' && styles.quiet)}>
            <div className={styles.words}>
              <span className={styles.name}>{name}</span>
              <span>
                {isActing ? t(`card.acting.${role}`) : t(`role.${role}`)}, {termOf(row)}
                {state === 'later' ? `, ${t('appointments.later')}` : ''}
              </span>
              <span className={styles.quiet}>
                {t(order.paper === '' ? 'card.orderWithoutFile' : 'card.order', {
                  number: order.number,
                  day: day(order.date),
                })}
              </span>
            </div>
            <Button
              look="plain"
              aria-label={t('appointments.open', { name })}
              onPress={() => go({ to: 'console', pane: 'people', open: person })}
            >
              {t('appointments.card')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
