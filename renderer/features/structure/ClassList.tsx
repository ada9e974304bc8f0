import { BookOpenText, CalendarArrowUp, GraduationCap, ListPlus, Palette, Plus, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ClassesView } from '../../../shared/replica/school/classes-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital, countOf } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useEntered } from '../console-people/use-entered.ts';
import { AddAssociation } from './AddAssociation.tsx';
import { AddClasses } from './AddClasses.tsx';
import { AddClub } from './AddClub.tsx';
import { AddSubjects } from './AddSubjects.tsx';
import { ClassTiles } from './ClassTiles.tsx';
import { filterClasses, SHOWN, type Shown } from './filter-classes.ts';
import styles from './Classes.module.css';

type Making = 'classes' | 'club' | 'subjects' | 'association';

interface ClassListProps {
  readonly view: ClassesView;
  /** What is shown at first. */
  readonly first: Shown;
}

/** All classes at a glance, by grade, and what is made of them. */
export function ClassList({ view, first: shownFirst }: ClassListProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const [text, setText] = useState('');
  const [making, setMaking] = useState<Making>();
  const [shown, setShown] = useState(shownFirst);
  const entered = useEntered();
  const found = useMemo(
    () => filterClasses(view, { text, shown }, entered.people),
    [view, text, shown, entered.people],
  );
  const first = found.classes[0] ?? found.clubs[0] ?? found.associations[0] ?? found.archived[0];
  const isEmpty = [view.classes, view.clubs, view.associations, view.archived].flat().length === 0;
  return (
    <section className={styles.pane} aria-label={capital(words.classroom.many.nominative)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{capital(words.classroom.many.nominative)}</h2>
        <span className={styles.count} role="status">
          {countOf(words.classroom, found.classes.length, language)}
        </span>
        <Chips
          label={t('classes.shown')}
          options={SHOWN.map((key) => ({ key, title: t(`classes.shown.${key}`) }))}
          chosen={shown}
          onChoose={setShown}
        />
        <div className={styles.search}>
          <SearchBox
            label={t('classes.search')}
            value={text}
            onChange={setText}
            onSubmit={() => (first ? go({ to: 'console', pane: 'classes', open: first.id }) : undefined)}
          />
        </div>
      </header>
      {view.canEdit || view.canMakeAssociations ? <Making view={view} onMake={setMaking} /> : null}
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
        <ClassTiles view={found} entered={entered.people} />
      ) : (
        <EmptyPlace
          icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
          title={t('classes.none')}
          hint={t('classes.noneHint')}
        >
          <Button
            onPress={() => {
              setText('');
              setShown('all');
            }}
          >
            {t('classes.showAll')}
          </Button>
        </EmptyPlace>
      )}
      {making === 'classes' ? <AddClasses view={view} onClose={() => setMaking(undefined)} /> : null}
      {making === 'club' ? <AddClub onClose={() => setMaking(undefined)} /> : null}
      {making === 'association' ? <AddAssociation onClose={() => setMaking(undefined)} /> : null}
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
      {view.canEdit ? (
        <Button look="primary" icon={<ListPlus {...icon} />} onPress={() => onMake('classes')}>
          {t('classes.addList')}
        </Button>
      ) : null}
      {view.canEdit && hasClasses ? (
        <Button icon={<Plus {...icon} />} onPress={() => onMake('subjects')}>
          {t('classes.addSubjects', { subjects: words.subject.many.nominative })}
        </Button>
      ) : null}
      {view.canEdit ? (
        <Button icon={<Palette {...icon} />} onPress={() => onMake('club')}>
          {t('classes.addClub', { club: words.club.one.accusative })}
        </Button>
      ) : null}
      {view.canMakeAssociations ? (
        <Button icon={<GraduationCap {...icon} />} onPress={() => onMake('association')}>
          {t('association.add')}
        </Button>
      ) : null}
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
