import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { clockWords } from './file-words.ts';
import { MOST_VOICE_MS } from './use-recording.ts';
import styles from './Attachments.module.css';

interface VoiceBarProps {
  /** What is done with it, where it does not go at once. */
  readonly label?: string;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

/** In place of the field while one speaks. */
export function VoiceBar({ label, onSend, onCancel }: VoiceBarProps) {
  const { t } = useI18n();
  const [elapsedMs, setElapsedMs] = useState(0);
  const send = useEffectEvent(onSend);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => {
      const elapsed = performance.now() - startedAt;
      setElapsedMs(elapsed);
      if (elapsed >= MOST_VOICE_MS) send();
    }, 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles.voiceBar} role="group" aria-label={t('files.recording')}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.clock} role="timer">
        {clockWords(elapsedMs)}
      </span>
      <span className={styles.recording}>{t('files.recording')}</span>
      <Button
        look="plain"
        icon={<Trash2 size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onCancel}
      >
        {t('files.voiceDrop')}
      </Button>
      <IconButton
        look="primary"
        label={label ?? t('files.voiceSend')}
        icon={<SendHorizontal size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        autoFocus
        onPress={onSend}
      />
    </div>
  );
}
