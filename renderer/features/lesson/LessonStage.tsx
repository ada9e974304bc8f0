import { CloudOff, LoaderCircle, Presentation } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { MarkOf } from '../people/MarkOf.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import type { LessonPhase, OwnDeviceState } from './media/lesson-snapshot.ts';
import { type LessonPerson, onStage } from './people-on-lesson.ts';
import { personState, stageWords, type StageWords } from './stage-words.ts';
import { VideoView } from './VideoView.tsx';
import styles from './LessonScreen.module.css';

const MOST_TILES = 6;

interface LessonStageProps {
  readonly phase: LessonPhase;
  readonly isLesson: boolean;
  readonly people: readonly LessonPerson[];
  /** Who is shown to everyone by the word of whoever leads, '' for nobody. */
  readonly spotlight: string;
  readonly camera: OwnDeviceState;
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
  readonly onBack: () => void;
}

/** Whoever leads the lesson, in picture or by name; words where there is nobody to show. */
export function LessonStage(props: LessonStageProps) {
  const { phase, isLesson, people, spotlight, camera, onViewHeight, onBack } = props;
  const { t } = useI18n();
  const words = stageWords(phase, t, isLesson);
  const subject = onStage(people, spotlight);
  const isWaiting = words !== undefined && words.tone !== 'warning';
  const isOwnShown = !isWaiting && subject?.isOwn === true && camera.kind === 'on';
  const tiles = isWaiting
    ? []
    : people.filter((person) => !person.isOwn && person !== subject && person.picture).slice(0, MOST_TILES);
  return (
    <section className={styles.stage} aria-live="polite">
      {isWaiting ? <Words words={words} onBack={onBack} /> : null}
      {isOwnShown ? (
        <VideoView track={camera.track} label={t('lesson.ownPreview')} isMirrored isWhole />
      ) : null}
      {!isWaiting && subject && !isOwnShown ? <Subject person={subject} onViewHeight={onViewHeight} /> : null}
      {!isWaiting && words ? (
        <p className={styles.lost}>
          <CloudOff size="1rem" strokeWidth={1.75} aria-hidden="true" />
          <span>
            {words.title}. {words.hint}
          </span>
        </p>
      ) : null}
      {tiles.length > 0 ? (
        <ul className={styles.tiles}>
          {tiles.map((person) => (
            <li key={person.participantId} className={styles.tile}>
              <Picture person={person} onViewHeight={onViewHeight} />
              <span className={styles.tileName}>
                {person.name} <MarkOf person={person.personId} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {camera.kind === 'on' && !isWaiting && !isOwnShown ? (
        <div className={styles.preview}>
          <VideoView track={camera.track} label={t('lesson.ownPreview')} isMirrored />
          <span className={styles.tileName}>{t('lesson.ownPreview')}</span>
        </div>
      ) : null}
    </section>
  );
}

function Words({ words, onBack }: { readonly words: StageWords; readonly onBack: () => void }) {
  const { t } = useI18n();
  const isOver = words.tone === 'end';
  return (
    <EmptyPlace
      icon={
        isOver ? (
          <Presentation size="1.75rem" strokeWidth={1.75} />
        ) : (
          <LoaderCircle className={styles.turning} size="1.75rem" strokeWidth={1.75} />
        )
      }
      title={words.title}
      hint={words.hint}
    >
      {isOver ? (
        <Button look="primary" onPress={onBack}>
          {t('lesson.backToChat')}
        </Button>
      ) : null}
    </EmptyPlace>
  );
}

interface PictureProps {
  readonly person: LessonPerson;
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
}

function Subject({ person, onViewHeight }: PictureProps) {
  const { t } = useI18n();
  if (person.picture) {
    return (
      <>
        <Picture person={person} onViewHeight={onViewHeight} />
        <span className={cx(styles.tileName, styles.subjectName)}>
          {person.name} <MarkOf person={person.personId} />
        </span>
      </>
    );
  }
  return (
    <div className={styles.voice}>
      <Avatar name={person.name} of="person" size="huge" isSpeaking={person.isSpeaking} />
      <p className={styles.voiceName}>
        {person.name} <MarkOf person={person.personId} />
      </p>
      <p className={styles.voiceState}>{personState(person, t)}</p>
    </div>
  );
}

function Picture({ person, onViewHeight }: PictureProps) {
  const { t } = useI18n();
  const { picture } = person;
  if (!picture) return null;
  return (
    <VideoView
      key={picture.producerId}
      track={picture.track}
      label={t('lesson.videoOf', { name: person.name })}
      isWhole
      onHeight={(heightPx) => onViewHeight(picture.producerId, heightPx)}
    />
  );
}
