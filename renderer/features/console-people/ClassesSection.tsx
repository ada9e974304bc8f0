import { Button as AriaButton } from 'react-aria-components/Button';
import type { CardClassroom } from '../../../shared/replica/school/person-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';
import styles from './PersonCard.module.css';

/** The classes, subjects and clubs of a person, with what they are there. */
export function ClassesSection({ card, onAction }: CardSectionProps) {
  const { t } = useI18n();
  const { classrooms, body, abilities } = card;
  const subjects = classrooms.filter(({ type }) => type === 'subject');
  const isPupil = body.roles.includes('pupil');
  const canTransfer = abilities.move && isPupil && body.leftAt === 0;
  if (classrooms.length === 0 && !isPupil) return null;
  return (
    <CardSection
      title={t('people.classrooms')}
      actions={
        canTransfer ? (
          <Button look="plain" onPress={() => onAction({ kind: 'transfer' })}>
            {t('card.transfer')}
          </Button>
        ) : null
      }
    >
      {classrooms.length === 0 ? <p className={styles.quiet}>{t('card.noClass')}</p> : null}
      <Tags classrooms={classrooms.filter(({ type }) => type !== 'subject')} />
      {subjects.length > 0 ? (
        <details className={styles.more}>
          <summary>{t('card.subjects', { count: subjects.length })}</summary>
          <Tags classrooms={subjects} />
        </details>
      ) : null}
    </CardSection>
  );
}

function Tags({ classrooms }: { readonly classrooms: readonly CardClassroom[] }) {
  if (classrooms.length === 0) return null;
  return (
    <ul className={styles.tags}>
      {classrooms.map((classroom) => (
        <li key={classroom.id}>
          <Tag classroom={classroom} />
        </li>
      ))}
    </ul>
  );
}

function Tag({ classroom }: { readonly classroom: CardClassroom }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { id, title, type, role } = classroom;
  const school = useSchoolWords();
  const isNamed = role === 'teacher' || role === 'classTeacher';
  const words =
    role === 'pupil'
      ? title
      : t('card.inClass', {
          title,
          role: isNamed ? school[role].one.nominative : t(`card.member.${role}`),
        });
  if (type !== 'homeroom') return <span className={styles.tag}>{words}</span>;
  return (
    <AriaButton
      className={cx(styles.tag, styles.link)}
      onPress={() => go({ to: 'console', pane: 'classes', open: id })}
    >
      {words}
    </AriaButton>
  );
}
