import { useState } from 'react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Chips } from '../../ui/Chips.tsx';
import { clockWords } from '../files/file-words.ts';
import { CaughtUpList } from './CaughtUpList.tsx';
import type { LinePlayer } from './line-player.ts';
import { Questions } from './Questions.tsx';
import styles from './Recording.module.css';
import { Transcript } from './Transcript.tsx';
import type { PlacedCaptions } from './use-placed-captions.ts';
import type { Chapter } from './use-replay.ts';

interface RecordingSideProps {
  readonly chat: string;
  readonly view: RecordingView;
  readonly chapters: readonly Chapter[];
  readonly captions: PlacedCaptions;
  readonly player: LinePlayer;
  readonly atMs: number;
}

/** Beside the stage: what was asked, the chapters, and for whoever leads who has caught up. */
export function RecordingSide({ chat, view, chapters, captions, player, atMs }: RecordingSideProps) {
  const { t } = useI18n();
  const [tab, setTab] = useState<'questions' | 'chapters' | 'words' | 'caughtUp'>('questions');
  const current = chapters.findLastIndex((chapter) => chapter.atMs <= atMs);
  const hasCaughtUp = view.mayMark && view.missed.length > 0;
  const options = [
    { key: 'questions' as const, title: t('recording.tab.questions', { count: view.questions.length }) },
    ...(chapters.length > 0 ? [{ key: 'chapters' as const, title: t('recording.tab.chapters') }] : []),
    ...(captions.lines.length > 0 || captions.mayLead
      ? [{ key: 'words' as const, title: t('captions.tab') }]
      : []),
    ...(hasCaughtUp ? [{ key: 'caughtUp' as const, title: t('recording.tab.caughtUp') }] : []),
  ];
  return (
    <aside className={styles.side} aria-label={t('recording.side')}>
      <div className={styles.sideHead}>
        {options.length > 1 ? (
          <Chips label={t('recording.side')} options={options} chosen={tab} onChoose={setTab} />
        ) : (
          <h2 className={styles.sideTitle}>{options[0]?.title}</h2>
        )}
      </div>
      {tab === 'questions' ? <Questions chat={chat} view={view} player={player} atMs={atMs} /> : null}
      {tab === 'words' ? <Transcript view={view} captions={captions} player={player} atMs={atMs} /> : null}
      {tab === 'caughtUp' ? <CaughtUpList view={view} /> : null}
      {tab === 'chapters' ? (
        <ol className={styles.list} tabIndex={0} aria-label={t('recording.tab.chapters')}>
          {chapters.map((chapter, index) => (
            <li
              key={`${chapter.atMs} ${chapter.title}`}
              className={cx(index === current && styles.chapterNow)}
              aria-current={index === current}
            >
              <Button look="plain" onPress={() => player.seek(chapter.atMs)}>
                {t('recording.chapter', { at: clockWords(chapter.atMs), title: chapter.title })}
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
    </aside>
  );
}
