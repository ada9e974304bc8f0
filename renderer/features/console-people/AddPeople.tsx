import { type ReactNode, useMemo, useState } from 'react';
import type { PeopleTableView } from '../../../shared/replica/school/people-table-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { AddList } from './AddList.tsx';
import { KindChips } from './KindChips.tsx';
import { addAct, isComplete, type NewPerson, NOBODY } from './new-people.ts';
import { NewPersonFields } from './NewPersonFields.tsx';
import styles from './AddPeople.module.css';

interface AddPeopleProps {
  readonly view: PeopleTableView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Called with the id of somebody who was added alone. */
  readonly onAdded: (id: string) => void;
}

/** Somebody new, or a whole list of them. */
export function AddPeople(props: AddPeopleProps) {
  const [isList, setIsList] = useState(false);
  if (!props.isOpen) return null;
  const choice = <HowMany isList={isList} onChoose={setIsList} />;
  return isList ? <AddList {...props} choice={choice} /> : <AddOne {...props} choice={choice} />;
}

function HowMany(props: { readonly isList: boolean; readonly onChoose: (isList: boolean) => void }) {
  const { t } = useI18n();
  return (
    <Chips
      label={t('add.howMany')}
      options={[
        { key: 'one', title: t('add.one') },
        { key: 'list', title: t('add.list') },
      ]}
      chosen={props.isList ? 'list' : 'one'}
      onChoose={(key) => props.onChoose(key === 'list')}
    />
  );
}

function AddOne({ view, onClose, onAdded, choice }: AddPeopleProps & { readonly choice: ReactNode }) {
  const { t } = useI18n();
  const [person, setPerson] = useState<NewPerson>(NOBODY);
  const [id] = useState(newId);
  const acts = useMemo(() => (isComplete(person) ? [addAct(id, person)] : []), [id, person]);
  const name = [person.familyName, person.givenName, person.middleName].join(' ').trim();
  return (
    <ActDialog
      title={t('add.title')}
      submit={t('add.submit')}
      isOpen
      onClose={onClose}
      onDone={() => onAdded(id)}
      acts={acts}
      needsReason={false}
      waitingFor={t(`add.waiting.${person.kind}`)}
      newNames={{ [id]: name }}
      done={t('people.added', { name })}
    >
      <div className={styles.choices}>
        {choice}
        <KindChips kind={person.kind} onChoose={(kind) => setPerson((before) => ({ ...before, kind }))} />
      </div>
      <NewPersonFields person={person} onChange={setPerson} classrooms={view.classrooms} />
    </ActDialog>
  );
}
