import { CloudOff, Radio } from 'lucide-react';
import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { Note } from '../../ui/Note.tsx';
import { clockWords } from '../files/file-words.ts';
import screen from '../lesson/LessonScreen.module.css';
import styles from './Broadcast.module.css';
import { useSeconds } from './use-seconds.ts';

/** Longer waits are said by the time of day alone. */
const COUNTED_MS = 60 * 60_000;

/** Before it begins and while it pauses: until when, and what is said about it. */
export function AirWait({ view }: { readonly view: BroadcastView }) {
  const { t, formats } = useI18n();
  const now = useSeconds();
  const isPause = view.state === 'pause';
  const until = isPause ? view.pauseUntil : view.plannedAt;
  const left = until - now;
  const text = isPause ? view.pauseText : view.about;
  return (
    <section className={styles.wait} aria-label={t('broadcast.waiting')}>
      <Radio className={styles.waitSign} aria-hidden="true" strokeWidth={1.5} />
      <h2 className={styles.waitTitle}>{view.title}</h2>
      <p className={styles.waitWords} role="status">
        {isPause
          ? until > 0
            ? t('broadcast.pauseUntil', { time: formats.time(until) })
            : t('broadcast.pause')
          : left > 0
            ? t('broadcast.beginsAt', { time: formats.time(until) })
            : t('broadcast.soon')}
      </p>
      {left > 0 && left <= COUNTED_MS ? (
        <p className={styles.clock} role="timer">
          {clockWords(left)}
        </p>
      ) : null}
      {text === '' ? null : <p className={styles.waitText}>{text}</p>}
      <Offline />
    </section>
  );
}

/** Without a link nothing is missed for good. */
export function Offline() {
  const { t } = useI18n();
  const connection = useQuery('connection', {});
  const kind = connection.isReady ? connection.value.state.kind : 'live';
  if (kind === 'live' || kind === 'syncing') return null;
  return (
    <Note tone="warning" icon={<CloudOff size="1.25rem" strokeWidth={1.75} />}>
      {t('broadcast.offline')}
    </Note>
  );
}

/** After the end. */
export function AirOver({ view }: { readonly view: BroadcastView }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  return (
    <section className={screen.stage}>
      <EmptyPlace
        icon={<Radio size="1.75rem" strokeWidth={1.75} />}
        title={t('broadcast.over')}
        hint={t(
          view.recording.isWanted || view.recordedSince > 0 ? 'broadcast.overRecorded' : 'broadcast.overHint',
        )}
      >
        <Button look="primary" onPress={() => go({ to: 'afterLesson' })}>
          {t('lesson.backToChat')}
        </Button>
      </EmptyPlace>
    </section>
  );
}
