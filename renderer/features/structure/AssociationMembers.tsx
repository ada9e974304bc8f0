import { UserRoundMinus, UserRoundPlus, Users } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import styles from './ClassCard.module.css';
import type { ClassSectionProps } from './class-actions.ts';

/** Who is in an association of teachers. */
export function AssociationMembers({ card, onAction }: ClassSectionProps) {
  const { t } = useI18n();
  const { body, abilities, teachers } = card;
  const canEdit = abilities.edit && !body.isArchived;
  const title = t('association.members', { count: teachers.length });
  return (
    <section className={styles.people} aria-label={title}>
      <div className={styles.peopleHead}>
        <h3>{title}</h3>
      </div>
      {canEdit ? (
        <div className={styles.peopleTools}>
          <Button
            icon={<UserRoundPlus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => onAction({ kind: 'members' })}
          >
            {t('association.addMembers')}
          </Button>
        </div>
      ) : null}
      {teachers.length === 0 ? (
        <EmptyPlace
          icon={<Users size="1.75rem" strokeWidth={1.75} />}
          title={t('association.none')}
          hint={t('association.noneHint')}
        />
      ) : (
        <ul className={styles.members}>
          {teachers.map(({ id, name, role, isVerified }) => (
            <li key={id} className={styles.row}>
              <Avatar name={name} of="person" />
              <span className={styles.rowWords}>
                <span className={styles.rowName}>
                  {name} {isVerified ? <Badge /> : null}
                </span>
                {role === 'teacher' ? (
                  <span className={styles.rowAbout}>{t('association.leaderRole')}</span>
                ) : null}
              </span>
              {canEdit ? (
                <IconButton
                  label={t('classes.detach', { name })}
                  icon={<UserRoundMinus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
                  onPress={() =>
                    onAction({ kind: 'detach', classroom: card.id, title: body.title, person: id, name })
                  }
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
