import { BookOpenText, CalendarArrowUp, ListPlus, Palette, Plus, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { ClassesView, ClassRow } from '../../../shared/replica/school/classes-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital, countOf } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useEntered } from '../console-people/use-entered.ts';
import { AddClasses } from './AddClasses.tsx';
import { AddClub } from './AddClub.tsx';
import { AddSubjects } from './AddSubjects.tsx';
import { ClassTile } from './ClassTile.tsx';
import { groupByGrade } from './group-classes.ts';
import styles from './Classes.module.css';

type Making = 'classes' | 'club' | 'subjects';

interface ClassListProps {
  readonly view: ClassesView;
}

/** All classes at a glance, by grade, and what is made of them. */
export function ClassList({ view }: ClassListProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const [text, setText] = useState('');
  const [making, setMaking] = useState<Making>();
  const found = useFound(view, text);
  const first = found.classes[0] ?? found.clubs[0] ?? found.archived[0];
  const isEmpty = view.classes.length + view.clubs.length + view.archived.length === 0;
  return (
    <section className={styles.pane} aria-label={capital(words.classroom.many.nominative)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{capital(words.classroom.many.nominative)}</h2>
        <span className={styles.count} role="status">
          {countOf(words.classroom, found.classes.length, language)}
        </span>
        <div className={styles.search}>
          <SearchBox
            label={t('classes.search')}
            value={text}
            onChange={setText}
            onSubmit={() => (first ? go({ to: 'console', pane: 'classes', open: first.id }) : undefined)}
          />
        </div>
      </header>
      {view.canEdit ? <Making view={view} onMake={setMaking} /> : null}
      {isEmpty ? (
        <EmptyPlace
          icon={<BookOpenText size="1.75rem" strokeWidth={1.75} />}
          title={t('classes.empty', { classes: words.classroom.many.nominative })}
          hint={t('classes.emptyHint')}
        >
          {view.canEdit ? (
            <Button look="primary" onPress={() => setMaking('classes')}>
              {t('classes.addList')}
            </Button>
          ) : null}
        </EmptyPlace>
      ) : first ? (
        <Tiles view={found} />
      ) : (
        <EmptyPlace
          icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
          title={t('classes.none')}
          hint={t('classes.noneHint')}
        >
          <Button onPress={() => setText('')}>{t('classes.showAll')}</Button>
        </EmptyPlace>
      )}
      {making === 'classes' ? <AddClasses view={view} onClose={() => setMaking(undefined)} /> : null}
      {making === 'club' ? <AddClub onClose={() => setMaking(undefined)} /> : null}
      {making === 'subjects' ? <AddSubjects first={[]} onClose={() => setMaking(undefined)} /> : null}
    </section>
  );
}

interface MakingProps {
  readonly view: ClassesView;
  readonly onMake: (making: Making) => void;
}

function Making({ view, onMake }: MakingProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const icon = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
  const hasClasses = view.classes.length > 0;
  return (
    <div className={styles.tools}>
      <Button look="primary" icon={<ListPlus {...icon} />} onPress={() => onMake('classes')}>
        {t('classes.addList')}
      </Button>
      {hasClasses ? (
        <Button icon={<Plus {...icon} />} onPress={() => onMake('subjects')}>
          {t('classes.addSubjects', { subjects: words.subject.many.nominative })}
        </Button>
      ) : null}
      <Button icon={<Palette {...icon} />} onPress={() => onMake('club')}>
        {t('classes.addClub', { club: words.club.one.accusative })}
      </Button>
      {view.canTurnYear && hasClasses ? (
        <Button
          icon={<CalendarArrowUp {...icon} />}
          onPress={() => go({ to: 'console', pane: 'classes', filter: 'year' })}
        >
          {t('classes.turnYear')}
        </Button>
      ) : null}
    </div>
  );
}

function Tiles({ view }: { readonly view: ClassesView }) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const entered = useEntered();
  const groups = useMemo(() => groupByGrade(view.classes), [view.classes]);
  const tile = (row: ClassRow) => <ClassTile key={row.id} row={row} entered={entered.people} />;
  return (
    <div className={styles.scroll}>
      {groups.map(({ grade, classes }) => (
        <section
          key={grade}
          className={styles.grade}
          aria-label={gradeWords(grade, words.grade.one.nominative, t)}
        >
          <h3 className={styles.gradeName}>{gradeWords(grade, words.grade.one.nominative, t)}</h3>
          <ul className={styles.tiles}>{classes.map(tile)}</ul>
        </section>
      ))}
      {view.clubs.length > 0 ? (
        <section className={styles.grade}>
          <h3 className={styles.gradeName}>{capital(words.club.many.nominative)}</h3>
          <ul className={styles.tiles}>{view.clubs.map(tile)}</ul>
        </section>
      ) : null}
      {view.archived.length > 0 ? (
        <Disclosure className={cx(styles.archive)}>
          <AriaButton slot="trigger" className={cx(styles.more)}>
            {t('classes.archive', { count: view.archived.length })}
          </AriaButton>
          <DisclosurePanel>
            <ul className={styles.tiles}>{view.archived.map(tile)}</ul>
          </DisclosurePanel>
        </Disclosure>
      ) : null}
    </div>
  );
}

function gradeWords(grade: number, word: string, t: ReturnType<typeof useI18n>['t']): string {
  return grade === 0 ? t('classes.noGrade') : t('classes.grade', { grade, word });
}

/** The classes and clubs of which title or leader fits what is searched for. */
function useFound(view: ClassesView, text: string): ClassesView {
  return useMemo(() => {
    const wanted = text.trim();
    if (wanted === '') return view;
    const fits = ({ title, leaders }: ClassRow) =>
      matches(foldForSearch([title, ...leaders].join(' ')), wanted);
    return {
      ...view,
      classes: view.classes.filter(fits),
      clubs: view.clubs.filter(fits),
      archived: view.archived.filter(fits),
    };
  }, [view, text]);
}
