import { Captions } from 'lucide-react';
import { useState } from 'react';
import { writeVtt } from '../../../shared/captions/vtt.ts';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { CaptionSwitch } from '../captions/CaptionSwitch.tsx';
import { clockWords } from '../files/file-words.ts';
import { CaptionsDialog } from './CaptionsDialog.tsx';
import type { LinePlayer } from './line-player.ts';
import styles from './Recording.module.css';
import words from './Transcript.module.css';
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
  const current = lines.findLastIndex((line) => line.atMs <= atMs);
  return (
    <>
      {lines.length === 0 ? (
        <div className={styles.list}>
          <EmptyPlace
            icon={<Captions size="1.5rem" strokeWidth={1.75} />}
            title={t('captions.none')}
            hint={t('captions.noneHint')}
          />
        </div>
      ) : (
        <ol className={styles.list} tabIndex={0} aria-label={t('captions.list')}>
          {lines.map((line, index) => (
            <li
              key={`${line.atMs} ${index}`}
              className={cx(words.saidLine, index === current && styles.chapterNow)}
              aria-current={index === current}
            >
              <Button look="plain" onPress={() => player.seek(line.atMs)}>
                {clockWords(line.atMs)}
              </Button>
              <span>{line.text}</span>
            </li>
          ))}
        </ol>
      )}
      <div className={styles.ask}>
        {lines.length > 0 ? <CaptionSwitch /> : null}
        {lines.length > 0 ? (
          <Button onPress={() => saveText(writeVtt(lines), t('captions.fileName', { title: view.title }))}>
            {t('captions.download')}
          </Button>
        ) : null}
        {mayLead ? <Button onPress={() => setIsEditing(true)}>{t('captions.edit')}</Button> : null}
      </div>
      {isEditing ? <CaptionsDialog view={view} lines={lines} onClose={() => setIsEditing(false)} /> : null}
    </>
  );
}

/** The system asks where to keep it. */
function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.vtt`;
  link.click();
  URL.revokeObjectURL(address);
}
