import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { sendVoice } from './send-files.ts';
import { useRecording } from './use-recording.ts';

/** Speaking into a chat instead of writing. */
export function useVoice(chat: string, onSent: () => void) {
  const { t } = useI18n();
  const { isRecording, error, start, stop, cancel } = useRecording();
  const [sendError, setSendError] = useState<AppErrorData>();
  const send = async () => {
    const recording = await stop();
    if (!recording) return;
    const outcome = await sendVoice(chat, recording, `${t('files.voiceName')}.webm`);
    setSendError(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) onSent();
  };
  return {
    isRecording,
    error: error ?? sendError,
    start: () => {
      setSendError(undefined);
      void start();
    },
    send: () => void send(),
    cancel,
  };
}
