import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import type { ClassSectionProps } from './class-actions.ts';
import { initials } from './names.ts';
import { Section } from './Section.tsx';
import styles from './ClassCard.module.css';

/** One space for each subject that is taught (clause P-2.4(3)), with who teaches it. */
export function SubjectsSection({ card, onAction }: ClassSectionProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const { body, abilities, subjects, pupils } = card;
  const isOpen = !body.isArchived;
  return (
    <Section
      title={t('classes.subjectsOf', {
        subjects: capital(words.subject.many.nominative),
        count: subjects.length,
      })}
      actions={
        abilities.edit && isOpen ? (
          <Button look="plain" onPress={() => onAction({ kind: 'subjects' })}>
            {t('classes.add')}
          </Button>
        ) : null
      }
    >
      {subjects.length === 0 ? (
        <p className={styles.quiet}>{t('classes.noSubjects', { subjects: words.subject.many.genitive })}</p>
      ) : (
        <ul className={styles.subjects}>
          {subjects.map((subject) => (
            <li key={subject.id} className={styles.subject}>
              <button
                type="button"
                className={styles.link}
                onClick={() => go({ to: 'console', pane: 'classes', open: subject.id })}
              >
                {subject.subject}
              </button>
              {subject.teachers.length > 0 ? (
                <span className={styles.quiet}>
                  {subject.teachers.map(({ name }) => initials(name)).join(', ')}
                </span>
              ) : abilities.attach && isOpen ? (
                <Button look="plain" onPress={() => onAction({ kind: 'attach', subject })}>
                  {t('classes.noTeacher', { who: words.teacher.one.genitive })}
                  <Spoken>, {t('classes.attachTo', { title: subject.title })}</Spoken>
                </Button>
              ) : (
                <span className={styles.missing}>
                  {t('classes.noTeacher', { who: words.teacher.one.genitive })}
                </span>
              )}
              {subject.pupils === pupils.length ? null : (
                <span className={styles.part}>
                  {t('classes.partOf', { some: subject.pupils, all: pupils.length })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
