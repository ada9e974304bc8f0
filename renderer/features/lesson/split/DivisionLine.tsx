import { UsersRound } from 'lucide-react';
import { groupOf, type Groups, moved } from '../../../../shared/lessons/division.ts';
import type { DivisionView } from '../../../../shared/replica/live/lesson-views.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { Note } from '../../../ui/Note.tsx';
import { leftWords, placeWords } from './split-words.ts';
import styles from './DivisionLine.module.css';

interface DivisionLineProps {
  readonly lesson: string;
  readonly division: DivisionView | undefined;
  readonly mayLead: boolean;
  /** '' until this window is in the room. */
  readonly ownPersonId: string;
}

/** Over the stage while the lesson is divided: where one is, and for whoever leads all groups. */
export function DivisionLine({ lesson, division, mayLead, ownPersonId }: DivisionLineProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  if (!division) return null;
  const left = leftWords(division, now, { t, formats });
  if (mayLead) return <AllGroups lesson={lesson} division={division} left={left} ownPersonId={ownPersonId} />;
  return (
    <div role="status">
      <Note tone="calm" icon={<UsersRound size="1.25rem" strokeWidth={1.75} />}>
        {[placeWords(division, t), left].filter((words) => words !== '').join(' · ')}
      </Note>
    </div>
  );
}

interface AllGroupsProps {
  readonly lesson: string;
  readonly division: DivisionView;
  readonly left: string;
  readonly ownPersonId: string;
}

function AllGroups({ lesson, division, left, ownPersonId }: AllGroupsProps) {
  const { t } = useI18n();
  const act = useCommand(bridge().lesson.do);
  const { untilMs } = division;
  const groups: Groups = division.groups.map((people) => people.map(({ id }) => id));
  const put = (next: Groups, until = untilMs) =>
    void act.run({ do: 'split', lesson, groups: next.map((people) => [...people]), untilMs: until });
  const own = groupOf(groups, ownPersonId);
  return (
    <section className={styles.groups} aria-label={t('split.divided')}>
      <header className={styles.head}>
        <p className={styles.title}>{[t('split.divided'), left].filter(Boolean).join(' · ')}</p>
        {own > 0 ? (
          <Button onPress={() => put(moved(groups, ownPersonId, 0))}>{t('split.back')}</Button>
        ) : null}
        <Button look="primary" isPending={act.isRunning} onPress={() => put([], 0)}>
          {t('split.together')}
        </Button>
      </header>
      <ul className={styles.list}>
        {division.groups.map((people, index) => {
          const n = index + 1;
          const others = people.filter(({ id }) => id !== ownPersonId);
          return (
            <li key={n} className={styles.group}>
              <span className={styles.name}>{t('split.group', { n })}</span>
              <span className={styles.people}>
                {others.map(({ name }) => name).join(', ') || t('split.empty')}
              </span>
              {own === n ? <span className={styles.here}>{t('split.here')}</span> : null}
              {own !== n && ownPersonId !== '' ? (
                <Button
                  aria-label={t('split.enterOf', { n })}
                  onPress={() => put(moved(groups, ownPersonId, n))}
                >
                  {t('split.enter')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {act.error ? <ErrorNote error={act.error} /> : null}
    </section>
  );
}
