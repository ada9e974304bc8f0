import { Mic } from 'lucide-react';
import { useState } from 'react';
import { appErrorData, type AppErrorData } from '../../../../shared/errors/app-error.ts';
import { keepFile } from '../../../bridge/keep-file.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { AttachButton } from '../../files/AttachButton.tsx';
import { AttachmentStrip } from '../../files/AttachmentStrip.tsx';
import { useRecording } from '../../files/use-recording.ts';
import { VoiceBar } from '../../files/VoiceBar.tsx';
import styles from './RoundDialog.module.css';
import type { KeptFiles } from './use-kept-files.ts';

interface FormAttachmentsProps {
  readonly files: KeptFiles;
  readonly hint: string;
}

/** The files of a form, and how more of them come: from this computer, or spoken. */
export function FormAttachments({ files, hint }: FormAttachmentsProps) {
  const { t } = useI18n();
  const voice = useVoiceFile(files);
  return (
    <>
      <AttachmentStrip
        all={files.attachments.all}
        isAtNight={files.isAtNight}
        onAtNight={files.setIsAtNight}
        onRemove={files.detach}
      />
      {voice.error ? <ErrorNote error={voice.error} /> : null}
      {voice.isRecording ? (
        <VoiceBar label={t('files.voiceAttach')} onSend={voice.keep} onCancel={voice.cancel} />
      ) : (
        <div className={styles.attach}>
          <AttachButton onPick={files.attach} />
          <IconButton
            label={t('files.voice')}
            icon={<Mic size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={voice.start}
          />
          <span className={styles.hint}>{hint}</span>
        </div>
      )}
    </>
  );
}

function useVoiceFile({ put }: KeptFiles) {
  const { t } = useI18n();
  const { isRecording, error, start, stop, cancel } = useRecording();
  const [keepError, setKeepError] = useState<AppErrorData>();
  const keep = async () => {
    const recording = await stop();
    if (!recording) return;
    const { blob, durationMs } = recording;
    const of = { blob, name: `${t('files.voiceName')}.webm`, width: 0, height: 0, durationMs, isVoice: true };
    try {
      put(await keepFile(of, { signal: new AbortController().signal, onDone: () => undefined }));
      setKeepError(undefined);
    } catch (fault) {
      setKeepError(appErrorData(fault));
    }
  };
  return {
    isRecording,
    error: error ?? keepError,
    start: () => void start(),
    keep: () => void keep(),
    cancel,
  };
}
