import { useMemo, useState } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { addAct, isComplete, NOBODY } from '../console-people/new-people.ts';
import { NewPersonFields } from '../console-people/NewPersonFields.tsx';

interface AddPupilProps {
  readonly card: ClassCardView;
  readonly onClose: () => void;
}

/** A pupil who arrives in this class (clause P-2.1(11)). */
export function AddPupil({ card, onClose }: AddPupilProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [id] = useState(newId);
  const [person, setPerson] = useState({ ...NOBODY, classroom: card.id });
  const acts = useMemo(() => (isComplete(person) ? [addAct(id, person)] : []), [id, person]);
  const name = [person.familyName, person.givenName, person.middleName].join(' ').trim();
  const { title, type, grade } = card.body;
  return (
    <ActDialog
      title={t('classes.addPupilTitle', { pupil: words.pupil.one.nominative, title })}
      submit={t('classes.add')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.addPupilWaiting')}
      newNames={{ [id]: name }}
      done={t('people.added', { name })}
    >
      <NewPersonFields
        person={person}
        onChange={(next) => setPerson({ ...next })}
        classrooms={[{ id: card.id, title, type, grade }]}
      />
    </ActDialog>
  );
}
