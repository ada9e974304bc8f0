import { Volume2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { useDeviceChoice } from '../devices-of-call/device-choice.ts';
import { Button } from '../../ui/Button.tsx';
import { playOn } from './media/device-wish.ts';
import type { RemoteTrack } from './media/lesson-snapshot.ts';
import styles from './LessonScreen.module.css';

/** Plays everyone's voice. If the system wants a press before it lets sound out, asks for one. */
export function Voices({ voices }: { readonly voices: readonly RemoteTrack[] }) {
  const { t } = useI18n();
  const [isSilenced, setIsSilenced] = useState(false);
  const [pressCount, setPressCount] = useState(0);
  const onSilenced = useCallback(() => setIsSilenced(true), []);
  return (
    <>
      {voices.map(({ producerId, track }) => (
        <Voice key={`${producerId} ${pressCount}`} track={track} onSilenced={onSilenced} />
      ))}
      {isSilenced ? (
        <div className={styles.unmute}>
          <span>{t('lesson.listenHint')}</span>
          <Button
            look="primary"
            icon={<Volume2 size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => {
              setIsSilenced(false);
              setPressCount((count) => count + 1);
            }}
          >
            {t('lesson.listen')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface VoiceProps {
  readonly track: MediaStreamTrack;
  readonly onSilenced: () => void;
}

function Voice({ track, onSilenced }: VoiceProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const { speaker } = useDeviceChoice().choice;
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = new MediaStream([track]);
    void playOn(element, speaker);
    element.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onSilenced();
    });
    return () => {
      element.srcObject = null;
    };
  }, [track, onSilenced, speaker]);
  return <audio ref={audio} />;
}
