import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { RING_MS } from '../../../shared/schema/call.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useHubClock, useNow } from '../../bridge/HubTime.tsx';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ScreenHeader, ScreenTitle } from '../../ui/ScreenHeader.tsx';
import { cx } from '../../ui/class-names.ts';
import { useDeviceChoice } from '../devices-of-call/device-choice.ts';
import { lessonPeople } from '../lesson/people-on-lesson.ts';
import { ScreenView } from '../lesson/screen/ScreenView.tsx';
import { whoShows } from '../lesson/screen/whose-screen.ts';
import { StageTiles } from '../lesson/stage/StageTiles.tsx';
import { useLessonMedia, useVoices } from '../lesson/use-lesson-media.ts';
import { useSpeaking } from '../lesson/use-speaking.ts';
import { Voices } from '../lesson/Voices.tsx';
import { CallCheck } from './CallCheck.tsx';
import { CallControls } from './CallControls.tsx';
import { CallGrid } from './CallGrid.tsx';
import { CallWords } from './CallWords.tsx';
import { waitingWords } from './call-words.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import { useCallSound } from './use-call-sound.ts';
import styles from './CallScreen.module.css';

interface CallScreenProps {
  readonly lesson: string;
  readonly chat: string;
  /** False while the chats are on the screen; the call goes on. */
  readonly isShown: boolean;
}

/** A call. Whoever joins one of many looks at the own picture first, unless it is wished otherwise. */
export default function CallScreen(props: CallScreenProps) {
  const { chat, lesson, isShown } = props;
  const told = useQuery('call', { chat, lesson });
  const { choice } = useDeviceChoice();
  const [isChecked, setIsChecked] = useState(choice.skipsCheck);
  if (!told.isReady) return null;
  const call = told.value;
  const isToCheck = !isChecked && call?.isOwn === false && !call.isOfTwo && call.call === 'live';
  return isToCheck ? (
    <CallCheck call={call} isShown={isShown} onReady={() => setIsChecked(true)} />
  ) : (
    <CallRoom {...props} call={call} />
  );
}

interface CallRoomProps extends CallScreenProps {
  readonly call: CallView | undefined;
}

/** People call, see and hear each other, and it is over. */
function CallRoom({ lesson, chat, isShown, call }: CallRoomProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const { isPushToTalk } = useDeviceChoice().choice;
  const { media, snapshot } = useLessonMedia(lesson, { whoSpeaks: isPushToTalk ? 'nobody' : 'everyone' });
  const { phase } = snapshot;
  const voices = useVoices(snapshot);
  const speaking = useSpeaking(voices);
  const people = useMemo(() => lessonPeople(snapshot, speaking), [snapshot, speaking]);
  const isOver =
    (call !== undefined && call.call !== 'live') || phase.kind === 'ended' || phase.kind === 'failed';
  const shows = whoShows(people);
  const onViewHeight = (producerId: string, heightPx: number) => media.setViewHeight(producerId, heightPx);
  const isAlone = people.every(({ isOwn }) => isOwn);
  const leave = useCallback(() => go({ to: 'afterLesson' }), [go]);
  useEndOfCall(call, isAlone);
  useAnswered(call);
  useEffect(() => {
    if (isOver) media.leave();
  }, [isOver, media]);
  // A call that ends behind the chats leaves no screen to come back to.
  useEffect(() => {
    if (isOver && !isShown) leave();
  }, [isOver, isShown, leave]);
  const isPushed = usePushToTalk(isPushToTalk && isShown && !isOver, media);
  const words = waitingWords({ call, phase, isAlone }, t, formats);
  const isRinging = call?.isOwn === true && isAlone && !isOver;
  const isBusy = call?.isOwn === true && (call.call === 'declined' || call.call === 'busy');
  useCallSound(isRinging ? 'ringback' : isBusy ? 'busy' : undefined);
  return (
    <div className={styles.call} hidden={!isShown}>
      <ScreenHeader
        back={t('call.toChats')}
        onBack={() => go({ to: isOver ? 'afterLesson' : 'behindLesson' })}
      >
        <HeaderWords call={call} count={people.length} />
      </ScreenHeader>
      <main className={styles.main} aria-label={t('call.stage')}>
        {words ? (
          <CallWords words={words} call={call} chat={chat} onBack={leave} />
        ) : shows ? (
          <div className={styles.shown}>
            <ScreenView
              person={shows}
              link={snapshot.link}
              onViewHeight={onViewHeight}
              onStop={() => void media.setScreenOn(false)}
            />
            <StageTiles people={people} camera={snapshot.ownDevices.camera} onViewHeight={onViewHeight} />
          </div>
        ) : (
          <CallGrid people={people} camera={snapshot.ownDevices.camera} onViewHeight={onViewHeight} />
        )}
        <Voices voices={voices} />
        {isPushToTalk && !isOver ? (
          <p className={cx(styles.push, isPushed && styles.pushed)} role="status">
            {t(isPushed ? 'call.pushed' : 'call.pushToTalk')}
          </p>
        ) : null}
        {isOver ? null : (
          <CallControls call={call} lesson={lesson} media={media} snapshot={snapshot} onLeave={leave} />
        )}
      </main>
    </div>
  );
}

/** An own call of two ends by itself: when the other one refuses, is busy, or does not come in time. */
function useEndOfCall(call: CallView | undefined, isAlone: boolean): void {
  const hubTime = useHubClock();
  const isRinging = call?.isOwn === true && call.isOfTwo && call.call === 'live' && isAlone;
  const answer = call?.otherAnswer;
  const isRefused = isRinging && (answer === 'declined' || answer === 'busy');
  const isWaiting = isRinging && answer === undefined;
  const { id = '', rangAt = 0 } = call ?? {};
  useEffect(() => {
    if (!isRefused && !isWaiting) return;
    const leftMs = isRefused ? 0 : Math.max(0, rangAt + RING_MS - hubTime());
    const timer = setTimeout(() => void ask(bridge().lesson.end, { lesson: id }), leftMs);
    return () => clearTimeout(timer);
  }, [isRefused, isWaiting, id, rangAt, hubTime]);
}

/** Whoever comes in by the chat has answered, too. */
function useAnswered(call: CallView | undefined): void {
  const isToSay = call !== undefined && !call.isOwn && call.call === 'live' && call.ownAnswer !== 'answered';
  const lesson = call?.id ?? '';
  useEffect(() => {
    if (isToSay) void ask(bridge().lesson.do, { do: 'answer', lesson, state: 'answered' });
  }, [isToSay, lesson]);
}

function HeaderWords({ call, count }: { readonly call: CallView | undefined; readonly count: number }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const facts = [t('call.title')];
  if (call?.call === 'live') facts.push(formats.duration(Math.max(0, now - call.rangAt)));
  if (count > 2) facts.push(t('call.people', { count }));
  return <ScreenTitle title={call?.title ?? ''} facts={facts} />;
}
