import { Download, Presentation } from 'lucide-react';
import { useMemo, useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { JournalLine } from '../../../shared/ipc/lesson-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { BoardList, BoardPane } from '../../ui/BoardPane.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { JournalPeople } from './JournalPeople.tsx';
import styles from './JournalPane.module.css';

const isHeld = guardOf(HUB_CALLS['lessons.held'].answer);
const DAY_MS = 86_400_000;
const PERIODS = { week: 7, month: 31, year: 366 } as const;
type Period = keyof typeof PERIODS;
const ROW_REM = 4;
/** So far ahead the plan is shown. */
const DAYS_AHEAD = 15;
const SHOWN = ['held', 'planned', 'notHeld'] as const;
type Shown = (typeof SHOWN)[number];
const lineKey = ({ about, day }: JournalLine) => `${about} ${day}`;

/** What goes on is held, and what was called off was not. */
function shownAs({ state }: JournalLine): Shown {
  if (state === 'goesOn') return 'held';
  return state === 'cancelled' ? 'notHeld' : state;
}

/** What was held: lessons and meetings with their times and how many came (clause P-2.2(7)). */
export default function JournalPane() {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [period, setPeriod] = useState<Period>('week');
  const [shown, setShown] = useState<Shown>('held');
  const now = useNow();
  // A question that changed with every second would never be answered.
  const day = Math.floor(now / DAY_MS);
  const data = useMemo(
    () => ({ from: Math.max(0, (day - PERIODS[period]) * DAY_MS), to: (day + DAYS_AHEAD) * DAY_MS }),
    [day, period],
  );
  const answer = useHubAnswer('lessons.held', isHeld, data);
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  return (
    <BoardPane
      title={t('journal.title')}
      hint={t(isLive || !answer ? 'journal.hint' : 'journal.lastKnown')}
      action={
        <Button
          icon={<Download size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'console', pane: 'exchange' })}
        >
          {t('journal.export')}
        </Button>
      }
    >
      <Chips
        label={t('journal.period')}
        options={(['week', 'month', 'year'] as const).map((key) => ({ key, title: t(`journal.${key}`) }))}
        chosen={period}
        onChoose={setPeriod}
      />
      <Chips
        label={t('journal.shown')}
        options={SHOWN.map((key) => ({ key, title: t(`journal.shown.${key}`) }))}
        chosen={shown}
        onChoose={setShown}
      />
      {answer ? (
        <Lines
          lines={answer.lines.filter((line) => shownAs(line) === shown)}
          shown={shown}
          isCut={answer.isCut}
        />
      ) : (
        <Waiting isLive={isLive} />
      )}
    </BoardPane>
  );
}

function Waiting({ isLive }: { readonly isLive: boolean }) {
  const { t } = useI18n();
  if (isLive) return <SkeletonRows count={6} />;
  return (
    <EmptyPlace
      icon={<Presentation size="1.75rem" strokeWidth={1.75} />}
      title={t('journal.offline')}
      hint={t('journal.offlineHint')}
    />
  );
}

interface LinesProps {
  readonly lines: readonly JournalLine[];
  readonly shown: Shown;
  readonly isCut: boolean;
}

function Lines({ lines, shown, isCut }: LinesProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<JournalLine>();
  if (lines.length === 0) {
    return (
      <EmptyPlace
        icon={<Presentation size="1.75rem" strokeWidth={1.75} />}
        title={t(`journal.empty.${shown}`)}
        hint={t('journal.emptyHint')}
      />
    );
  }
  return (
    <>
      {isCut ? <p className={styles.quiet}>{t('journal.cut', { count: lines.length })}</p> : null}
      <BoardList>
        <VirtualListBox
          label={t('journal.title')}
          items={lines}
          keyOf={lineKey}
          rowHeightRem={ROW_REM}
          selectedKey=""
          onOpen={setOpen}
          renderRow={(line) => <Line line={line} />}
        />
      </BoardList>
      {open ? <JournalPeople line={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function Line({ line }: { readonly line: JournalLine }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { title, chatTitle, hostName, startedAt, endedAt, present, invited } = line;
  const { rooms, inRooms, atHome, state, type, report, papers } = line;
  const what =
    report === '' || report === 'classHour'
      ? t(`session.type.${type === 'call' ? 'lesson' : type}`)
      : t(`session.event.${report}`);
  const name = [title === what ? what : `${what}: ${title}`, chatTitle === title ? '' : chatTitle];
  const facts = [hostName, rooms > 0 ? t('room.report', { rooms, inRooms, atHome }) : ''];
  if (papers > 0) facts.push(t(report === '' ? 'journal.minutes' : 'journal.report'));
  const isHeld = state === 'held' || state === 'goesOn';
  return (
    <div className={styles.line}>
      <time className={styles.when}>{formats.moment(startedAt, now)}</time>
      <div className={styles.words}>
        <p className={styles.name}>{name.filter(Boolean).join(' · ')}</p>
        <p className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <span className={styles.length}>
        {endedAt === 0 ? t('journal.goesOn') : formats.duration(endedAt - startedAt)}
      </span>
      <span className={styles.count}>
        {isHeld
          ? t('journal.came', { present, invited })
          : state === 'planned'
            ? ''
            : t(`journal.state.${state}`)}
      </span>
    </div>
  );
}
