import { UserRoundMinus } from 'lucide-react';
import type { ClassTeacher } from '../../../shared/replica/school/class-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { SchoolNouns } from '../../i18n/school-words.ts';
import { capital } from '../../i18n/school-words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Badge } from '../../ui/Badge.tsx';
import type { ClassSectionProps } from './class-actions.ts';
import { Section } from './Section.tsx';
import styles from './ClassCard.module.css';

/** Who leads the class or club (clause P-2.1(8)). */
export function TeachersSection({ card, onAction }: ClassSectionProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { body, abilities } = card;
  const isAssociation = body.type === 'association';
  // Its members stand in a list of their own.
  const teachers = isAssociation ? card.teachers.filter(({ role }) => role === 'teacher') : card.teachers;
  const who = body.type === 'homeroom' ? words.classTeacher : words.teacher;
  const title = capital(teachers.length > 1 ? who.many.nominative : who.one.nominative);
  const usual = body.type === 'homeroom' ? 'classTeacher' : 'teacher';
  const canAttach = abilities.attach && !body.isArchived;
  return (
    <Section
      title={isAssociation ? t('association.leader') : title}
      actions={
        canAttach ? (
          <Button look="plain" onPress={() => onAction({ kind: 'attach', subject: undefined })}>
            {t('classes.attach')}
          </Button>
        ) : null
      }
    >
      {teachers.length === 0 ? (
        <p className={styles.missing}>
          {isAssociation
            ? capital(t('association.noLeader'))
            : t('classes.noLeader', { who: who.one.genitive })}
        </p>
      ) : (
        <ul className={styles.lines}>
          {teachers.map((teacher) => (
            <TeacherLine
              key={teacher.id}
              teacher={teacher}
              role={teacher.role === usual ? '' : roleWords(teacher.role, words, t('classes.aide'))}
              onDetach={
                canAttach
                  ? () =>
                      onAction({
                        kind: 'detach',
                        classroom: card.id,
                        title: body.title,
                        person: teacher.id,
                        name: teacher.name,
                      })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface TeacherLineProps {
  readonly teacher: ClassTeacher;
  /** What the teacher is here; '' where the section says it already. */
  readonly role: string;
  readonly onDetach: (() => void) | undefined;
}

function TeacherLine({ teacher, role, onDetach }: TeacherLineProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { id, name, isVerified } = teacher;
  const about = [role, isVerified ? '' : t('classes.notConfirmed')].filter(Boolean).join(', ');
  return (
    <li className={styles.line}>
      <span className={styles.lineWords}>
        <button
          type="button"
          className={styles.link}
          onClick={() => go({ to: 'console', pane: 'people', open: id })}
        >
          {name}
        </button>{' '}
        {isVerified ? <Badge /> : null}
        {about === '' ? null : <span className={styles.quiet}> {about}</span>}
      </span>
      {onDetach ? (
        <IconButton
          label={t('classes.detach', { name })}
          icon={<UserRoundMinus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onDetach}
        />
      ) : null}
    </li>
  );
}

function roleWords(role: ClassTeacher['role'], words: SchoolNouns, aide: string): string {
  if (role === 'classTeacher') return words.classTeacher.one.nominative;
  return role === 'aide' ? aide : words.teacher.one.nominative;
}
