import { Archive, ArrowLeft, CloudUpload, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { AssociationMembers } from './AssociationMembers.tsx';
import { ClassDialogs } from './ClassDialogs.tsx';
import type { ClassAction } from './class-actions.ts';
import { ChatsSection, InvitationsSection } from './ClassPlaces.tsx';
import { ClassPeople } from './ClassPeople.tsx';
import { SubjectsSection } from './SubjectsSection.tsx';
import { TeachersSection } from './TeachersSection.tsx';
import styles from './ClassCard.module.css';

/** Everything about one class, subject space or club, and what can be done with it. */
export function ClassCard({ classroom }: { readonly classroom: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const words = useSchoolWords();
  const answer = useQuery('school.class', { classroom });
  const back = () => go({ to: 'console', pane: 'classes' });
  if (!answer.isReady) return <SkeletonRows count={8} />;
  if (!answer.value) {
    return (
      <EmptyPlace
        icon={<Archive size="1.75rem" strokeWidth={1.75} />}
        title={t('classes.missing')}
        hint={t('classes.missingHint')}
      >
        <Button onPress={back}>{capital(words.classroom.many.nominative)}</Button>
      </EmptyPlace>
    );
  }
  const { homeroom = '' } = answer.value.body;
  const up = () => (homeroom === '' ? back() : go({ to: 'console', pane: 'classes', open: homeroom }));
  return <Card card={answer.value} onBack={up} />;
}

function Card({ card, onBack }: { readonly card: ClassCardView; readonly onBack: () => void }) {
  const [action, setAction] = useState<ClassAction>();
  const sections = { card, onAction: setAction };
  return (
    <section className={styles.card} aria-label={card.body.title}>
      <Head {...sections} onBack={onBack} />
      <div className={styles.columns}>
        {card.body.type === 'association' ? (
          <AssociationMembers {...sections} />
        ) : (
          <ClassPeople {...sections} />
        )}
        <div className={styles.sections}>
          {card.body.isArchived && card.teachers.length === 0 ? null : <TeachersSection {...sections} />}
          <InvitationsSection {...sections} />
          {card.body.type === 'homeroom' && !card.body.isArchived ? <SubjectsSection {...sections} /> : null}
          <ChatsSection {...sections} />
        </div>
      </div>
      <ClassDialogs card={card} action={action} onClose={() => setAction(undefined)} />
    </section>
  );
}

interface HeadProps {
  readonly card: ClassCardView;
  readonly onAction: (action: ClassAction) => void;
  readonly onBack: () => void;
}

function Head({ card, onAction, onBack }: HeadProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { body, abilities, isWaiting } = card;
  const kind = {
    homeroom: words.classroom.one.nominative,
    subject: words.subject.one.nominative,
    club: words.club.one.nominative,
    association: t('association.one'),
  }[body.type];
  const grade = t('classes.grade', { grade: body.grade, word: words.grade.one.nominative });
  const what = body.type === 'homeroom' && body.grade > 0 ? grade : capital(kind);
  const about = body.isArchived ? `${what}, ${t('classes.isArchived')}` : what;
  const canEdit = abilities.edit && !body.isArchived;
  const icon = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;
  return (
    <header className={styles.head}>
      <IconButton
        label={t('common.back')}
        icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onBack}
      />
      <div className={styles.names}>
        <h2 className={styles.name}>{body.title}</h2>
        <p className={styles.quiet}>
          {about}
          {isWaiting ? (
            <span className={styles.waiting}>
              <CloudUpload size="1rem" strokeWidth={1.75} aria-hidden="true" />
              {t('classes.waiting')}
            </span>
          ) : null}
        </p>
      </div>
      {canEdit ? (
        <div className={styles.tools}>
          <Button look="plain" icon={<Pencil {...icon} />} onPress={() => onAction({ kind: 'rename' })}>
            {t('classes.rename')}
          </Button>
          <Button look="plain" icon={<Archive {...icon} />} onPress={() => onAction({ kind: 'archive' })}>
            {t('classes.toArchive')}
          </Button>
        </div>
      ) : null}
    </header>
  );
}
