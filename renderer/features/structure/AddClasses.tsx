import { useMemo, useState } from 'react';
import type { ClassesView } from '../../../shared/replica/school/classes-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { countOf } from '../../i18n/school-words.ts';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { MOST_CLASSES, parseClasses } from './parse-classes.ts';
import { addClassesAct } from './structure-acts.ts';
import styles from './Dialogs.module.css';

interface AddClassesProps {
  readonly view: ClassesView;
  readonly onClose: () => void;
}

/** The whole nomenclature in one line (clause P-2.1(5)); what is understood is shown before it is made. */
export function AddClasses({ view, onClose }: AddClassesProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const [text, setText] = useState('');
  const [ids] = useState(() => Array.from({ length: MOST_CLASSES }, newId));
  const parsed = useMemo(
    () =>
      parseClasses(
        text,
        [...view.classes, ...view.clubs].map(({ title }) => title),
      ),
    [text, view],
  );
  const acts = useMemo(() => {
    const classes = parsed.classes.map((one, index) => ({ ...one, id: ids[index] ?? newId() }));
    return classes.length === 0 ? [] : [addClassesAct(classes)];
  }, [parsed, ids]);
  const count = parsed.classes.length;
  return (
    <ActDialog
      title={t('classes.addTitle', { classes: words.classroom.many.nominative })}
      submit={
        count === 0
          ? t('classes.addSubmitNone')
          : t('classes.addSubmit', { classes: countOf(words.classroom, count, language) })
      }
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.addWaiting')}
      done={t('classes.added', { classes: countOf(words.classroom, count, language) })}
    >
      <TextAreaField
        label={t('classes.addField', { classes: words.classroom.many.nominative })}
        hint={t('classes.addHint')}
        rows={3}
        autoFocus
        value={text}
        onChange={setText}
      />
      <div className={styles.understood} aria-live="polite">
        {count > 0 ? (
          <>
            <p className={styles.strong}>{t('classes.understood', { count })}</p>
            <ul className={styles.tags}>
              {parsed.classes.map(({ title }) => (
                <li key={title} className={styles.tag}>
                  {title}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {parsed.problems.length > 0 ? (
          <ul className={styles.problems}>
            {parsed.problems.slice(0, 12).map(({ text: word, why }, index) => (
              <li key={`${word} ${index}`}>
                <strong>{word}</strong> {t(`classes.problem.${why}`)}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </ActDialog>
  );
}
