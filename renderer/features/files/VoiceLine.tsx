import { Download, Pause, Play } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Progress } from './FileLine.tsx';
import { FileMenu } from './FileMenu.tsx';
import { clockWords } from './file-words.ts';
import { fileAddress, type FilePlace, useFile } from './use-file.ts';
import { usePlayer } from './use-player.ts';
import { VoiceWave } from './VoiceWave.tsx';
import styles from './Files.module.css';
import own from './VoiceLine.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Asks the voice message that it is sent to, to be heard. */
const HEAR = 'zvonok-hear';

/** A voice message: heard where it stands, and after it the next one of the chat. */
export function VoiceLine(place: FilePlace) {
  const { t, formats } = useI18n();
  const of = useFile(place);
  const { file } = place;
  const { durationMs } = file;
  const line = useRef<HTMLDivElement>(null);
  const address = fileAddress(file.digest);
  const player = usePlayer({ address, durationMs, onEnd: () => hearNext(line.current) });
  const { isPlaying, atMs } = player;
  const hear = useEffectEvent(() => {
    if (of.isHere) player.start();
  });
  useEffect(() => {
    const element = line.current;
    const onHear = () => hear();
    element?.addEventListener(HEAR, onHear);
    return () => element?.removeEventListener(HEAR, onHear);
  }, []);
  const left = clockWords(durationMs - atMs);
  return (
    <div
      ref={line}
      className={styles.file}
      role="group"
      data-voice=""
      aria-label={t('files.voiceFor', { time: clockWords(durationMs) })}
    >
      <div className={styles.line}>
        {of.isHere ? (
          <IconButton
            look="primary"
            label={t(isPlaying ? 'files.voicePause' : 'files.voicePlay')}
            icon={isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
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
          <VoiceWave
            thumb={file.thumb}
            atMs={atMs}
            durationMs={durationMs}
            isDisabled={!of.isHere}
            onSeek={player.seek}
          />
          <span className={own.below}>
            <span className={styles.about}>
              {isPlaying || atMs > 0 ? t('files.voiceLeft', { time: left }) : left}
              {of.isHere && !of.isUnderWay ? '' : ` · ${of.words}`}
            </span>
            {of.isHere ? (
              <Button
                className={cx(own.speed)}
                aria-label={t('files.voiceSpeed', { speed: formats.number(player.speed) })}
                onPress={player.nextSpeed}
              >
                {formats.number(player.speed)}×
              </Button>
            ) : null}
          </span>
        </span>
        <FileMenu of={of} />
      </div>
      <Progress of={of} />
      {player.hasFailed ? <p className={styles.risky}>{t('files.voiceFailed')}</p> : null}
    </div>
  );
}

/** What was drawn below this one and is a voice, too. */
function hearNext(line: HTMLElement | null): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-voice]')];
  const next = line ? all[all.indexOf(line) + 1] : undefined;
  next?.dispatchEvent(new Event(HEAR));
}
