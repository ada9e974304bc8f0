import { useMemo, useState } from 'react';
import type { ClassCardView, ClassSubject } from '../../../shared/replica/school/class-card-query.ts';
import type { StaffChoice } from '../../../shared/replica/school/classes-staff-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { attachAct, type TeachingRole } from './structure-acts.ts';
import styles from './Dialogs.module.css';

interface AttachTeacherProps {
  readonly card: ClassCardView;
  /** The subject of the class for which it is, undefined for the class itself. */
  readonly subject: ClassSubject | undefined;
  readonly onClose: () => void;
}

const keyOf = ({ id }: StaffChoice) => id;
const ROW_REM = 3;

/** Who leads a class or teaches a subject (clause P-2.1(8)); the confirmed stand first. */
export function AttachTeacher({ card, subject, onClose }: AttachTeacherProps) {
  const { t } = useI18n();
  const isAssociation = card.body.type === 'association';
  const roles = rolesIn(card, subject);
  const [role, setRole] = useState<TeachingRole>(roles[0] ?? 'teacher');
  const [person, setPerson] = useState('');
  const answer = useQuery('school.staff', {});
  const staff = answer.isReady ? answer.value : NOBODY;
  const target = subject ?? { id: card.id, title: card.body.title, teachers: card.teachers };
  const acts = useMemo(
    () => (person === '' ? [] : [attachAct(target.id, person, role)]),
    [target.id, person, role],
  );
  const words = useRoleWords();
  const name = staff.find(({ id }) => id === person)?.name ?? '';
  return (
    <ActDialog
      title={t('classes.attachTitle', { title: target.title })}
      submit={t('classes.attachSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.attachWaiting')}
      done={t('classes.attached', { name })}
    >
      {isAssociation ? null : (
        <SelectField
          label={t('classes.asWhat')}
          options={roles.map((id) => ({ id, title: words[id] }))}
          value={role}
          onChange={(id) => setRole(roles.find((one) => one === id) ?? role)}
        />
      )}
      <StaffList
        staff={staff.filter(
          ({ id }) => !target.teachers.some((teacher) => teacher.id === id && teacher.role === role),
        )}
        chosen={person}
        onChoose={setPerson}
      />
    </ActDialog>
  );
}

/** What somebody can be there, the usual first; who only takes part in an association is added elsewhere. */
function rolesIn(card: ClassCardView, subject: ClassSubject | undefined): readonly TeachingRole[] {
  if (card.body.type === 'association') return ['teacher'];
  return card.body.type === 'homeroom' && !subject ? ['classTeacher', 'aide'] : ['teacher', 'aide'];
}

const NOBODY: readonly StaffChoice[] = [];

function useRoleWords(): Readonly<Record<TeachingRole, string>> {
  const { t } = useI18n();
  const words = useSchoolWords();
  return {
    classTeacher: words.classTeacher.one.nominative,
    teacher: words.teacher.one.nominative,
    aide: t('classes.aide'),
  };
}

interface StaffListProps {
  readonly staff: readonly StaffChoice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function StaffList({ staff, chosen, onChoose }: StaffListProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const shown = staff.filter(
    ({ name, position }) => wanted === '' || matches(foldForSearch(`${name} ${position}`), wanted),
  );
  return (
    <>
      <SearchBox
        label={t('classes.searchStaff')}
        value={text}
        onChange={setText}
        onSubmit={() => (shown[0] ? onChoose(shown[0].id) : undefined)}
      />
      {shown.length === 0 ? (
        <p className={styles.quiet}>{t('classes.noStaff')}</p>
      ) : (
        <div className={styles.staff}>
          <VirtualListBox
            label={t('classes.staff')}
            items={shown}
            keyOf={keyOf}
            rowHeightRem={ROW_REM}
            selectedKey={chosen}
            onOpen={({ id }) => onChoose(id)}
            renderRow={({ name, position, isVerified }, isChosen) => (
              <div className={cx(styles.staffRow, isChosen && styles.chosen)}>
                <span className={styles.staffName}>
                  <span className={styles.cut}>{name}</span>
                  {isVerified ? <Badge /> : null}
                </span>
                <span className={cx(styles.quiet, styles.cut)}>
                  {isVerified ? position : [t('classes.notConfirmed'), position].filter(Boolean).join(', ')}
                </span>
              </div>
            )}
          />
        </div>
      )}
    </>
  );
}
