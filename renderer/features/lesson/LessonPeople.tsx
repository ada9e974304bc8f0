import { Mic, MicOff, Video } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { MarkOf } from '../people/MarkOf.tsx';
import { cx } from '../../ui/class-names.ts';
import type { LessonPerson } from './people-on-lesson.ts';
import { personState } from './stage-words.ts';
import styles from './LessonPeople.module.css';

/** Everyone on the lesson, the host first. */
export function LessonPeople({ people }: { readonly people: readonly LessonPerson[] }) {
  const { t, formats } = useI18n();
  return (
    <aside className={styles.people} aria-label={t('lesson.participants')}>
      <h2 className={styles.heading}>
        {t('lesson.participants')}{' '}
        {people.length > 0 ? <span className={styles.count}>{formats.number(people.length)}</span> : null}
      </h2>
      {people.length === 0 ? <p className={styles.nobody}>{t('lesson.nobody')}</p> : null}
      <ul className={styles.list} tabIndex={0} aria-label={t('lesson.participants')}>
        {people.map((person) => (
          <li key={person.participantId} className={cx(styles.person, !person.isConnected && styles.away)}>
            <Avatar name={person.name} of="person" size="small" isSpeaking={person.isSpeaking} />
            <span className={styles.words}>
              <span className={styles.name}>
                {person.name} <MarkOf person={person.personId} />
              </span>
              <span className={cx(styles.state, person.isSpeaking && styles.speaking)}>
                {personState(person, t)}
              </span>
            </span>
            {person.hasPicture ? <Video size="1.125rem" strokeWidth={1.75} aria-hidden="true" /> : null}
            {person.hasVoice ? (
              <Mic className={styles.on} size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <MicOff size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
