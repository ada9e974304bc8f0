import { type ReactNode, useMemo, useState } from 'react';
import type { PeopleTableView } from '../../../shared/replica/school/people-table-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { KindChips } from './KindChips.tsx';
import { addAct, fromList, type NewKind, STAFF_ROLES, type StaffRole } from './new-people.ts';
import { MOST_LINES, parseLines } from './parse-lines.ts';
import { staffOptions } from './staff-options.ts';
import styles from './AddPeople.module.css';

/** Parents are not in a list: each needs to be tied to a child. */
const LIST_KINDS: readonly NewKind[] = ['pupil', 'staff'];

interface AddListProps {
  readonly view: PeopleTableView;
  readonly onClose: () => void;
  readonly choice: ReactNode;
}

/** Many people at once, pasted from a spreadsheet or a letter. */
export function AddList({ view, onClose, choice }: AddListProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [text, setText] = useState('');
  const [of, setOf] = useState<{ kind: NewKind; role: StaffRole; classroom: string }>({
    kind: 'pupil',
    role: 'teacher',
    classroom: '',
  });
  const [ids] = useState(() => Array.from({ length: MOST_LINES }, newId));
  const parsed = useMemo(() => parseLines(text), [text]);
  const { people, withoutClass } = useMemo(
    () => fromList(parsed.people, of, view.classrooms),
    [parsed, of, view.classrooms],
  );
  const acts = useMemo(
    () => people.flatMap((person, index) => addAct(ids[index] ?? newId(), person)),
    [people, ids],
  );
  const newNames = useMemo(
    () =>
      Object.fromEntries(
        people.map(({ familyName, givenName }, index) => [ids[index] ?? '', `${familyName} ${givenName}`]),
      ),
    [people, ids],
  );
  return (
    <ActDialog
      title={t('add.title')}
      submit={t('add.submitMany', { count: people.length })}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('add.waiting.list')}
      newNames={newNames}
      done={t('add.doneMany', { count: people.length })}
    >
      <div className={styles.choices}>
        {choice}
        <KindChips
          kind={of.kind}
          kinds={LIST_KINDS}
          onChoose={(kind) => setOf((before) => ({ ...before, kind }))}
        />
      </div>
      {of.kind === 'pupil' ? (
        <SelectField
          label={t('add.listClassroom')}
          placeholder={t('card.chooseClass')}
          options={view.classrooms.map(({ id, title }) => ({ id, title }))}
          value={of.classroom}
          onChange={(classroom) => setOf((before) => ({ ...before, classroom }))}
        />
      ) : (
        <SelectField
          label={t('add.role')}
          options={staffOptions(t, words)}
          value={of.role}
          onChange={(id) =>
            setOf((before) => ({ ...before, role: STAFF_ROLES.find((one) => one === id) ?? 'teacher' }))
          }
        />
      )}
      <TextAreaField
        label={t('add.lines')}
        hint={t(`add.linesHint.${of.kind === 'pupil' ? 'pupil' : 'staff'}`)}
        error={problems(parsed.unread, withoutClass, t)}
        rows={6}
        value={text}
        onChange={setText}
      />
    </ActDialog>
  );
}

function problems(
  unread: readonly number[],
  withoutClass: readonly string[],
  t: ReturnType<typeof useI18n>['t'],
): string | undefined {
  const said = [
    unread.length > 0 ? t('add.unread', { lines: unread.slice(0, 10).join(', ') }) : '',
    withoutClass.length > 0 ? t('add.withoutClass', { names: withoutClass.slice(0, 5).join(', ') }) : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : undefined;
}
