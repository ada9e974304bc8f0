import { UserRoundPlus, Users } from 'lucide-react';
import { memo, useState } from 'react';
import type { ClassPerson } from '../../../shared/replica/school/class-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { useEntered } from '../console-people/use-entered.ts';
import type { ClassSectionProps } from './class-actions.ts';
import styles from './ClassCard.module.css';

const ROW_REM = 3;
const keyOf = ({ id }: ClassPerson) => id;

/** The pupils of a class and their parents, with who has not come in yet; a row opens the person's card. */
export function ClassPeople(props: ClassSectionProps) {
  const { card } = props;
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const entered = useEntered();
  const [side, setSide] = useState<'pupils' | 'parents'>('pupils');
  const people = card[side];
  const pupils = capital(words.pupil.many.nominative);
  return (
    <div className={styles.people}>
      <div className={styles.peopleHead}>
        <Chips
          label={t('classes.whom')}
          options={[
            { key: 'pupils', title: t('classes.side', { who: pupils, count: card.pupils.length }) },
            {
              key: 'parents',
              title: t('classes.side', { who: t('classes.parents'), count: card.parents.length }),
            },
          ]}
          chosen={side}
          onChoose={setSide}
        />
      </div>
      <PupilActions {...props} />
      {people.length === 0 ? (
        <EmptyPlace
          icon={<Users size="1.75rem" strokeWidth={1.75} />}
          title={
            side === 'pupils'
              ? t('classes.noPupils', { pupils: words.pupil.many.genitive })
              : t('classes.noParents')
          }
          hint={
            card.body.isArchived
              ? ''
              : t(side === 'pupils' ? 'classes.noPupilsHint' : 'classes.noParentsHint')
          }
        />
      ) : (
        <VirtualListBox
          label={side === 'pupils' ? pupils : t('classes.parents')}
          items={people}
          keyOf={keyOf}
          rowHeightRem={ROW_REM}
          selectedKey=""
          onOpen={({ id }) => go({ to: 'console', pane: 'people', open: id })}
          renderRow={(person) => (
            <Row person={person} hasEntered={entered.people.has(person.id)} isOver={card.body.isArchived} />
          )}
        />
      )}
    </div>
  );
}

function PupilActions({ card, onAction }: ClassSectionProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { body, abilities, pupils } = card;
  if (body.isArchived) return null;
  const icon = <UserRoundPlus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />;
  if (body.type === 'homeroom') {
    return (
      <div className={styles.peopleTools}>
        {abilities.addPeople ? (
          <Button icon={icon} onPress={() => onAction({ kind: 'addPupil' })}>
            {t('classes.addPupil', { pupil: words.pupil.one.accusative })}
          </Button>
        ) : null}
        {abilities.move && pupils.length > 0 ? (
          <Button look="plain" onPress={() => onAction({ kind: 'transfer' })}>
            {t('classes.transfer')}
          </Button>
        ) : null}
      </div>
    );
  }
  if (!abilities.edit) return null;
  return (
    <div className={styles.peopleTools}>
      <Button icon={icon} onPress={() => onAction({ kind: 'enrol' })}>
        {t('classes.enrol', { pupils: words.pupil.many.accusative })}
      </Button>
      {pupils.length > 0 ? (
        <Button look="plain" onPress={() => onAction({ kind: 'unenrol' })}>
          {t('classes.unenrol')}
        </Button>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly person: ClassPerson;
  readonly hasEntered: boolean;
  /** Of a class that is over it is of no interest who can come in. */
  readonly isOver: boolean;
}

const Row = memo(function Row({ person, hasEntered, isOver }: RowProps) {
  const { t } = useI18n();
  const account = hasEntered ? 'entered' : person.account;
  return (
    <div className={styles.row}>
      <Avatar name={person.name} of="person" />
      <span className={styles.rowWords}>
        <span className={styles.rowName}>{person.name}</span>
        {person.about === '' ? null : <span className={styles.rowAbout}>{person.about}</span>}
      </span>
      {isOver ? null : (
        <span className={cx(styles.account, styles[account])}>
          {person.isWaiting ? t('classes.waiting') : t(`classes.account.${account}`)}
        </span>
      )}
    </div>
  );
});
