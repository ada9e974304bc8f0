import { ArrowLeft, CalendarClock } from 'lucide-react';
import { useEffect } from 'react';
import { type Awaited, useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Offline } from '../broadcast/AirWait.tsx';
import styles from './Lobby.module.css';
import { timeWords, typeWords } from './session-words.ts';
import { doorOf, useSession } from './use-session.ts';

/** Before it begins: one waits here, and is in as soon as somebody begins it. */
export function Lobby({ of: { session, day, chat } }: { readonly of: Awaited }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const answer = useQuery('session', { session, day });
  const head = useQuery('chat', { chat });
  const { pass, isStarting } = useSession();
  const view = answer.isReady ? answer.value : undefined;
  const live = head.isReady ? head.value?.liveLesson?.id : undefined;
  // What was begun in the chat without the plan is what everyone waits for, too.
  useEffect(() => {
    if (live) go({ to: 'lesson', id: live, chat });
  }, [live, go, chat]);
  const door = view && doorOf(view.row, now);
  const isOver =
    view !== undefined && (view.row.isCancelled || view.row.lesson !== '' || view.row.endsAt <= now);
  return (
    <main className={styles.lobby} aria-label={t('session.lobby')}>
      <header className={styles.header}>
        <IconButton
          label={t('session.leaveLobby')}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'afterLobby' })}
        />
        <h1 className={styles.title}>{view ? `${typeWords(view.body, t)}: ${view.row.title}` : ''}</h1>
      </header>
      <div className={styles.middle}>
        <CalendarClock className={styles.sign} size="2.5rem" strokeWidth={1.5} aria-hidden="true" />
        <p className={styles.big} role="status">
          {view && !isOver
            ? t(now < view.row.at ? 'session.begins' : 'session.late', { time: formats.time(view.row.at) })
            : t(view?.row.isCancelled ? 'session.wasOff' : 'session.isOver')}
        </p>
        {view && !isOver ? (
          <p className={styles.quiet}>
            {t('session.notInYet', { name: view.row.planner.name })} {t('session.entersItself')}
          </p>
        ) : null}
        {view ? (
          <p className={styles.quiet}>
            {[view.row.chatTitle, timeWords(view.row, { t, formats }), view.body.place]
              .filter(Boolean)
              .join(' · ')}
          </p>
        ) : null}
        {view?.row.type === 'broadcast' && !isOver ? <Offline /> : null}
        {view && view.body.agenda.length > 0 ? (
          <ol className={styles.agenda} aria-label={t('session.agenda')}>
            {view.body.agenda.map((point, index) => (
              <li key={index}>{point}</li>
            ))}
          </ol>
        ) : null}
        <div className={styles.actions}>
          {view && door === 'start' ? (
            <Button look="primary" isPending={isStarting} onPress={() => void pass(view.row, 'start')}>
              {t('session.door.start')}
            </Button>
          ) : null}
          <Button onPress={() => go({ to: 'afterLobby' })}>{t('session.leaveLobby')}</Button>
        </div>
      </div>
    </main>
  );
}
