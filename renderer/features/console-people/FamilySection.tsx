import { Unlink } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CardRelative } from '../../../shared/replica/school/person-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';
import styles from './PersonCard.module.css';

/** Children and parents, with the way to their cards. */
export function FamilySection({ card, onAction }: CardSectionProps) {
  const { t } = useI18n();
  const { family, body, abilities, id } = card;
  const isPupil = body.roles.includes('pupil');
  const canLink = abilities.linkFamily && body.leftAt === 0;
  if (family.length === 0 && !canLink) return null;
  return (
    <CardSection
      title={t(isPupil ? 'card.parents' : 'card.children')}
      actions={
        canLink ? (
          <Button look="plain" onPress={() => onAction({ kind: isPupil ? 'addParent' : 'addChild' })}>
            {t(isPupil ? 'card.linkParent' : 'card.linkChild')}
          </Button>
        ) : null
      }
    >
      {family.length === 0 ? (
        <p className={styles.quiet}>{t(isPupil ? 'card.noParents' : 'card.noChildren')}</p>
      ) : null}
      {family.map((relative) => (
        <Relative
          key={`${relative.side} ${relative.person}`}
          relative={relative}
          onUnlink={
            canLink
              ? () => {
                  const isChild = relative.side === 'child';
                  const [child, guardian] = isChild ? [relative.person, id] : [id, relative.person];
                  onAction({ kind: 'unlink', child, guardian });
                }
              : undefined
          }
        />
      ))}
    </CardSection>
  );
}

interface RelativeProps {
  readonly relative: CardRelative;
  readonly onUnlink: (() => void) | undefined;
}

function Relative({ relative, onUnlink }: RelativeProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { person, name, relation, side, classrooms } = relative;
  const words = side === 'child' ? classrooms.join(', ') : t(`relation.${relation}`);
  return (
    <div className={styles.line}>
      <span>
        <AriaButton
          className={cx(styles.link)}
          onPress={() => go({ to: 'console', pane: 'people', open: person })}
        >
          {name}
        </AriaButton>
        <br />
        <span className={styles.quiet}>{words}</span>
      </span>
      {onUnlink ? (
        <IconButton
          label={t('card.unlink')}
          icon={<Unlink size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onUnlink}
        />
      ) : null}
    </div>
  );
}
