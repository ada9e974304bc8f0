import { TriangleAlert } from 'lucide-react';
import type { TableClassroom } from '../../../shared/replica/school/people-table-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Note } from '../../ui/Note.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type NewPerson, RELATIONS, STAFF_ROLES } from './new-people.ts';
import { PeoplePicker } from './PeoplePicker.tsx';
import { staffOptions } from './staff-options.ts';
import type { TableRow } from './table-rows.ts';
import styles from './AddPeople.module.css';

interface NewPersonFieldsProps {
  readonly person: NewPerson;
  readonly onChange: (person: NewPerson) => void;
  readonly classrooms: readonly TableClassroom[];
}

const isPupil = ({ roles }: TableRow) => roles.includes('pupil');

export function NewPersonFields({ person, onChange, classrooms }: NewPersonFieldsProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const set = (part: Partial<NewPerson>) => onChange({ ...person, ...part });
  const name = (key: 'familyName' | 'givenName' | 'middleName') => ({
    label: t(`add.${key}`),
    maxLength: 60,
    value: person[key],
    onChange: (value: string) => set({ [key]: value }),
  });
  return (
    <>
      <div className={styles.names}>
        <TextField {...name('familyName')} autoFocus />
        <TextField {...name('givenName')} />
        <TextField {...name('middleName')} />
      </div>
      <Alike person={person} />
      {person.kind === 'pupil' ? (
        <SelectField
          label={t('add.classroom')}
          placeholder={t('card.chooseClass')}
          options={classrooms.map(({ id, title }) => ({ id, title }))}
          value={person.classroom}
          onChange={(classroom) => set({ classroom })}
        />
      ) : null}
      {person.kind === 'parent' ? (
        <>
          <PeoplePicker
            label={t('add.children')}
            chosen={person.children}
            onChange={(children) => set({ children })}
            isFit={isPupil}
            most={10}
          />
          <SelectField
            label={t('add.relation')}
            options={RELATIONS.map((id) => ({ id, title: t(`relation.${id}`) }))}
            value={person.relation}
            onChange={(id) => set({ relation: RELATIONS.find((one) => one === id) ?? 'parent' })}
          />
        </>
      ) : null}
      {person.kind === 'staff' ? (
        <div className={styles.pair}>
          <SelectField
            label={t('add.role')}
            options={staffOptions(t, words)}
            value={person.role}
            onChange={(id) => set({ role: STAFF_ROLES.find((one) => one === id) ?? 'teacher' })}
          />
          <TextField
            label={t('add.position')}
            maxLength={80}
            value={person.position}
            onChange={(position) => set({ position })}
          />
        </div>
      ) : null}
      <div className={styles.pair}>
        <TextField
          label={t('contact.email')}
          maxLength={254}
          type="email"
          value={person.email}
          onChange={(email) => set({ email })}
        />
        <TextField
          label={t('contact.phone')}
          maxLength={40}
          type="tel"
          value={person.phone}
          onChange={(phone) => set({ phone })}
        />
      </div>
    </>
  );
}

/** Somebody is called nearly the same: most often it is the same person, sometimes a wish to be taken for one. */
function Alike({ person }: { readonly person: NewPerson }) {
  const { t } = useI18n();
  const { familyName, givenName, middleName } = person;
  const alike = useQuery('school.alike', { familyName, givenName, middleName });
  if (!alike.isReady) return null;
  const { staff, same } = alike.value;
  const icon = <TriangleAlert size="1.25rem" strokeWidth={1.75} />;
  return (
    <>
      {staff.length > 0 ? (
        <Note tone="warning" icon={icon}>
          {t('add.alikeStaff', { names: staff.join(', ') })}
        </Note>
      ) : null}
      {same.length > 0 ? (
        <Note tone="warning" icon={icon}>
          {t('add.same', {
            names: same.map(({ name, classrooms }) => [name, ...classrooms].join(', ')).join('; '),
          })}
        </Note>
      ) : null}
    </>
  );
}
