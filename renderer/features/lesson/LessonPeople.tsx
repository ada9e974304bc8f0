import { Hand, Mic, MicOff, Video } from 'lucide-react';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { MarkOf } from '../people/MarkOf.tsx';
import { cx } from '../../ui/class-names.ts';
import type { RoomRow } from '../../../shared/replica/live/lesson-views.ts';
import type { LessonRow } from './lesson-rows.ts';
import type { LessonMedia } from './media/lesson-media.ts';
import { type LeadOf, PersonActions } from './PersonActions.tsx';
import { personState } from './stage-words.ts';
import styles from './LessonPeople.module.css';

const MINUTE_MS = 60_000;

interface LessonPeopleProps {
  readonly rows: readonly LessonRow[];
  readonly rooms: readonly RoomRow[];
  readonly media: LessonMedia;
  /** Whether this window leads the room of sound and picture. */
  readonly isHost: boolean;
  /** The lesson, for whoever may lead it. */
  readonly lesson: string | undefined;
  readonly pens: readonly string[];
  readonly spotlight: string;
  readonly lead: LeadOf | undefined;
}

/** Everyone on the lesson: the host first, then those who raise a hand. */
export function LessonPeople(props: LessonPeopleProps) {
  const { rows, rooms, media, isHost, lesson, pens, spotlight, lead } = props;
  const { t } = useI18n();
  return (
    <>
      {rows.length === 0 ? <p className={styles.nobody}>{t('lesson.nobody')}</p> : null}
      <ul className={styles.list} tabIndex={0} aria-label={t('lesson.participants')}>
        {rows.map((row) => (
          <li key={row.key} className={cx(styles.person, row.person?.isConnected === false && styles.away)}>
            <Avatar name={row.name} of="person" size="small" isSpeaking={row.person?.isSpeaking === true} />
            <span className={styles.words}>
              <span className={styles.name}>
                {row.name} <MarkOf person={row.personId} />
              </span>
              <StateWords row={row} rooms={rooms} />
            </span>
            <Signs row={row} />
            <PersonActions
              row={row}
              media={media}
              isHost={isHost}
              lesson={lesson}
              pens={pens}
              spotlight={spotlight}
              lead={lead}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function StateWords(props: { readonly row: LessonRow; readonly rooms: readonly RoomRow[] }) {
  const { row, rooms } = props;
  const { person, personId, hand } = row;
  const { t, formats } = useI18n();
  const now = useNow();
  // Who sits in a class has the computer of that class, and it has the class.
  const room = rooms.find((one) => one.person.id === (hand && !person ? hand.by : personId));
  const inRoom = room && !person ? room.title || t('room.inClass', { count: room.count }) : undefined;
  const atScreen = room && person ? t('room.atScreen', { count: room.count }) : '';
  const states = [person ? personState(person, t) : (inRoom ?? t('live.notInRoom'))];
  if (atScreen !== '') states.push(room?.title ?? '', atScreen);
  const state = states.filter((words) => words !== '').join(' · ');
  const isUpMs = hand ? now - hand.at : 0;
  const raised =
    isUpMs < MINUTE_MS
      ? t('live.handJustRaised')
      : t('live.handRaised', { duration: formats.duration(isUpMs) });
  return (
    <span className={cx(styles.state, person?.isSpeaking === true && styles.speaking)}>
      {hand ? `${state} · ${raised}` : state}
    </span>
  );
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

function Signs({ row: { person, hand } }: { readonly row: LessonRow }) {
  return (
    <>
      {hand ? <Hand className={styles.hand} {...ICON} /> : null}
      {person?.hasPicture ? <Video {...ICON} /> : null}
      {person?.hasVoice ? <Mic className={styles.on} {...ICON} /> : null}
      {person && !person.hasVoice && !person.isListener ? <MicOff {...ICON} /> : null}
    </>
  );
}
