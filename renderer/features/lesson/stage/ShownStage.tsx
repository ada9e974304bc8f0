import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StageView } from '../../../../shared/replica/live/stage-views.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import type { LessonPhase, LessonSnapshot, OwnDeviceState } from '../media/lesson-snapshot.ts';
import type { LessonPerson } from '../people-on-lesson.ts';
import { ScreenView } from '../screen/ScreenView.tsx';
import { shownBy } from '../screen/whose-screen.ts';
import { stageWords } from '../stage-words.ts';
import { StageTiles } from './StageTiles.tsx';
import { BoardPage } from './BoardPage.tsx';
import { FilmPage } from './FilmPage.tsx';
import { SlidePage } from './SlidePage.tsx';
import screen from '../LessonScreen.module.css';
import styles from './Stage.module.css';

export interface ShownStageProps {
  readonly chat: string;
  readonly lesson: string;
  readonly view: StageView;
  readonly phase: LessonPhase;
  readonly people: readonly LessonPerson[];
  readonly camera: OwnDeviceState;
  readonly onViewHeight: (producerId: string, heightPx: number) => void;
  readonly link: LessonSnapshot['link'];
  /** Ends the own showing of a screen. */
  readonly onStopScreen: () => void;
}

const SHOWN: ReadonlySet<string> = new Set(['slides', 'board', 'film']);

/**
 * Whether the documents of a lesson put something on the stage, which needs no sound and picture; a screen does, so
 * it stands there only as long as somebody sends it.
 */
export function isShowing(view: StageView | undefined, people: readonly LessonPerson[]): view is StageView {
  return view !== undefined && (SHOWN.has(view.on.show) || shownBy(people, view) !== undefined);
}

/** What whoever leads shows, with the pictures of people beside it. */
export function ShownStage(props: ShownStageProps) {
  const { view, phase, people, camera, onViewHeight } = props;
  const { t } = useI18n();
  const words = phase.kind === 'live' ? undefined : stageWords(phase, t);
  return (
    <section className={styles.place} aria-label={t('stage.shown')}>
      <Shown {...props} />
      {words ? (
        <p className={screen.lost} role="status">
          <CloudOff size="1rem" strokeWidth={1.75} aria-hidden="true" />
          <span>
            {view.on.show === 'nothing' ? words.title : t('stage.withoutSound', { words: words.title })}
          </span>
        </p>
      ) : null}
      <StageTiles people={people} camera={camera} onViewHeight={onViewHeight} />
    </section>
  );
}

function Shown({ chat, lesson, view, people, link, onViewHeight, onStopScreen }: ShownStageProps): ReactNode {
  const { on, mayLead, mayDraw } = view;
  const of = { chat, lesson, mayLead, mayDraw };
  if (on.show === 'slides') return <SlidePage key={on.id} {...of} on={on} />;
  if (on.show === 'board') return <BoardPage key={on.page} {...of} page={on.page} />;
  if (on.show === 'film') {
    return <FilmPage key={on.id} lesson={lesson} on={on} now={view.now} mayLead={mayLead} />;
  }
  const person = shownBy(people, view);
  return person ? (
    <ScreenView person={person} link={link} onViewHeight={onViewHeight} onStop={onStopScreen} />
  ) : null;
}
