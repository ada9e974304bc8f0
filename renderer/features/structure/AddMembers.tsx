import { useMemo, useState } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { attachAct } from './structure-acts.ts';

interface AddMembersProps {
  readonly card: ClassCardView;
  readonly onClose: () => void;
}

/** More than there are teachers in a school. */
const MOST = 200;

/** Teachers come into an association, one by one or all of them. */
export function AddMembers({ card, onClose }: AddMembersProps) {
  const { t } = useI18n();
  const answer = useQuery('school.staff', {});
  const staff = answer.isReady ? answer.value : undefined;
  const [people, setPeople] = useState<readonly string[]>([]);
  const choices = useMemo(() => {
    const here = new Set(card.teachers.map(({ id }) => id));
    return (staff ?? []).flatMap(({ id, name, position, isVerified }) =>
      isVerified && !here.has(id) ? [{ id, name, about: position.split(',')[0] ?? '' }] : [],
    );
  }, [staff, card.teachers]);
  const acts = useMemo(() => people.map((person) => attachAct(card.id, person, 'aide')), [people, card.id]);
  return (
    <ActDialog
      title={t('association.addTitle', { title: card.body.title })}
      submit={t('association.addSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('association.addWaiting')}
      done={t('association.addedMembers')}
    >
      <PickFrom
        label={t('association.who')}
        choices={choices}
        chosen={people}
        onChange={setPeople}
        most={MOST}
      />
      {choices.length > people.length ? (
        <Button look="plain" onPress={() => setPeople(choices.map(({ id }) => id))}>
          {t('association.addAll', { count: choices.length })}
        </Button>
      ) : null}
    </ActDialog>
  );
}
