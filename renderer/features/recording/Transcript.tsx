import { Captions } from 'lucide-react';
import { useState } from 'react';
import { writeVtt } from '../../../shared/captions/vtt.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { CaptionSwitch } from '../captions/CaptionSwitch.tsx';
import { CaptionsDialog } from './CaptionsDialog.tsx';
import type { LinePlayer } from './line-player.ts';
import styles from './Transcript.module.css';
import { TranscriptList } from './TranscriptList.tsx';
import type { PlacedCaptions } from './use-placed-captions.ts';

interface TranscriptProps {
  readonly view: RecordingView;
  readonly captions: PlacedCaptions;
  readonly player: LinePlayer;
  readonly atMs: number;
}

/** All that was said, in words to read and to turn to. */
export function Transcript({ view, captions, player, atMs }: TranscriptProps) {
  const { t } = useI18n();
  const [isEditing, setIsEditing] = useState(false);
  const { lines, mayLead } = captions;
  return (
    <>
      {lines.length === 0 ? (
        <div className={styles.empty}>
          <EmptyPlace
            icon={<Captions size="1.5rem" strokeWidth={1.75} />}
            title={t('captions.none')}
            hint={t('captions.noneHint')}
          />
        </div>
      ) : (
        <TranscriptList lines={lines} atMs={atMs} onSeek={(placeMs) => player.seek(placeMs)} />
      )}
      <div className={styles.actions}>
        {lines.length > 0 ? <CaptionSwitch /> : null}
        {lines.length > 0 ? <SaveFile view={view} captions={captions} /> : null}
        {mayLead ? <Button onPress={() => setIsEditing(true)}>{t('captions.edit')}</Button> : null}
      </div>
      {isEditing ? <CaptionsDialog view={view} lines={lines} onClose={() => setIsEditing(false)} /> : null}
    </>
  );
}

function SaveFile({ view, captions }: Pick<TranscriptProps, 'view' | 'captions'>) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().lesson.saveCaptions);
  const run = async () => {
    const name = t('captions.fileName', { title: view.title });
    const outcome = await save.run({ name, text: writeVtt(captions.lines) });
    if (outcome.ok && outcome.value) toast({ text: t('captions.fileSaved') });
  };
  return (
    <>
      <Button isPending={save.isRunning} onPress={() => void run()}>
        {t('captions.download')}
      </Button>
      {save.error ? <ErrorNote error={save.error} /> : null}
    </>
  );
}
