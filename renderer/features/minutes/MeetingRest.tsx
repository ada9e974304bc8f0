import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { RecordingEntry } from '../recording/RecordingEntry.tsx';
import { PapersOf } from './PapersOf.tsx';
import styles from './Papers.module.css';

interface MeetingRestProps {
  readonly chat: string;
  readonly lesson: string;
  readonly onLeave: () => void;
}

/** What stays of a lesson or meeting: who was there, its recording, its minutes. All of it is here without a link. */
export function MeetingRest({ chat, lesson, onLeave }: MeetingRestProps) {
  const view = useQuery('lesson', { chat, lesson });
  if (!view.isReady || !view.value) return null;
  return (
    <>
      <Attendance view={view.value} />
      <Recorded chat={chat} view={view.value} onLeave={onLeave} />
      <PapersOf chat={chat} about={lesson} day="" at={0} />
    </>
  );
}

/** Who was missing is read by whoever leads. */
function Attendance({ view }: { readonly view: LessonView }) {
  const { t } = useI18n();
  const { roll, host, mayLead, whereabouts } = view;
  const names = (isPresent: boolean) =>
    roll.filter((row) => row.isPresent === isPresent).map(({ person }) => person.name);
  const present = [host.name, ...names(true)];
  const missing = names(false);
  const named = view.rooms.reduce((sum, { people }) => sum + people.length, 0);
  const others = Math.max(0, whereabouts.inRooms - named);
  return (
    <section className={styles.section} aria-label={t('meeting.attendance')}>
      <h3 className={styles.part}>{t('meeting.attendance')}</h3>
      <p>{t('meeting.were', { present: present.length, all: roll.length + 1 })}</p>
      <p className={styles.names}>{present.join(', ')}</p>
      {others > 0 ? <p className={styles.quiet}>{t('meeting.inRooms', { count: others })}</p> : null}
      {mayLead && missing.length > 0 ? (
        <p className={styles.quiet}>{t('meeting.missing', { names: missing.join(', ') })}</p>
      ) : null}
    </section>
  );
}

interface RecordedProps {
  readonly chat: string;
  readonly view: LessonView;
  readonly onLeave: () => void;
}

function Recorded({ chat, view, onLeave }: RecordedProps) {
  const { t } = useI18n();
  const recording = useQuery('recording', { chat, lesson: view.id });
  if (!recording.isReady || !recording.value) {
    const isComing = view.endedAt > 0 && view.recording.isWanted && view.recording.state !== 'off';
    return isComing ? <p className={styles.quiet}>{t('meeting.recordingComes')}</p> : null;
  }
  return <RecordingEntry lesson={view.id} onGo={onLeave} />;
}
