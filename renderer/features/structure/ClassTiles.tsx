import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { ClassesView, ClassRow } from '../../../shared/replica/school/classes-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { cx } from '../../ui/class-names.ts';
import { ClassTile } from './ClassTile.tsx';
import { groupByGrade } from './group-classes.ts';
import styles from './Classes.module.css';

interface ClassTilesProps {
  readonly view: ClassesView;
  readonly entered: ReadonlySet<string>;
}

/** The classes grade by grade, then the clubs and associations, then those that are over. */
export function ClassTiles({ view, entered }: ClassTilesProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const groups = useMemo(() => groupByGrade(view.classes), [view.classes]);
  const tile = (row: ClassRow) => <ClassTile key={row.id} row={row} entered={entered} />;
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
      {view.associations.length > 0 ? (
        <section className={styles.grade} aria-label={t('association.many')}>
          <h3 className={styles.gradeName}>{t('association.many')}</h3>
          <ul className={styles.tiles}>{view.associations.map(tile)}</ul>
        </section>
      ) : null}
      {view.archived.length > 0 ? (
        <Disclosure className={cx(styles.archive)}>
          <Button slot="trigger" className={cx(styles.more)}>
            {t('classes.archive', { count: view.archived.length })}
          </Button>
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
