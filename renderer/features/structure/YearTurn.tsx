import { ArrowLeft, GraduationCap } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { YearRow } from '../../../shared/replica/school/classes-year-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { unfitTitles, type YearChanges, yearRows } from './year-rows.ts';
import { YearLine } from './YearLine.tsx';
import { YearSummary } from './YearSummary.tsx';
import styles from './Year.module.css';

/** The turn of the school year (clauses P-2.1(5), P-2.1(11)): one line a class, and what it will change. */
export function YearTurn() {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const answer = useQuery('school.year', {});
  const back = () => go({ to: 'console', pane: 'classes' });
  return (
    <section className={styles.pane} aria-label={t('year.title')}>
      <header className={styles.head}>
        <IconButton
          label={capital(words.classroom.many.nominative)}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={back}
        />
        <div className={styles.names}>
          <h2>{t('year.title')}</h2>
          <p className={styles.quiet}>{t('year.hint')}</p>
        </div>
      </header>
      {!answer.isReady ? (
        <SkeletonRows count={8} />
      ) : answer.value && answer.value.length > 0 ? (
        <Turn proposed={answer.value} onDone={back} />
      ) : (
        <EmptyPlace
          icon={<GraduationCap size="1.75rem" strokeWidth={1.75} />}
          title={t('year.empty')}
          hint={t('year.emptyHint', { classes: words.classroom.many.nominative })}
        >
          <Button onPress={back}>{capital(words.classroom.many.nominative)}</Button>
        </EmptyPlace>
      )}
    </section>
  );
}

interface TurnProps {
  readonly proposed: readonly YearRow[];
  readonly onDone: () => void;
}

function Turn({ proposed, onDone }: TurnProps) {
  const [changes, setChanges] = useState<YearChanges>(new Map());
  const rows = useMemo(() => yearRows(proposed, changes), [proposed, changes]);
  const unfit = useMemo(() => unfitTitles(rows), [rows]);
  // The preview follows what is typed at its own pace.
  const settled = useDeferredValue(rows);
  const change = (row: YearRow, part: Partial<Pick<YearRow, 'to' | 'title'>>) =>
    setChanges((before) => new Map(before).set(row.classroom, { ...before.get(row.classroom), ...part }));
  return (
    <div className={styles.columns}>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <YearLine
            key={row.classroom}
            row={row}
            isUnfit={unfit.has(row.classroom)}
            onChange={(part) => change(row, part)}
          />
        ))}
      </ul>
      <YearSummary rows={settled} isFit={unfit.size === 0} onDone={onDone} />
    </div>
  );
}
