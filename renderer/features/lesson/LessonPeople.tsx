import { Mic, MicOff, Video } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import type { LessonSnapshot } from './media/lesson-snapshot.ts';
import type { LessonPerson } from './people-on-lesson.ts';
import styles from './LessonPeople.module.css';

interface LessonPeopleProps {
  readonly people: readonly LessonPerson[];
  readonly ownDevices: LessonSnapshot['ownDevices'];
}

/** Everyone on the lesson, the host first. */
export function LessonPeople({ people, ownDevices }: LessonPeopleProps) {
  const { t, formats } = useI18n();
  return (
    <aside className={styles.people} aria-label={t('lesson.participants')}>
      <h2 className={styles.heading}>
        {t('lesson.participants')} <span className={styles.count}>{formats.number(people.length)}</span>
      </h2>
      <ul className={styles.list}>
        {people.map((person) => {
          const hasVoice = person.isOwn ? ownDevices.microphone.kind === 'on' : person.voice !== undefined;
          const hasPicture = person.isOwn ? ownDevices.camera.kind === 'on' : person.picture !== undefined;
          return (
            <li key={person.participantId} className={cx(styles.person, !person.isConnected && styles.away)}>
              <Avatar name={person.name} of="person" size="small" isSpeaking={person.isSpeaking} />
              <span className={styles.words}>
                <span className={styles.name}>
                  {person.name}
                  {person.isOwn ? <span className={styles.you}> ({t('lesson.you')})</span> : null}
                </span>
                <span className={cx(styles.state, person.isSpeaking && styles.speaking)}>
                  {stateWords(person, hasVoice, hasPicture, t)}
                </span>
              </span>
              {hasPicture ? <Video size="1.125rem" strokeWidth={1.75} aria-hidden="true" /> : null}
              {hasVoice ? (
                <Mic className={styles.on} size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <MicOff size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
              )}
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

function stateWords(person: LessonPerson, hasVoice: boolean, hasPicture: boolean, t: Translate): string {
  if (!person.isConnected) return t('lesson.away');
  if (person.isSpeaking) return t('lesson.speaking');
  if (person.isHost) return t('lesson.host');
  if (hasPicture) return t('lesson.withVideo');
  return hasVoice ? t('lesson.voiceOnly') : t('lesson.listening');
}
