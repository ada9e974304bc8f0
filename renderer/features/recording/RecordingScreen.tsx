import { useCallback, useEffect } from 'react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { gapsOf } from '../../../shared/lessons/time-line.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ScreenHeader, ScreenTitle } from '../../ui/ScreenHeader.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { CaptionLineAt } from './CaptionLineAt.tsx';
import { LineControls } from './LineControls.tsx';
import { RecordingFile } from './RecordingFile.tsx';
import { RecordingSide } from './RecordingSide.tsx';
import { ReplayedStage } from './ReplayedStage.tsx';
import styles from './Recording.module.css';
import { useRecordingPlayer } from './use-recording-player.ts';
import { usePlacedCaptions } from './use-placed-captions.ts';
import { useReplay } from './use-replay.ts';

const SECOND_MS = 1000;

interface RecordingScreenProps {
  readonly lesson: string;
  readonly chat: string;
}

/** A recorded lesson, without a link once its sound is here. */
export default function RecordingScreen({ lesson, chat }: RecordingScreenProps) {
  const { go } = useNavigation();
  const { t } = useI18n();
  const view = useQuery('recording', { chat, lesson });
  const close = useCallback(() => go({ to: 'afterRecording' }), [go]);
  return (
    <div className={styles.recording}>
      <ScreenHeader back={t('recording.back')} onBack={close}>
        {view.isReady && view.value ? <Words view={view.value} /> : null}
      </ScreenHeader>
      {view.isReady && view.value ? <Recording chat={chat} view={view.value} /> : null}
      {view.isReady && !view.value ? <p className={styles.missing}>{t('recording.missing')}</p> : null}
    </div>
  );
}

function Words({ view }: { readonly view: RecordingView }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const facts = [
    t(`recording.of.${view.type}`, { when: formats.moment(view.startedAt, now) }),
    formats.duration(view.durationMs),
  ];
  const lostMs = gapsOf(view.parts);
  if (lostMs >= SECOND_MS) facts.push(t('recording.gaps', { duration: formats.duration(lostMs) }));
  if (view.missed.length > 0) {
    const count = view.missed.filter(({ isCaughtUp }) => isCaughtUp).length;
    facts.push(t('recording.caughtUp', { count, all: view.missed.length }));
  }
  return <ScreenTitle title={view.title} facts={facts} />;
}

function Recording({ chat, view }: { readonly chat: string; readonly view: RecordingView }) {
  const { t } = useI18n();
  const toast = useToast();
  const { lesson, own } = view;
  const me = useQuery('me', {});
  const person = me.isReady ? (me.value?.id ?? '') : '';
  const heardEnough = useCallback(() => {
    if (own !== 'missed' || person === '') return;
    void ask(bridge().lesson.do, { do: 'caughtUp', lesson, person, isCaughtUp: true }).then((outcome) => {
      if (outcome.ok) toast({ text: t('recording.youCaughtUp') });
    });
  }, [own, person, lesson, toast, t]);
  const { player, state } = useRecordingPlayer(chat, view, heardEnough);
  const replay = useReplay(chat, view);
  const captions = usePlacedCaptions(chat, view);
  useSpaceBar(() => (state.isPlaying ? player.pause() : void player.play()));
  return (
    <>
      <main className={styles.main} aria-label={t('recording.stage')}>
        <ReplayedStage chat={chat} view={view} replay={replay} state={state} />
        <CaptionLineAt captions={captions} atMs={state.atMs} />
        {view.file ? <RecordingFile document={view.document} file={view.file} /> : null}
        <LineControls view={view} chapters={replay.chapters} player={player} state={state} />
      </main>
      <RecordingSide
        chat={chat}
        view={view}
        chapters={replay.chapters}
        captions={captions}
        player={player}
        atMs={state.atMs}
      />
    </>
  );
}

/** The space bar plays and pauses, except where it means something else. */
function useSpaceBar(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.defaultPrevented || isTaken(event.target)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [toggle]);
}

function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, input, textarea, [role], a') !== null;
}
