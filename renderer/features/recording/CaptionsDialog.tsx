import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { readVtt, type VttFault, withinRecording, writeVtt } from '../../../shared/captions/vtt.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import type { CaptionLine } from '../../../shared/schema/caption.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { clockWords } from '../files/file-words.ts';
import { readVttFile } from '../captions/vtt-file.ts';
import styles from './Transcript.module.css';
import { inHubTime } from './use-placed-captions.ts';

interface CaptionsDialogProps {
  readonly view: RecordingView;
  readonly lines: readonly CaptionLine[];
  readonly onClose: () => void;
}

/** All captions of a recording as text: brought from a file, corrected by hand, saved as a whole. */
export function CaptionsDialog({ view, lines, onClose }: CaptionsDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().lesson.stage);
  const [text, setText] = useState(() => writeVtt(lines));
  const [fault, setFault] = useState<{ readonly fault: VttFault; readonly row: number }>();
  const change = (next: string) => {
    setText(next);
    setFault(undefined);
  };
  /** What is no captions is not taken into the field, in which somebody may have written. */
  const bring = async (file: File) => {
    const read = withinRecording(await readVttFile(file), view.durationMs);
    if (!read.ok) return setFault(read);
    change(writeVtt(read.lines));
  };
  const keep = async () => {
    const read = withinRecording(readVtt(text), view.durationMs);
    if (!read.ok) return setFault(read);
    const outcome = await save.run({
      do: 'captions',
      lesson: view.lesson,
      lines: inHubTime(view.parts, read.lines),
    });
    if (!outcome.ok) return;
    toast({ text: t('captions.saved') });
    onClose();
  };
  return (
    <Dialog title={t('captions.editTitle')} isOpen onClose={onClose}>
      <div className={styles.editor}>
        <FileTrigger
          acceptedFileTypes={['.vtt', 'text/vtt']}
          onSelect={(files) => {
            if (files?.[0]) void bring(files[0]);
          }}
        >
          <Button>{t('captions.pick')}</Button>
        </FileTrigger>
        <TextAreaField
          label={t('captions.text')}
          hint={t('captions.editHint')}
          rows={12}
          value={text}
          onChange={change}
          error={
            fault
              ? t(`captions.fault.${fault.fault}`, { row: fault.row, end: clockWords(view.durationMs) })
              : undefined
          }
        />
        {save.error ? <ErrorNote error={save.error} /> : null}
        <Button look="primary" isPending={save.isRunning} onPress={() => void keep()}>
          {t('captions.save')}
        </Button>
      </div>
    </Dialog>
  );
}
