import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ScreenHeader, ScreenTitle } from '../../ui/ScreenHeader.tsx';
import { CaptionSwitch } from '../captions/CaptionSwitch.tsx';
import { LiveCaptions } from '../captions/LiveCaptions.tsx';
import { InFrontContext } from '../chat/reading-place.ts';
import { LessonControls } from './LessonControls.tsx';
import { LessonMore } from './LessonMore.tsx';
import { LessonSide } from './LessonSide.tsx';
import { LessonStage } from './LessonStage.tsx';
import type { LessonPhase } from './media/lesson-snapshot.ts';
import { lessonPeople } from './people-on-lesson.ts';
import { RoomSigns } from './RoomSigns.tsx';
import { RoomHand } from './RoomHand.tsx';
import { isShowing, ShownStage } from './stage/ShownStage.tsx';
import { PointingContext, usePointing } from './stage/Pointer.tsx';
import { useScreenCue } from './screen/use-screen-cue.ts';
import { StageButtons } from './stage/StageButtons.tsx';
import { DivisionLine } from './split/DivisionLine.tsx';
import { useDivision } from './split/use-division.ts';
import { useLessonMedia, useVoices } from './use-lesson-media.ts';
import { RecordingSign } from './RecordingSign.tsx';
import { useSpeaking } from './use-speaking.ts';
import { Voices } from './Voices.tsx';
import { LeadGiven, WaitingSign } from './WaitingSign.tsx';
import styles from './LessonScreen.module.css';

interface LessonScreenProps {
  readonly lesson: string;
  readonly chat: string;
  /** False while the chats are on the screen; the lesson goes on. */
  readonly isShown: boolean;
}

type LiveLesson = NonNullable<ChatHeadView['liveLesson']>;

