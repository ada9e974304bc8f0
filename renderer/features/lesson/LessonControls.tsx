import { Hand, Mic } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import type { ParticipantRole } from '../../../shared/signaling/participant-info.ts';
import { DeviceWords, ScreenWords } from './DeviceToggle.tsx';
import { OwnDevices } from './OwnDevices.tsx';
import type { RecordingState } from '../../../shared/replica/live/recording-views.ts';
import { RecordingTrouble } from './RecordingSign.tsx';
import { RecordSwitch } from './RecordSwitch.tsx';
import type { LessonMedia } from './media/lesson-media.ts';
import type { LessonSnapshot } from './media/lesson-snapshot.ts';
import { LinkMenu, LinkWords } from './LinkMenu.tsx';
import styles from './LessonControls.module.css';

interface LessonControlsProps {
  readonly lesson: string;
  readonly media: LessonMedia;
  readonly snapshot: LessonSnapshot;
  readonly isHost: boolean;
  /** Whether it is a lesson; a council or a meeting has words of its own. */
  readonly isLesson: boolean;
  /** Undefined until the replica has told of the lesson. */
  readonly isHandUp: boolean | undefined;
  readonly recording: RecordingState | undefined;
  /** More buttons, before the end of the lesson. */
  readonly children?: ReactNode;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One's own microphone and camera, and for the host the end of the lesson. */
export function LessonControls(props: LessonControlsProps) {
  const { lesson, media, snapshot, isHost, isLesson, isHandUp, recording, children } = props;
  const { t } = useI18n();
  const end = useCommand(bridge().lesson.end);
  const act = useCommand(bridge().lesson.do);
  const [isAsking, setIsAsking] = useState(false);
  const { microphone, camera, screen } = snapshot.ownDevices;
  const own = snapshot.participants.find(({ participantId }) => participantId === snapshot.ownParticipantId);
  return (
    <div className={styles.place}>
      <DeviceWords device="microphone" state={microphone} />
      <DeviceWords device="camera" state={camera} />
      <ScreenWords state={screen} />
      {end.error ? <ErrorNote error={end.error} /> : null}
      {act.error ? <ErrorNote error={act.error} /> : null}
      <LinkWords link={snapshot.link} isUp={snapshot.phase.kind === 'live'} />
      <RecordingTrouble of={recording} />
      <VoiceGiven role={own?.role} isMicrophoneOn={microphone.kind === 'on'} />
      <Toolbar className={cx(styles.controls)} aria-label={t('lesson.controls')}>
        {own?.role === 'viewer' ? null : <OwnDevices media={media} devices={snapshot.ownDevices} />}
        {isHost || isHandUp === undefined ? null : (
          <ToggleButton
            className={cx(styles.device)}
            isSelected={isHandUp}
            onChange={(isUp) => void act.run({ do: 'hand', lesson, isUp })}
          >
            <Hand {...ICON} />
            <span>{t('live.hand')}</span>
          </ToggleButton>
        )}
        {recording?.mayRecord ? <RecordSwitch lesson={lesson} of={recording} /> : null}
        <LinkMenu link={snapshot.link} onChoose={(choice) => media.chooseLink(choice)} />
        {children}
        {isHost ? (
          <Button look="plain" isPending={end.isRunning} onPress={() => setIsAsking(true)}>
            {t(isLesson ? 'lesson.end' : 'meeting.end')}
          </Button>
        ) : null}
      </Toolbar>
      <ConfirmDialog
        title={t(isLesson ? 'lesson.endTitle' : 'meeting.endTitle')}
        text={t(isLesson ? 'lesson.endText' : 'meeting.endText')}
        confirm={t(isLesson ? 'lesson.end' : 'meeting.end')}
        cancel={t('common.cancel')}
        isOpen={isAsking}
        onConfirm={() => {
          setIsAsking(false);
          void end.run({ lesson });
        }}
        onClose={() => setIsAsking(false)}
      />
    </div>
  );
}

/** Says once that somebody who listened may speak now. */
function VoiceGiven(props: { readonly role: ParticipantRole | undefined; readonly isMicrophoneOn: boolean }) {
  const { role, isMicrophoneOn } = props;
  const { t } = useI18n();
  const [hasListened, setHasListened] = useState(false);
  if (role === 'viewer' && !hasListened) setHasListened(true);
  if (role !== 'speaker' || !hasListened || isMicrophoneOn) return null;
  return (
    <Note tone="calm" icon={<Mic size="1.25rem" strokeWidth={1.75} />}>
      {t('live.voiceGiven')}
    </Note>
  );
}
