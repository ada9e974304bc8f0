import { isPedagogical, isStaff } from '../../../shared/schema/person.ts';
import type { CardAppointment } from '../../../shared/replica/school/person-card-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';
import { dayWords } from './day-words.ts';
import styles from './PersonCard.module.css';

/** Roles, the confirmation, and what somebody was appointed to. */
export function StandingSection({ card, onAction }: CardSectionProps) {
  const { t, formats } = useI18n();
  const roleWord = useRoleWords();
  const now = useNow();
  const { body, abilities, appointments } = card;
  const isHere = body.leftAt === 0;
  const works = isPedagogical(body);
  return (
    <CardSection
      title={t('card.standing')}
      actions={
        <>
          {isHere && abilities.edit ? (
            <Button look="plain" onPress={() => onAction({ kind: 'edit' })}>
              {t('card.edit')}
            </Button>
          ) : null}
          {isHere && abilities.move && !body.roles.includes('pupil') ? (
            <Button look="plain" onPress={() => onAction({ kind: 'roles' })}>
              {t('card.roles')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{body.roles.map(roleWord).join(', ')}</p>
      {isHere ? null : (
        <p className={styles.over}>{t('card.leftAt', { when: formats.moment(body.leftAt, now) })}</p>
      )}
      {works && isHere ? (
        <div className={styles.line}>
          <span className={body.isVerified ? undefined : styles.over}>
            {t(body.isVerified ? 'card.isConfirmed' : 'card.isPending')}
          </span>
          {abilities.confirm ? (
            body.isVerified ? (
              <Button
                look="plain"
                aria-label={t('card.unconfirm')}
                onPress={() => onAction({ kind: 'unconfirm' })}
              >
                {t('card.unconfirmShort')}
              </Button>
            ) : (
              <Button look="primary" onPress={() => onAction({ kind: 'confirm' })}>
                {t('card.confirmTeacher')}
              </Button>
            )
          ) : null}
        </div>
      ) : null}
      {appointments.map((appointment) => (
        <Appointment
          key={appointment.id}
          appointment={appointment}
          canEnd={abilities.endAppointments}
          onEnd={() => onAction({ kind: 'endAppointment', appointment: appointment.id })}
        />
      ))}
      {isHere && abilities.appoint && isStaff(body) ? (
        <Button onPress={() => onAction({ kind: 'appoint' })}>{t('card.appoint')}</Button>
      ) : null}
    </CardSection>
  );
}

interface AppointmentProps {
  readonly appointment: CardAppointment;
  readonly canEnd: boolean;
  readonly onEnd: () => void;
}

function Appointment({ appointment, canEnd, onEnd }: AppointmentProps) {
  const { t, language } = useI18n();
  const { role, isActing, order, from, until, endedFrom, isOn } = appointment;
  const day = (of: string) => dayWords(of, language);
  const term =
    endedFrom !== ''
      ? t('card.endedFrom', { day: day(endedFrom) })
      : until === ''
        ? t('card.from', { day: day(from) })
        : t('card.term', { from: day(from), until: day(until) });
  return (
    <div className={styles.line}>
      <span className={isOn ? undefined : styles.quiet}>
        {isActing ? t(`card.acting.${role}`) : t(`role.${role}`)}, {term}
        <br />
        <span className={styles.quiet}>
          {t(order.paper === '' ? 'card.orderWithoutFile' : 'card.order', {
            number: order.number,
            day: day(order.date),
          })}
        </span>
      </span>
      {canEnd && endedFrom === '' ? (
        <Button look="plain" onPress={onEnd}>
          {t('card.endAppointment')}
        </Button>
      ) : null}
    </div>
  );
}