/** A live lesson: who leads it on the stage, everyone beside it, and one's own microphone and camera. */
export default function LessonScreen({ lesson, chat, isShown }: LessonScreenProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const head = useQuery('chat', { chat });
  const told = useQuery('lesson', { chat, lesson });
  const isBeforeMany = told.isReady && told.value?.rooms.some(({ isOwn }) => isOwn) === true;
  const { media, snapshot } = useLessonMedia(lesson, { whoSpeaks: 'host', isBeforeMany });
  const staged = useQuery('stage', { chat, lesson });
  const stage = staged.isReady ? staged.value : undefined;
  const spotlight = stage?.on.show === 'person' ? stage.on.person.id : '';
  const view = told.isReady ? told.value : undefined;
  const live = useLastLive(head.isReady ? head.value?.liveLesson : undefined, lesson, head.isReady);
  const phase: LessonPhase =
    live.isOver && snapshot.phase.kind !== 'ended' ? { kind: 'ended', cause: 'ended' } : snapshot.phase;
  const isLessonHere = (view?.type ?? 'lesson') === 'lesson';
  const isOver = phase.kind === 'ended' || phase.kind === 'failed';
  const voices = useVoices(snapshot);
  const host = view?.host.id ?? '';
  const speaking = useSpeaking(voices);
  const people = useMemo(() => lessonPeople(snapshot, speaking, host), [snapshot, speaking, host]);
  const division = useDivision(view?.division);
  const own = people.find(({ isOwn }) => isOwn);
  useScreenCue({
    lesson,
    media,
    stage,
    screen: snapshot.ownDevices.screen,
    ownPersonId: own?.personId ?? '',
  });
  const [wantsPointer, setWantsPointer] = useState(false);
  const isPaper = stage?.on.show === 'slides' || stage?.on.show === 'board';
  const mayPoint = own?.isHost === true && isPaper && phase.kind === 'live';
  const pointing = usePointing(media, mayPoint && wantsPointer);
  const leave = useCallback(() => go({ to: 'afterLesson' }), [go]);
  // A lesson that ends behind the chats leaves no screen to come back to.
  useEffect(() => {
    if (isOver && !isShown) leave();
  }, [isOver, isShown, leave]);
  return (
    <div className={styles.lesson} hidden={!isShown}>
      <ScreenHeader
        back={t('lesson.toChats')}
        onBack={() => go({ to: isOver ? 'afterLesson' : 'behindLesson' })}
        end={
          <>
            <RecordingSign of={isOver ? undefined : view?.recording} />
            {isOver ? null : <CaptionSwitch />}
            <Button look="danger" onPress={leave}>
              {t('lesson.leave')}
            </Button>
          </>
        }
      >
        <HeaderWords
          live={live.last}
          chatTitle={head.isReady ? (head.value?.title ?? '') : ''}
          // A window sees its own group alone, which is not the lesson.
          count={division ? 0 : people.length}
          where={view?.whereabouts}
          host={view?.host.name}
          isLesson={isLessonHere}
        />
      </ScreenHeader>
      <main className={styles.main} aria-label={t('lesson.stage')}>
        {isOver ? null : (
          <DivisionLine
            lesson={lesson}
            division={division}
            mayLead={view?.mayLead === true}
            ownPersonId={own?.personId ?? ''}
          />
        )}
        {isShowing(stage, people) && phase.kind !== 'ended' ? (
          <PointingContext value={pointing}>
            <ShownStage
              chat={chat}
              lesson={lesson}
              view={stage}
              phase={phase}
              people={people}
              camera={snapshot.ownDevices.camera}
              link={snapshot.link}
              onStopScreen={() => void media.setScreenOn(false)}
              onViewHeight={(producerId, heightPx) => media.setViewHeight(producerId, heightPx)}
            />
          </PointingContext>
        ) : (
          <LessonStage
            phase={phase}
            isLesson={isLessonHere}
            people={people}
            spotlight={spotlight}
            camera={snapshot.ownDevices.camera}
            onViewHeight={(producerId, heightPx) => media.setViewHeight(producerId, heightPx)}
            onBack={leave}
          />
        )}
        <div className={styles.signsPlace}>
          <RoomSigns media={media} people={people} mayLead={view?.mayLead === true} />
        </div>
        <WaitingSign
          isWaiting={!isOver && view?.isWaiting === true}
          mayLead={view?.mayLead === true}
          isLesson={isLessonHere}
        />
        <LeadGiven mayLead={isOver ? undefined : view?.mayLead} />
        <Voices voices={voices} />
        {isOver ? null : <LiveCaptions chat={chat} lesson={lesson} people={people} />}
        {isOver ? null : (
          <LessonControls
            lesson={lesson}
            media={media}
            snapshot={snapshot}
            isHost={view ? view.mayEnd : live.last?.isOwn === true}
            isLesson={isLessonHere}
            isHandUp={view?.isOwnHandUp}
            recording={view?.recording}
          >
            {view ? <RoomHand view={view} /> : null}
            <StageButtons
              chat={chat}
              lesson={lesson}
              view={stage}
              onScreen={() => void media.setScreenOn(true)}
            />
            <LessonMore
              media={media}
              view={view && { ...view, division }}
              ownPersonId={own?.personId ?? ''}
              isLive={phase.kind === 'live'}
              pointer={mayPoint ? { isOn: wantsPointer, onChange: setWantsPointer } : undefined}
            />
          </LessonControls>
        )}
      </main>
      <InFrontContext value={isShown}>
        <LessonSide
          chat={chat}
          people={people}
          view={view}
          media={media}
          isLesson={isLessonHere}
          pens={stage?.pens ?? []}
          spotlight={spotlight}
        />
      </InFrontContext>
    </div>
  );
}

/** The lesson as the chat last told of it, and whether the chat says that it is over. */
function useLastLive(current: LiveLesson | undefined, lesson: string, isReady: boolean) {
  const [last, setLast] = useState<LiveLesson>();
  const fresh = current?.id === lesson ? current : undefined;
  if (fresh && fresh !== last) setLast(fresh);
  return { last: fresh ?? last, isOver: isReady && !fresh && last !== undefined };
}

interface HeaderWordsProps {
  readonly live: LiveLesson | undefined;
  readonly chatTitle: string;
  readonly count: number;
  /** Where people are, undefined until it is known. */
  readonly where: LessonView['whereabouts'] | undefined;
  /** Who leads it now, undefined until it is known. */
  readonly host: string | undefined;
  readonly isLesson: boolean;
}

function HeaderWords({ live, chatTitle, count, where, host, isLesson }: HeaderWordsProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const facts = live
    ? [
        t(isLesson ? 'lesson.running' : 'meeting.running', {
          duration: formats.duration(now - live.startedAt),
        }),
        host ?? live.hostName,
      ]
    : [];
  if (where && where.rooms > 0) {
    const all = where.inRooms + where.atHome;
    facts.push(t(isLesson ? 'room.where' : 'meeting.where', { ...where, all }));
  } else if (count > 0) facts.push(t(isLesson ? 'lesson.present' : 'meeting.presentNow', { count }));
  return <ScreenTitle title={live?.title ?? chatTitle} facts={facts} />;
}
