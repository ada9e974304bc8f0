import { Download, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { Progress } from './FileLine.tsx';
import { FileMenu } from './FileMenu.tsx';
import { clockWords } from './file-words.ts';
import { fileAddress, type FilePlace, useFile } from './use-file.ts';
import styles from './Files.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A voice message: heard where it stands. */
export function VoiceLine(place: FilePlace) {
  const { t } = useI18n();
  const of = useFile(place);
  const { file } = place;
  const player = usePlayer(fileAddress(file.digest), of.isHere);
  const shown = clockWords(player.isPlaying || player.atMs > 0 ? player.atMs : file.durationMs);
  return (
    <div
      className={styles.file}
      role="group"
      aria-label={t('files.voiceFor', { time: clockWords(file.durationMs) })}
    >
      <div className={styles.line}>
        {of.isHere ? (
          <IconButton
            look="primary"
            label={t(player.isPlaying ? 'files.voicePause' : 'files.voicePlay')}
            icon={player.isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
            onPress={player.toggle}
          />
        ) : (
          <IconButton
            label={t('files.fetch', { name: file.name })}
            icon={<Download {...ICON} />}
            onPress={() => (of.isUnderWay ? of.resume() : of.download())}
          />
        )}
        <span className={styles.voice}>
          <ProgressLine
            label={t('files.voicePlayed')}
            done={player.atMs}
            total={file.durationMs}
            words={shown}
          />
          <span className={styles.about}>
            {shown}
            {of.isHere && !of.isUnderWay ? '' : ` · ${of.words}`}
          </span>
        </span>
        <FileMenu of={of} />
      </div>
      <Progress of={of} />
      {player.hasFailed ? <p className={styles.risky}>{t('files.voiceFailed')}</p> : null}
    </div>
  );
}

/** Only one voice is heard at a time. */
let speaking: HTMLAudioElement | undefined;

function usePlayer(address: string, isHere: boolean) {
  const audio = useRef<HTMLAudioElement | undefined>(undefined);
  const [isPlaying, setIsPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(
    () => () => {
      audio.current?.pause();
      if (speaking === audio.current) speaking = undefined;
      audio.current = undefined;
    },
    [address],
  );
  const start = () => {
    let sound = audio.current;
    if (!sound) {
      const fresh = (sound = audio.current = new Audio(address));
      fresh.addEventListener('play', () => setIsPlaying(true));
      fresh.addEventListener('pause', () => setIsPlaying(false));
      fresh.addEventListener('timeupdate', () => setAtMs(fresh.currentTime * 1000));
      fresh.addEventListener('ended', () => setAtMs(0));
    }
    if (speaking !== sound) speaking?.pause();
    speaking = sound;
    setHasFailed(false);
    sound.play().catch((error: unknown) => {
      // Paused before it began is no fault.
      setHasFailed(!(error instanceof DOMException && error.name === 'AbortError'));
    });
  };
  const toggle = () => {
    if (!isHere) return;
    if (isPlaying) audio.current?.pause();
    else start();
  };
  return { isPlaying, atMs, hasFailed, toggle };
}
